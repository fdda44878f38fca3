import { Kysely } from 'kysely'
import type pg from 'pg'
import type { WriteLine } from '../database.ts'
import { isServerTrouble, isStalePlan, MaybeStored, NotStored } from '../errors.ts'
import type { Database, Tx } from '../schema.ts'
import { Dialect, poolOf } from './dialect.ts'
import { writeLock } from './locks.ts'

/** A click has to be answered within three seconds. */
const askingMs = 2_000

/** The answer to a commit is missing: the server knows whether there was one. @throws MaybeStored where it cannot be asked, `error` where there was none */
const whatBecame = async (others: pg.Pool, number: string, error: unknown): Promise<{ command: string }> => {
  const until = performance.now() + askingMs
  do {
    try {
      const { rows } = await others.query('select pg_xact_status($1::xid8) as state', [number])
      const [{ state } = { state: null }] = rows as { state: string | null }[]
      if (state === 'committed') return { command: 'COMMIT' }
      if (state === 'aborted') throw new NotStored('the connection was lost before the commit', { cause: error })
      // Still under way on a connection that the server has not given up yet.
      if (state !== 'in progress') break
    } catch (trouble) {
      if (trouble instanceof NotStored) throw trouble
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  } while (performance.now() < until)
  throw new MaybeStored('the answer to a commit is missing', { cause: error })
}

/** What waits for another's lock looks every so often whether it is still wanted. */
const lockMs = 250

/** A connection of its own: what is asked meanwhile takes others, and sees what is committed. */
/** @param others by which is asked what became of a commit whose answer is missing */
export const writeLine = (pool: pg.Pool, others: pg.Pool): WriteLine & { close(): Promise<void> } => {
  let client: pg.PoolClient | undefined
  let open = false
  let lost = false
  /** The server's number of the open transaction. */
  let number = ''
  const connected = (): pg.PoolClient => {
    if (!client) throw new Error('nothing is written outside of the line')
    return client
  }
  const kysely = new Kysely<Database>({
    dialect: new Dialect({
      pool: poolOf({
        connect: async () => {
          const { query } = connected()
          return { query: query.bind(connected()), release: () => undefined }
        },
        end: async () => undefined,
      }),
    }),
  })
  const run = async (sql: string): Promise<void> => {
    await connected().query(sql)
  }
  return {
    use: async (work) => {
      const taken = await pool.connect()
      client = taken
      lost = false
      open = false
      const onLost = () => {
        lost = true
      }
      taken.on('error', onLost)
      taken.on('end', onLost)
      try {
        await kysely.connection().execute((connection) => work(connection as unknown as Tx))
      } catch (error) {
        lost ||= isStalePlan(error)
        throw error
      } finally {
        taken.off('error', onLost)
        taken.off('end', onLost)
        client = undefined
        // A transaction that nobody could end dies with its connection.
        taken.release(lost || open)
      }
    },
    begin: async () => {
      open = true
      try {
        const answers: unknown = await connected().query(
          `begin; set local lock_timeout = ${lockMs}; select pg_advisory_xact_lock(${writeLock}); set local lock_timeout = 0;
           select pg_current_xact_id()::text as number`,
        )
        number = (answers as pg.QueryResult<{ number: string }>[]).at(-1)?.rows[0]?.number ?? ''
      } catch (error) {
        if (!lost) await run('rollback')
        open = false
        throw error
      }
    },
    savepoint: () => run('savepoint piece'),
    release: () => run('release piece'),
    undo: () => run('rollback to piece; release piece'),
    commit: async () => {
      const { command } = await connected()
        .query('commit')
        .catch(async (error: unknown) => {
          if (!lost && !isServerTrouble(error)) throw error
          open = false
          return whatBecame(others, number, error)
        })
      open = false
      // What an error has ended is rolled back by its commit, without an error.
      if (command !== 'COMMIT') throw new Error(`the commit was a ${command}`)
    },
    rollback: async () => {
      await run('rollback')
      open = false
    },
    isOpen: () => open && !lost,
    close: async () => {
      await kysely.destroy()
      await pool.end()
    },
  }
}
