import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Instant } from '../domain/time.ts'
import { pendingMigrations } from './migrate.ts'
import { outboxFigures } from './outbox.ts'
import type { Executor } from './schema.ts'
import type { OpenDatabase } from './sqlite.ts'

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
  if (raw.pragma('synchronous', { simple: true }) !== 2) return 'pragmas'
  if (pendingMigrations(database).length > 0) return 'schema'
  return (await freeBytes(database.file)) < leastFreeBytes ? 'disk' : undefined
}

/** Ages and counts for people who watch. */
export const databaseFigures = async (db: Executor, now: Instant) => {
  const outbox = await outboxFigures(db)
  const failed = await db
    .selectFrom('inbox')
    .select(['state', ({ fn }) => fn.countAll<number>().as('n')])
    .where('state', 'in', ['failed', 'dead'])
    .groupBy('state')
    .execute()
  const digests = await db
    .selectFrom('outbox')
    .select(['chain_id', ({ fn }) => fn.max('sent_at').as('at')])
    .where('topic', '=', 'digest-chief')
    .where('state', '=', 'sent')
    .groupBy('chain_id')
    .execute()
  return {
    outbox: {
      ...outbox,
      oldestSeconds: outbox.oldest ? Math.max(0, (Date.parse(now) - Date.parse(outbox.oldest)) / 1_000) : 0,
    },
    inbox: Object.fromEntries(failed.map(({ state, n }) => [state, Number(n)])),
    lastDigest: Object.fromEntries(digests.map(({ chain_id, at }) => [chain_id ?? '', at])),
  }
}
