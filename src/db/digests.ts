import type { Instant, Week } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** One digest of one period: for a chain's chief, or for the office. Its card is the outbox row `digest/<id>`; patches raise `version`. */
export interface Digest {
  id: string
  kind: 'chief' | 'office' | 'leading'
  chainId?: string | undefined
  period: Week
  /** Content is what had been received by then. */
  dueAt: Instant
  version: number
  /** `owed`: too late to post by itself (over 72 h); the office posts it with one tap. `quiet`: not pushed, by the chief's wish. */
  state: 'posted' | 'owed' | 'quiet'
  /** Set when it was posted after its time. */
  note?: string | undefined
}

export const digestId = (kind: Digest['kind'], period: Week, chainId?: string): string =>
  kind === 'chief' ? `digest/${period}/${chainId}` : `digest/${period}/${kind}`

const toDigest = (row: Database['digest']): Digest => ({
  id: row.id,
  kind: row.kind as Digest['kind'],
  chainId: row.chain_id ?? undefined,
  period: row.period,
  dueAt: row.due_at,
  version: row.version,
  state: row.state as Digest['state'],
  note: row.note ?? undefined,
})

export const saveDigest = async (tx: Tx, digest: Digest): Promise<void> => {
  await upsert(tx, {
    id: digest.id,
    kind: digest.kind,
    chain_id: digest.chainId ?? null,
    period: digest.period,
    version: digest.version,
    state: digest.state,
    note: digest.note ?? null,
    due_at: digest.dueAt,
  })
}

const upsert = prepared<Database['digest'], unknown>((db, slot) => {
  const row = { version: slot('version'), state: slot('state'), note: slot('note'), due_at: slot('due_at') }
  return db
    .insertInto('digest')
    .values({
      id: slot('id'),
      kind: slot('kind'),
      chain_id: slot('chain_id'),
      period: slot('period'),
      ...row,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
})

export const readDigest = async (db: Executor, id: string): Promise<Digest | undefined> => {
  const [row] = await byId(db, { id })
  return row && toDigest(row)
}

const byId = prepared<{ id: string }, Database['digest']>((db, slot) =>
  db.selectFrom('digest').selectAll().where('id', '=', slot('id')),
)

/** When the last digest before that period, of a week or a month alike, was posted to the same readers; what it said is what they know. */
export const postedBefore = async (
  db: Executor,
  { kind, chainId, period }: Pick<Digest, 'kind' | 'chainId' | 'period'>,
): Promise<Instant | undefined> =>
  (
    await db
      .selectFrom('digest')
      .select('due_at')
      .where('kind', '=', kind)
      .where('chain_id', chainId === undefined ? 'is' : '=', chainId ?? null)
      .where('state', '=', 'posted')
      .where('period', '<', period)
      .where('period', 'like', period.includes('W') ? '____-W__' : '____-__')
      .orderBy('period', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.due_at

/** Names of chains whose digest of the period was not pushed. */
export const quietChains = async (db: Executor, period: Week): Promise<string[]> =>
  (
    await db
      .selectFrom('digest')
      .innerJoin('chain', 'chain.id', 'digest.chain_id')
      .select('chain.name')
      .where('digest.period', '=', period)
      .where('digest.state', '=', 'quiet')
      .orderBy('chain.position')
      .execute()
  ).map(({ name }) => name)
