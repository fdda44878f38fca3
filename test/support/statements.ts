import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { onTestFinished } from 'vitest'

export interface Statement {
  sql: string
  /** Rows an insert, update or delete has changed in SQLite; undefined for one that reads. */
  changes: number | undefined
}

/** Every statement that databases opened from now on run, in their order. To be called before the town is opened: statements are prepared once. */
export const listenToStatements = (): { heard: Statement[] } => {
  const heard: Statement[] = []
  const { prepare } = Sqlite.prototype
  Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql) as Sqlite.Statement
    const all = statement.all.bind(statement)
    const run = statement.run.bind(statement)
    statement.all = (...values) => {
      const rows = all(...values)
      heard.push({ sql, changes: undefined })
      return rows
    }
    statement.run = (...values) => {
      const result = run(...values)
      heard.push({ sql, changes: result.changes })
      return result
    }
    return statement
  } as typeof prepare
  onTestFinished(() => {
    Sqlite.prototype.prepare = prepare
  })
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [what] = asked as [string | { text: string }]
    heard.push({ sql: typeof what === 'string' ? what : what.text, changes: undefined })
    return (query as (...all: unknown[]) => unknown).apply(this, asked)
  } as typeof query
  onTestFinished(() => {
    pg.Client.prototype.query = query
  })
  return { heard }
}
