import { type Instant, msBetween, second } from '../domain/time.ts'
import type { OpenDatabase } from './database.ts'
import { says } from './literal.ts'
import { missingMigrations } from './migrate.ts'
import type { Executor } from './schema.ts'

export const leastFreeBytes = 200 * 1024 * 1024

/** Why the database cannot be worked with, in one word; undefined when it can. */
export const databaseTrouble = async (database: OpenDatabase): Promise<string | undefined> => {
  const trouble = await database.trouble()
  if (trouble !== undefined) return trouble
  if ((await missingMigrations(database)).length > 0) return 'schema'
  const { free } = await database.sizes()
  return free !== undefined && free < leastFreeBytes ? 'disk' : undefined
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
export const databaseFigures = async ({ kysely, sizes }: OpenDatabase, now: Instant) => {
  const { wal, free } = await sizes()
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
    walBytes: wal,
    freeBytes: free,
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
