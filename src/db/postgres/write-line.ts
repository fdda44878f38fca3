import { Kysely, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Ahead, WriteLine } from '../database.ts'
import { isServerTrouble, MaybeStored, NotStored } from '../errors.ts'
import type { Database, Tx } from '../schema.ts'
import { goStraight } from '../straight.ts'
import { type Asking, asking, Dialect } from './dialect.ts'
import { writeLock } from './locks.ts'
import { createPiece } from './piece.ts'

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

/**
 * A connection of its own: what is asked meanwhile takes others, and sees what is committed.
 * @param pool of one connection, on which statements may be sent before those before them are answered
 * @param others by which is asked what became of a commit whose answer is missing
 */
export const writeLine = (pool: pg.Pool, others: pg.Pool): WriteLine & { close(): Promise<void> } => {
  let client: pg.PoolClient | undefined
  let asked: Asking | undefined
  let tx: Tx | undefined
  let open = false
  let lost = false
  /** The first piece of work began with the transaction. */
  let begun = false
  /** The server's number of the open transaction. */
  let number = ''
  const connected = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('nothing is written outside of the line')
    return one
  }
  const piece = createPiece((text, values) => connected(asked).ask(text, values))
  /** What is asked at once leaves at once. */
  const beginPiece = (ahead: Ahead | undefined): void => {
    const { stream } = connected(client).connection
    stream.cork()
    piece.begin(connected(tx), ahead)
    stream.uncork()
  }
  const connection = { query: piece.ask, release: () => undefined } as unknown as PostgresPoolClient
  const kysely = new Kysely<Database>({
    dialect: new Dialect({ pool: { connect: async () => connection, end: async () => undefined } }),
  })
  const run = async (sql: string): Promise<void> => {
    await connected(client).query(sql)
  }
  return {
    use: async (work) => {
      const taken = await pool.connect()
      client = taken
      asked = asking(taken)
      lost = false
      open = false
      begun = false
      const onLost = () => {
        lost = true
      }
      taken.on('error', onLost)
      taken.on('end', onLost)
      try {
        await kysely.connection().execute((connection) => {
          tx = connection as unknown as Tx
          goStraight(tx, piece.driver, piece.hold)
          return work(tx)
        })
      } finally {
        taken.off('error', onLost)
        taken.off('end', onLost)
        // A transaction that nobody could end dies with its connection.
        taken.release(lost || open || asked.isSpent())
        client = undefined
        asked = undefined
        tx = undefined
      }
    },
    begin: async (ahead) => {
      open = true
      try {
        const begins: Promise<unknown> = connected(client).query(
          `begin; set local lock_timeout = ${lockMs}; select pg_advisory_xact_lock(${writeLock}); set local lock_timeout = 0;
           select pg_current_xact_id()::text as number`,
        )
        // Sent along: where there is no transaction it comes to nothing.
        beginPiece(ahead)
        begun = true
        const answers = await begins
        number = (answers as pg.QueryResult<{ number: string }>[]).at(-1)?.rows[0]?.number ?? ''
      } catch (error) {
        if (!lost) await run('rollback')
        open = false
        throw error
      }
    },
    savepoint: (ahead) => {
      if (begun) begun = false
      else beginPiece(ahead)
    },
    release: piece.end,
    undo: () => run('rollback to piece; release piece'),
    commit: async () => {
      const { command } = await connected(client)
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
