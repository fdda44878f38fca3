import type { Instant } from '../domain/time.ts'
import { unawaited } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface AuditEntry {
  at: Instant
  /** open_id, or `system`, `cli`. */
  actor: string
  actorName: string
  action: string
  object: string
  chain?: string | undefined
  place: string
  result: 'done' | 'refused' | 'failed'
  requestId: string
  detail?: Record<string, string | number | boolean | null> | undefined
}

export const recordAudit = async (tx: Tx, entry: AuditEntry): Promise<void> => {
  await insert(tx, {
    at: entry.at,
    actor: entry.actor,
    actor_name: entry.actorName,
    action: entry.action,
    object: entry.object,
    chain_id: entry.chain ?? null,
    place: entry.place,
    result: entry.result,
    request_id: entry.requestId,
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
  })
}

const insert = unawaited<Omit<Database['audit'], 'seq'>>((db, slot) =>
  db.insertInto('audit').values({
    at: slot('at'),
    actor: slot('actor'),
    actor_name: slot('actor_name'),
    action: slot('action'),
    object: slot('object'),
    chain_id: slot('chain_id'),
    place: slot('place'),
    result: slot('result'),
    request_id: slot('request_id'),
    detail: slot('detail'),
  }),
)

export const auditSince = async (db: Executor, since: Instant): Promise<AuditEntry[]> => {
  const rows = await db.selectFrom('audit').selectAll().where('at', '>=', since).orderBy('seq').execute()
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor,
    actorName: row.actor_name,
    action: row.action,
    object: row.object,
    chain: row.chain_id ?? undefined,
    place: row.place,
    result: row.result as AuditEntry['result'],
    requestId: row.request_id,
    detail: row.detail ? JSON.parse(row.detail) : undefined,
  }))
}

/** Who has done something since then, each entry once. */
export const actorsSince = async (db: Executor, action: string, since: Instant): Promise<string[]> =>
  (await db.selectFrom('audit').select('actor').where('at', '>=', since).where('action', '=', action).execute()).map(
    ({ actor }) => actor,
  )

/** How often something was written down since then, by what it was about. */
export const countByObject = async (db: Executor, action: string, since: Instant): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('audit')
    .select(({ fn }) => ['object', fn.countAll<number>().as('n')])
    .where('at', '>=', since)
    .where('action', '=', action)
    .groupBy('object')
    .execute()
  return new Map(rows.map(({ object, n }) => [object, Number(n)]))
}
