import type { Values } from '../domain/records/field.ts'
import type { Lit, RecordLight } from '../domain/records/light.ts'
import type { StoredRecord } from './records.ts'
import type { Database } from './schema.ts'

type Row = Database['record']

/** Apart from the queries: the thread that makes files reads rows without the query builder. */
export const toRecord = (row: Row): StoredRecord => ({
  id: row.id,
  kind: row.kind,
  year: row.year,
  no: row.no,
  chainId: row.chain_id ?? undefined,
  title: row.title,
  state: row.state,
  open: row.open === 1,
  decide: row.decide === 1,
  lit:
    row.light === null || row.light_sum === null
      ? undefined
      : { light: row.light as RecordLight, ...(JSON.parse(row.light_sum) as Omit<Lit, 'light'>) },
  due: row.due ?? undefined,
  dueIsDefault: row.due_is_default === 1,
  unit: row.unit ?? undefined,
  owner: row.owner === null ? undefined : { id: row.owner, name: row.owner_name ?? '' },
  raisedBy: row.raised_by ?? undefined,
  raisedByName: row.raised_by_name,
  post: row.post ?? undefined,
  source: row.source,
  sensitive: row.sensitive === 1,
  values: JSON.parse(row.field_values) as Values,
  rev: row.rev,
  movedAt: row.moved_at,
  createdAt: row.created_at,
  closedAt: row.closed_at ?? undefined,
  told: JSON.parse(row.told) as string[],
  nextOn: row.next_on ?? undefined,
  actAt: row.act_at ?? undefined,
})

/** What even an unreadable one can be named by. */
export type Unread = Pick<Row, 'id' | 'kind' | 'year' | 'no'>

/** Those that can be read; the others go where it can be said that they could not. */
export const readable = (rows: readonly Row[], unread: Unread[]): StoredRecord[] =>
  rows.flatMap((row) => {
    try {
      return [toRecord(row)]
    } catch {
      unread.push(row)
      return []
    }
  })
