import { Kysely, PostgresQueryCompiler, type RawNode } from 'kysely'
import type pg from 'pg'
import { DatabaseUnusable, isBusy } from '../errors.ts'
import { inPostgres } from './ddl.ts'
import { Dialect, poolOf } from './dialect.ts'
import { functions } from './functions.ts'
import { writeLock } from './locks.ts'

/** Migrations are written for SQLite; each of their texts is translated on its way. */
class TableCompiler extends PostgresQueryCompiler {
  protected override visitRaw({ sqlFragments, parameters, ...node }: RawNode): void {
    super.visitRaw({
      ...node,
      parameters,
      sqlFragments: parameters.length > 0 ? sqlFragments : sqlFragments.map(inPostgres),
    })
  }
}

class TableDialect extends Dialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new TableCompiler()
  }
}

const lockMs = 3_000

/** Under the lock of whoever writes: nobody files a report into tables that are being changed, in whatever process. */
export const alterTables =
  (pool: pg.Pool) =>
  async (work: (db: Kysely<unknown>) => Promise<void>): Promise<void> => {
    const client = await pool.connect()
    // Each text is said once, and one for SQLite may be several here.
    const query = ({ text, values }: { text: string; values: unknown[] }) =>
      values.length > 0 ? client.query(text, values) : client.query(text)
    const taken = { query, release: () => undefined } as unknown as pg.PoolClient
    const db = new Kysely<unknown>({
      dialect: new TableDialect({ pool: poolOf({ connect: async () => taken, end: async () => undefined }) }),
    })
    let broken = true
    try {
      // Whoever waits for a table keeps all from it that come later: better to be refused, and begin again, than that an export of minutes holds up the other replicas.
      await client.query(
        `begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = ${lockMs}`,
      )
      await client.query(`select pg_advisory_xact_lock(${writeLock})`)
      for (const text of functions) await client.query(text)
      await db.connection().execute(work)
      await client.query('commit')
      broken = false
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
      if (isBusy(error))
        throw new DatabaseUnusable('数据库正忙（多半在导出或备份），没有升级，什么都没有改。请过一会儿再试。')
      throw error
    } finally {
      await db.destroy()
      client.release(broken)
    }
  }
