import { type FileProblem, judgeFile } from '../judge-file.ts'
import type { Result } from '../result.ts'
import { total } from './line.ts'
import { type Rules, ruleKeys, rulesSchema } from './rules.ts'

/** Reads a parsed file of rules: every problem at once. */
export const judgeRules = (data: unknown): Result<Rules, FileProblem[]> =>
  judgeFile(data, { schema: rulesSchema, keys: ruleKeys, crossCheck })

const wholeYear = 100
type Path = (string | number)[]
type Fields = Record<string, unknown>

function crossCheck(file: unknown): FileProblem[] {
  const blocks = rows(file, ['blocks'])
  const bonus = rows(file, ['bonus', 'rules'])
  const rules = blocks.flatMap((one) => rows(file, [...one.path, 'rules']))
  return [
    ...wrongTotal(blocks),
    ...blocks.flatMap((one) => wrongBlock(one, rows(file, [...one.path, 'rules']))),
    ...twice([...blocks, ...rules, ...bonus], '编号写了两次'),
    ...twice(rows(file, ['inputs']), '编号写了两次'),
    ...[...rules, ...bonus].flatMap((one) => unknownInput(one, file)),
    ...wrongWeights(file),
    ...wrongBands(file),
    ...[...rules, ...bonus].flatMap((one) => unknownCap(one, file)),
    ...rows(file, ['city_form', 'columns']).flatMap((one) => unknownColumn(one, [...blocks, ...rules])),
  ]
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Refused with the sum: a year that adds up to something else can be compared with no other. */
const wrongTotal = (blocks: readonly Row[]): FileProblem[] => {
  const sum = total(blocks.map(({ fields }) => number(fields.points)))
  if (blocks.length === 0 || sum === wholeYear) return []
  const parts = blocks.map(({ fields }) => `${String(fields.id)} ${number(fields.points)}`).join('＋')
  return [{ path: ['blocks'], message: `各板块合计 ${sum} 分，应为 ${wholeYear} 分：${parts}` }]
}

const wrongBlock = ({ path, fields }: Row, rules: readonly Row[]): FileProblem[] => {
  const sum = total(rules.map((rule) => number(rule.fields.points)))
  if (fields.deducts === true)
    return sum === 0
      ? []
      : [{ path: [...path, 'rules'], message: `只扣分的板块里，各条不写 points，现在合计 ${sum} 分` }]
  if (rules.length === 0 || sum === number(fields.points)) return []
  const parts = rules.map((rule) => `${String(rule.fields.id)} ${number(rule.fields.points)}`).join('＋')
  return [
    {
      path: [...path, 'points'],
      message: `板块 ${String(fields.id)} 是 ${number(fields.points)} 分，各条合计 ${sum} 分：${parts}`,
    },
  ]
}

const unknownInput = ({ path, fields }: Row, file: unknown): FileProblem[] => {
  const known = rows(file, ['inputs']).map((one) => String(one.fields.id))
  return (['target', 'average', 'own'] as const).flatMap((key) => {
    const named = fields[key]
    return typeof named !== 'string' || known.includes(named)
      ? []
      : [{ path: [...path, key], message: `inputs 里没有“${named}”` }]
  })
}

const unknownCap = ({ path, fields }: Row, file: unknown): FileProblem[] => {
  const words = rows(file, ['grades', 'bands']).map((one) => String(one.fields.word))
  return typeof fields.cap !== 'string' || words.includes(fields.cap)
    ? []
    : [{ path: [...path, 'cap'], message: `grades 里没有“${fields.cap}”这个等次` }]
}

const unknownColumn = ({ path, fields }: Row, known: readonly Row[]): FileProblem[] => {
  const { show, of } = fields
  if (show !== 'block' && show !== 'rule') return []
  if (of === undefined) return [{ path, message: '缺少“of”：写板块或条目的编号' }]
  return known.some((one) => one.fields.id === of)
    ? []
    : [{ path: [...path, 'of'], message: `没有编号“${String(of)}”` }]
}

const wrongWeights = (file: unknown): FileProblem[] => {
  const { internal, third } = fieldsAt(file, ['weights'])
  if (typeof internal !== 'number' || typeof third !== 'number' || total([internal, third]) === 1) return []
  return [{ path: ['weights'], message: `两个权重合计 ${total([internal, third])}，应为 1` }]
}

const wrongBands = (file: unknown): FileProblem[] => {
  const bands = rows(file, ['grades', 'bands'])
  const from = bands.map(({ fields }) => number(fields.from))
  const falls = from.every((one, at) => at === 0 || one < (from[at - 1] ?? 0))
  return bands.length === 0 || (falls && from.at(-1) === 0)
    ? []
    : [{ path: ['grades', 'bands'], message: '等次从高到低写，最后一等 from 写 0' }]
}

interface Row {
  path: Path
  fields: Fields
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const at = (file: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), file)
const fieldsAt = (file: unknown, path: Path): Fields => {
  const found = at(file, path)
  return isFields(found) ? found : {}
}
const rows = (file: unknown, path: Path): Row[] => {
  const list = at(file, path)
  return Array.isArray(list)
    ? list.flatMap((one, index) => (isFields(one) ? [{ path: [...path, index], fields: one }] : []))
    : []
}

const twice = (list: readonly Row[], message: string): FileProblem[] =>
  list.flatMap(({ path, fields }, index) =>
    fields.id !== undefined && list.findIndex((other) => other.fields.id === fields.id) < index
      ? [{ path: [...path, 'id'], message: `${message}：${String(fields.id)}` }]
      : [],
  )
