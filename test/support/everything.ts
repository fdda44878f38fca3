import type { OpenDatabase } from '../../src/db/database.ts'
import { rawOf } from './raw.ts'

/** All that a database holds, as text, by its tables. */
export const everythingIn = (database: OpenDatabase): Map<string, string> => {
  const raw = rawOf(database)
  const names = raw
    .prepare(
      database.kind === 'sqlite'
        ? "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
        : "select table_name from information_schema.tables where table_schema = 'public'",
    )
    .pluck()
    .all() as string[]
  return new Map(names.map((name) => [name, JSON.stringify(raw.prepare(`select * from "${name}"`).all())]))
}
