/** The change was not stored: the disk is full, the database is locked, the write was given up before it began. */
export class NotStored extends Error {
  override readonly name: string = 'NotStored'
}

/** What only the leader of several processes may do, and another one leads by now. */
export class LeadsNoMore extends NotStored {
  override readonly name = 'LeadsNoMore'
}

/** The server went while it committed, and could not be asked in time whether it had. What comes again finds it, if it is there. */
export class MaybeStored extends NotStored {
  override readonly name = 'MaybeStored'
}

/** The database cannot be used as it is. The message is Chinese and says what to do: operators read it. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/** Nothing is left behind under a name that looks like a backup. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed'
  /** What to do about it, where it is neither room nor a right of the folder; Chinese, ends with 。 */
  readonly todo: string | undefined
  constructor(message: string, { cause, todo }: { cause?: unknown; todo?: string } = {}) {
    super(message, { cause })
    this.todo = todo
  }
}

/** Another process works on it. */
export class DatabaseInUse extends DatabaseUnusable {}

export const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
    ? error.code
    : undefined

/** SQLite's name for it, or a SQLSTATE of PostgreSQL, or the network's. */
export const databaseCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Another connection holds the lock, two of them stood in each other's way, or a newer version has changed the tables: worth another try. */
export const isBusy = (error: unknown): boolean =>
  /^(SQLITE_BUSY|55P03$|40001$|40P01$)/.test(databaseCode(error) ?? '') || isStalePlan(error)

/** A connection keeps a plan that is older than the tables. A new connection knows no plans. */
export const isStalePlan = (error: unknown): boolean => databaseCode(error) === '0A000'

/** Disk trouble, a server's too: after these the transaction may already be gone (ENOSPC also shows as SQLITE_IOERR_SHMSIZE). */
export const isDiskTrouble = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM)|53100$|58030$)/.test(databaseCode(error) ?? '')

/**
 * The server, or the way to it: the transaction is gone. 08 is a connection, 53 room, 57P0 a server that goes or comes, 58 its machine, 0A000 a plan
 * older than the tables, 25006 a server that only reads.
 */
export const isServerTrouble = (error: unknown): boolean =>
  /^(08...|53...|57P0.|58...|0A000|25006|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN)$/.test(
    databaseCode(error) ?? '',
  )
