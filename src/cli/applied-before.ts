import { createHmac } from 'node:crypto'
import type { OpenDatabase } from '../db/database.ts'
import { lastApplied } from '../db/district.ts'
import { readFact, writeFact } from '../db/kv.ts'
import { pendingMigrations } from '../db/migrate.ts'
import type { Executor, Tx } from '../db/schema.ts'
import { build } from '../version.ts'

/** What was read: the district file, or the rules of assessment beside it. */
type What = 'district-file' | 'rules-files'

/** Of the file as it lies there, the build that read it, and what is applied: another file applied since makes it another mark. */
const markOf = async (db: Executor, file: Buffer, key: string): Promise<string> =>
  createHmac('sha256', key)
    .update(`${build}\n${await lastApplied(db)}\n`)
    .update(file)
    .digest('hex')

/** Whether a start of this build has applied this very file and nothing else was applied since: then it has nothing to change, and is not read. */
export const appliedBefore = async (
  database: OpenDatabase,
  what: What,
  file: Buffer,
  key: string,
): Promise<boolean> => {
  if (build === undefined || (await pendingMigrations(database)).length > 0) return false
  return (await readFact(database.kysely, what)) === (await markOf(database.kysely, file, key))
}

export const markApplied = async (tx: Tx, what: What, file: Buffer, key: string): Promise<void> =>
  writeFact(tx, what, await markOf(tx, file, key))
