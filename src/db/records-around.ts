import { sql } from 'kysely'
import type { Undone } from '../domain/records/rewind.ts'
import type { Instant } from '../domain/time.ts'
import { toRecord } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Executor } from './schema.ts'

/** What is known of a kind around a moment: records open then or closed since, and every step since, the newest first. */
export interface Around {
  records: StoredRecord[]
  steps: Map<string, (Undone & { at: Instant })[]>
}

/** @param chainId left out: of all chains and of the district. */
export const recordsAround = async (
  db: Executor,
  wish: { kind: string; chainId?: string | undefined; since: Instant; until: Instant },
): Promise<Around> => {
  const { kind, chainId, since, until } = wish
  const all = db.selectFrom('record').selectAll().where('kind', '=', kind).where('created_at', '<', until)
  const wanted = chainId === undefined ? all : all.where('chain_id', '=', chainId)
  // Apart, so that each has its index: what was closed long ago is not looked through.
  const open = await wanted.where(sql<boolean>`open = 1`).execute()
  const closed = await wanted.where(sql<boolean>`open = 0`).where('closed_at', '>=', since).execute()
  const records = [...open, ...closed].map(toRecord)
  const steps: Around['steps'] = new Map()
  if (records.length === 0) return { records, steps }
  const ids = JSON.stringify(records.map(({ id }) => id))
  const rows = await db
    .selectFrom('record_step')
    .select(['record_id', 'at', 'step', 'from_state', 'before'])
    .where(sql<boolean>`record_id in (select value from json_each(${ids}))`)
    .where('at', '>=', since)
    .orderBy('record_id')
    .orderBy('seq', 'desc')
    .execute()
  for (const { record_id, at, step, from_state, before } of rows)
    steps.set(record_id, [
      ...(steps.get(record_id) ?? []),
      { at, step, from: from_state ?? undefined, before: before === null ? undefined : JSON.parse(before) },
    ])
  return { records, steps }
}
