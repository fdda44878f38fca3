import { reporting } from './district.ts'
import type { FileProblem } from './judge-file.ts'
import { chainKeys } from './names.ts'
import { chainRoles } from './people.ts'
import { readsAsRecord } from './records/kind-words.ts'
import { clockFaults } from './weekly-clock.ts'

type Path = (string | number)[]
interface Row {
  path: Path
  fields: Record<string, unknown>
}

/**
 * What no single key can know: names used twice, chains that do not exist, hours out of order.
 * Works on the file as written, so that it finds these beside wrong types and unknown keys, all at once.
 */
export function crossCheck(file: unknown): FileProblem[] {
  const chains = rows(file, 'chains')
  const people = rows(file, 'people')
  const groups = rows(file, 'groups')
  const grants = people.flatMap((person) => rows(person.fields, 'roles', person.path))
  return [
    ...chains.flatMap(checkKeyChain),
    ...checkChainNames(chains),
    ...checkRecordWords(chains),
    ...chains.flatMap((one) => twice(texts(one, 'departments'), '责任部门写了两次')),
    ...chains.flatMap((one) =>
      twice(column(rows(one.fields, 'enterprises', one.path), 'name'), '企业在这条链里写了两次'),
    ),
    ...people.flatMap(checkPerson),
    ...twice(column(people, 'open_id'), 'open_id 已用于另一个人'),
    ...twice(column(people, 'mobile'), '手机号已用于另一个人'),
    ...twice(column(people, 'email'), '邮箱已用于另一个人'),
    ...grants.flatMap(checkGrant),
    ...groups.flatMap(checkGroup),
    ...twice(column(groups, 'chat_id'), '这个群写了两次'),
    ...checkKnownChain([...grants, ...groups], new Set(column(chains, 'id').map(({ text }) => text))),
    ...twice(
      rows(file, 'units').flatMap((unit) => [...column([unit], 'name'), ...texts(unit, 'aliases')]),
      '单位的名称或简称写了两次',
    ),
    ...twice(column(rows(file, 'measures'), 'id'), '任务编号写了两次'),
    ...checkClock(file),
  ]
}

/** Of a chain called 任务 nobody could say whether the chain or the records are meant. */
const checkRecordWords = (chains: readonly Row[]): FileProblem[] =>
  [...column(chains, 'name'), ...chains.flatMap((one) => texts(one, 'aliases'))].flatMap(({ path, text }) =>
    readsAsRecord(text) ? [{ path, message: `“${text}”：这是台账里的词或记录编号，产业链不能叫这个` }] : [],
  )

interface Text {
  path: Path
  text: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The maps of a list, with their places; anything else is the schema's to report. */
function rows(parent: unknown, key: string, at: Path = []): Row[] {
  const value = isRecord(parent) ? parent[key] : undefined
  if (!Array.isArray(value)) return []
  return value.flatMap((fields, i) => (isRecord(fields) ? [{ path: [...at, key, i], fields }] : []))
}

const column = (list: readonly Row[], key: string): Text[] =>
  list.flatMap(({ path, fields }) => {
    const text = fields[key]
    return typeof text === 'string' ? [{ path: [...path, key], text: text.trim() }] : []
  })

function texts({ path, fields }: Row, key: string): Text[] {
  const value = fields[key]
  if (!Array.isArray(value)) return []
  return value.flatMap((text, i) => (typeof text === 'string' ? [{ path: [...path, key, i], text: text.trim() }] : []))
}

function twice(list: readonly Text[], message: string): FileProblem[] {
  const seen = new Set<string>()
  return list.flatMap(({ path, text }) => {
    if (seen.has(text)) return [{ path, message: `“${text}”：${message}` }]
    seen.add(text)
    return []
  })
}

function checkKeyChain({ path, fields }: Row): FileProblem[] {
  if (fields.kind === 'incubating') return []
  const problems: FileProblem[] = []
  if (fields.chief === undefined)
    problems.push({ path, message: '重点产业链要写明链长（chief）；培育产业请写 kind: incubating' })
  if (fields.departments === undefined || (Array.isArray(fields.departments) && fields.departments.length === 0)) {
    problems.push({ path, message: '重点产业链要写明责任部门（departments），第一个为牵头' })
  }
  return problems
}

/** Chains are found by id, name and alias alike, with or without 产业链, so no two may share one. */
function checkChainNames(chains: readonly Row[]): FileProblem[] {
  const owner = new Map<string, number>()
  return chains.flatMap((one, i) =>
    [...column([one], 'id'), ...column([one], 'name'), ...texts(one, 'aliases')].flatMap(({ path, text }) => {
      const [key = text] = chainKeys({ id: text, name: text })
      const other = owner.get(key)
      owner.set(key, other ?? i)
      return other === undefined || other === i
        ? []
        : [{ path, message: `“${text}”：另一条产业链已用这个名称、简称或编号` }]
    }),
  )
}

function checkPerson({ path, fields }: Row): FileProblem[] {
  const known = ['open_id', 'mobile', 'email'].some((key) => fields[key] !== undefined)
  return known ? [] : [{ path, message: 'open_id、mobile、email 至少写一个，否则找不到这个人' }]
}

const isChainRole = (role: unknown): boolean => chainRoles.some((one) => one === role)

function checkGrant({ path, fields }: Row): FileProblem[] {
  if (isChainRole(fields.role) && fields.chain === undefined) {
    return [{ path, message: `角色 ${String(fields.role)} 要写明是哪条产业链（chain）` }]
  }
  if (
    typeof fields.role === 'string' &&
    ['office', 'leader', 'admin'].includes(fields.role) &&
    fields.chain !== undefined
  ) {
    return [{ path: [...path, 'chain'], message: `角色 ${fields.role} 不分产业链，请删去 chain` }]
  }
  return []
}

function checkGroup({ path, fields }: Row): FileProblem[] {
  const { kind, chain } = fields
  if ((kind === 'chief' || kind === 'taskforce') && chain === undefined) {
    return [{ path, message: `${kind} 群要写明是哪条产业链（chain）` }]
  }
  if ((kind === 'office' || kind === 'leading') && chain !== undefined) {
    return [{ path: [...path, 'chain'], message: `${kind} 群不分产业链，请删去 chain` }]
  }
  return []
}

const checkKnownChain = (list: readonly Row[], ids: ReadonlySet<string>): FileProblem[] =>
  column(list, 'chain').flatMap(({ path, text }) =>
    ids.has(text) ? [] : [{ path, message: `没有编号为“${text}”的产业链，现有：${[...ids].join('、') || '无'}` }],
  )

function checkClock(file: unknown): FileProblem[] {
  const read = reporting.safeParse(isRecord(file) ? file.reporting : undefined)
  if (!read.success) return []
  return clockFaults(read.data.weekly).map(({ earlier, later }) => ({
    path: ['reporting', 'weekly', ...later.split('.')],
    message: `${later} 要排在 ${earlier} ${later === 'lock' || later === 'card' ? '同时或之后' : '之后'}`,
  }))
}
