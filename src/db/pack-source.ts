import type { Named } from '../domain/masking.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { readRecords, type StoredRecord } from './records.ts'
import type { Executor } from './schema.ts'

/** Everybody and everything that a pack for others may not name. */
export const namedAll = async (db: Executor): Promise<Named[]> => {
  const inRecords = await namesInRecords(db)
  const people = await db.selectFrom('person').select('name').distinct().orderBy('name').execute()
  const chiefs = await db.selectFrom('chief_post').select('name').distinct().orderBy('name').execute()
  const chains = await db
    .selectFrom('chain')
    .select(['id', 'name', 'aliases', 'departments'])
    .orderBy('position')
    .execute()
  const units = await db.selectFrom('unit').select(['name', 'aliases']).orderBy('name').execute()
  const ofPeople = await db.selectFrom('person_unit').select('unit').distinct().orderBy('unit').execute()
  const aliases = await db.selectFrom('alias').select(['word', 'kind', 'target']).execute()
  const given = (kind: string, target: string) =>
    aliases.filter((one) => one.kind === kind && one.target === target).map(({ word }) => word)
  const registered = new Map(units.map(({ name, aliases: of }) => [name, JSON.parse(of) as string[]]))
  const unitNames = new Set([
    ...registered.keys(),
    ...chains.flatMap(({ departments }) => JSON.parse(departments) as string[]),
    ...ofPeople.map(({ unit }) => unit),
  ])
  const persons = new Set([...people, ...chiefs].map(({ name }) => name))
  for (const name of inRecords.people) persons.add(name)
  return [
    ...inRecords.firms.map((names): Named => ({ sort: 'firm', names })),
    ...[...persons].map((name): Named => ({ sort: 'person', names: [name] })),
    ...[...unitNames].map(
      (name): Named => ({ sort: 'unit', names: [name, ...(registered.get(name) ?? []), ...given('unit', name)] }),
    ),
    ...chains.map(
      ({ id, name, aliases: of }): Named => ({
        sort: 'chain',
        names: [name, ...(JSON.parse(of) as string[]), ...given('chain', id)],
      }),
    ),
  ]
}

/** Fields in which a firm or a person is written who need not be in the register or the roster. */
const firmKeys = ['firms', 'actor', 'serves', 'target', 'for', 'firm', 'supplier']
const personKeys = ['contact', 'leader', 'owner']
/** Lists whose rows are called by an outside firm or body, or by a person. */
const firmLists = ['L07', 'L09', 'L10']
const personLists = ['L08']
const unregistered = /（未登记）$/u

/** Firms under all their names, and people, that the records speak of. */
const namesInRecords = async (db: Executor): Promise<{ firms: string[][]; people: string[] }> => {
  const rows = await db
    .selectFrom('record')
    .select(['kind', 'title', 'owner_name', 'field_values'])
    .orderBy('created_at')
    .execute()
  const firms = new Map<string, string[]>()
  const people = new Set<string>()
  const addFirm = (name: string, more: readonly string[] = []): void => {
    const plain = name.replace(unregistered, '')
    firms.set(plain, [...new Set([...(firms.get(plain) ?? [plain]), ...more])])
  }
  const read = (key: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) read(key, one)
    else if (typeof value === 'object' && value !== null && 'name' in value && 'id' in value) {
      if (String(value.id).startsWith('firm-')) addFirm(String(value.name))
      else if (String(value.id).startsWith('p-')) people.add(String(value.name))
    } else if (typeof value === 'string') {
      if (firmKeys.includes(key) && value.length <= mostOfName) addFirm(value)
      if (personKeys.includes(key) && value.length <= mostOfName) people.add(value)
    }
  }
  for (const { kind, title, owner_name, field_values } of rows) {
    const values = JSON.parse(field_values) as Record<string, unknown>
    if (kind === 'firm') addFirm(title, Array.isArray(values.formerly) ? values.formerly.map(String) : [])
    if (firmLists.includes(kind)) addFirm(title)
    if (personLists.includes(kind)) people.add(title)
    if (owner_name !== null) people.add(owner_name)
    for (const [key, value] of Object.entries(values)) read(key, value)
  }
  return { firms: [...firms.values()], people: [...people] }
}
/** Longer than a name: what was written there is a sentence. */
const mostOfName = 40

/** A report of a chain with its text in force. */
export interface PackedReport {
  id: string
  type: string
  period: string
  dueAt: string
  filedAt: string | undefined
  content: WeeklyContent | MonthContent | undefined
}

/** What a chain reported for a year, in the order it was due. */
export const reportsOfYear = async (
  db: Executor,
  chainId: string,
  from: string,
  to: string,
): Promise<PackedReport[]> => {
  const rows = await db
    .selectFrom('item')
    .innerJoin('period', 'period.period', 'item.period')
    .leftJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .select(['item.id', 'item.type', 'item.period', 'item.first_sent_at', 'period.due_at', 'revision.content'])
    .where('item.chain_id', '=', chainId)
    .where('item.state', '!=', 'exempt')
    .where('period.due_at', '>=', from)
    .where('period.due_at', '<', to)
    .orderBy('period.due_at')
    .orderBy('item.type')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    period: row.period,
    dueAt: row.due_at,
    filedAt: row.first_sent_at ?? undefined,
    content: row.content === null ? undefined : (JSON.parse(row.content) as WeeklyContent | MonthContent),
  }))
}

/** Records that lines rest on, by id. */
export const citedRecords = async (db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> =>
  new Map((await readRecords(db, ids)).map((record) => [record.id, record]))
