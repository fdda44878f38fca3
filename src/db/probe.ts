import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Instant, msBetween, second } from '../domain/time.ts'
import { says } from './literal.ts'
import { pendingMigrations } from './migrate.ts'
import type { Executor } from './schema.ts'
import type { OpenDatabase } from './sqlite/open.ts'

/** Bytes free where the database lies. */
export const freeBytes = async (file: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}

export const leastFreeBytes = 200 * 1024 * 1024

/** Why the database cannot be worked with, in one word; undefined when it can. */
export const databaseTrouble = async (database: OpenDatabase): Promise<string | undefined> => {
  const { raw } = database
  if (!raw.open) return 'closed'
  const pragma = (name: string): unknown => raw.pragma(name, { simple: true })
  if (pragma('synchronous') !== 2 || pragma('journal_mode') !== 'wal' || pragma('foreign_keys') !== 1) return 'pragmas'
  if (pendingMigrations(database).length > 0) return 'schema'
  return (await freeBytes(database.file)) < leastFreeBytes ? 'disk' : undefined
}

const outboxFigures = async (db: Executor): Promise<{ pending: number; uncertain: number; oldest?: Instant }> => {
  const [pending, sending, uncertain] = await Promise.all(
    (['pending', 'sending', 'uncertain'] as const).map((state) =>
      db
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll<number>().as('n'), fn.min('created_at').as('oldest')])
        .where(says('state', state))
        .executeTakeFirstOrThrow(),
    ),
  )
  const oldest = [pending?.oldest, sending?.oldest].filter((at) => at !== null && at !== undefined).sort()[0]
  return {
    pending: Number(pending?.n) + Number(sending?.n),
    uncertain: Number(uncertain?.n),
    ...(oldest ? { oldest } : {}),
  }
}

/** Ages and counts for programs that watch. */
export const databaseFigures = async ({ kysely, file }: OpenDatabase, now: Instant) => {
  const { oldest, ...outbox } = await outboxFigures(kysely)
  const failed = await kysely
    .selectFrom('inbox')
    .select(['state', ({ fn }) => fn.countAll<number>().as('n')])
    .where('state', 'in', ['failed', 'dead'])
    .groupBy('state')
    .execute()
  return {
    outbox: { ...outbox, oldestSeconds: oldest ? Math.max(0, msBetween(oldest, now) / second) : 0 },
    inbox: Object.fromEntries(failed.map(({ state, n }) => [state, Number(n)])),
    walBytes: await stat(`${file}-wal`).then(
      ({ size }) => size,
      () => 0,
    ),
    freeBytes: await freeBytes(file),
  }
}

/** When each chain's group got its last digest. */
export const lastDigests = async (db: Executor): Promise<Record<string, Instant | null>> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['chain_id', ({ fn }) => fn.max('sent_at').as('at')])
    .where('topic', '=', 'digest-chief')
    // There is an index by period.
    .where('period', 'in', (eb) => eb.selectFrom('period').select('period'))
    .where('state', '=', 'sent')
    .groupBy('chain_id')
    .execute()
  return Object.fromEntries(rows.map(({ chain_id, at }) => [chain_id ?? '', at]))
}
