import type Sqlite from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { WriteLine } from '../database.ts'
import type { Database, Tx } from '../schema.ts'
import { type Driver, goStraight } from '../straight.ts'

/** The one connection there is, questions' as well. */
export const writeLine = (raw: Sqlite.Database, kysely: Kysely<Database>, driver: Driver): WriteLine => {
  // These run for every piece of work and need no building.
  const [begin, savepoint, release, undo, commit, rollback] = [
    'begin immediate',
    'savepoint piece',
    'release piece',
    'rollback to piece',
    'commit',
    'rollback',
  ].map((sql) => {
    const statement = raw.prepare(sql)
    return () => void statement.run()
  }) as [() => void, () => void, () => void, () => void, () => void, () => void]
  return {
    use: (work) =>
      kysely.connection().execute(async (connection) => {
        const tx = connection as unknown as Tx
        goStraight(tx, driver)
        await work(tx)
      }),
    begin,
    savepoint,
    release,
    undo: () => {
      undo()
      release()
    },
    commit,
    rollback,
    isOpen: () => raw.inTransaction,
  }
}
