import type { Kysely } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { Database, Tx } from './schema.ts'

/** The database as the product knows it: what sort it is shows in nobody's questions. Each sort has a folder of its own that makes one of these. */
export interface OpenDatabase {
  readonly kind: 'sqlite' | 'postgres'
  /** For sentences: a path, or a server's name. Never a password. */
  readonly label: string
  /** Where it is, for a thread that opens it anew. Never said aloud: there may be a password in it. */
  readonly place: string
  /** Questions. What writes goes through the writer. */
  readonly kysely: Kysely<Database>
  /** The one way in which is written; the writer's alone. */
  readonly line: WriteLine
  /** Names of the migrations that were applied, none for a database without tables. */
  applied(): Promise<string[]>
  /** Changes tables in one transaction with nobody else in it. @throws DatabaseUnusable where others do not let go of it. */
  alter(work: (db: Kysely<unknown>) => Promise<void>): Promise<void>
  /** Why what was promised of it does not hold, in one word. */
  trouble(): Promise<string | undefined>
  /** Bytes, of what there is to be watched. */
  sizes(): Promise<Sizes>
  /** The bots that run on it just now; undefined where it can be only one. */
  replicas(): Promise<Replicas | undefined>
  /** Puts what is left behind by writing where it belongs. */
  tidy(): Promise<void>
  close(): Promise<void>
}

export interface Sizes {
  wal?: number
  /** Left on the disk. */
  free?: number
}

export interface Replicas {
  running: readonly Replica[]
  /** Of everybody, to this database. */
  connections: number
  /** Who waits for another one's transaction to end. */
  writers: { waiting: number; longestSeconds: number }
}

export interface Replica {
  host: string
  pid: number
  version: string
  /** Since it has been connected. */
  since: Instant
  /** Schedules and sends. */
  leads: boolean
}

/** What is written, step by step, on one connection. The writer says in which order. */
export interface WriteLine {
  /** Keeps everybody else off the connection until `work` has ended. */
  use(work: (tx: Tx) => Promise<void>): Promise<void>
  /**
   * @param ahead of the first piece of work
   * @throws an error that `isBusy` while another process has the lock.
   */
  begin(ahead?: Ahead): Step
  /** @param ahead of the piece of work that follows: asked with it, where a question takes a way. */
  savepoint(ahead?: Ahead): Step
  release(): Step
  /** Back to the savepoint, which is released. */
  undo(): Step
  commit(): Step
  rollback(): Step
  /** Whether a transaction is open. */
  isOpen(): boolean
}

/** Asks what a piece of work is sure to ask before it writes; of each function the first question. The work asks as if nobody had: nothing hangs on it. */
export type Ahead = (tx: Tx) => unknown

/** Nothing to wait for where the database is in this process. */
export type Step = void | Promise<void>
