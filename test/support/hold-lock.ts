import type { OpenDatabase } from '../../src/db/database.ts'
import { writeLock } from '../../src/db/postgres/locks.ts'
import { connectTo } from './raw.ts'

/** Another process that holds the database's write lock, as `lianzhang apply` or a backup tool may. */
export const holdLock = (database: OpenDatabase) => {
  const other = connectTo(database.place)
  other.exec(database.kind === 'sqlite' ? 'begin immediate' : `begin; select pg_advisory_xact_lock(${writeLock})`)
  return {
    letGo: () => {
      other.exec('rollback')
      other.close()
    },
  }
}
