/** The change was not stored: the disk is full, the database is locked, the write was given up before it began. */
export class NotStored extends Error {
  override readonly name = 'NotStored'
}

/** The database cannot be used as it is. The message is Chinese and says what to do: operators read it. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/** Another process works on it. */
export class DatabaseInUse extends DatabaseUnusable {}

export const sqliteCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')
    ? error.code
    : undefined

/** Another connection holds the lock: worth another try. */
export const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false

/** Disk trouble: after these the transaction may already be gone (ENOSPC also shows as SQLITE_IOERR_SHMSIZE). */
export const isDiskTrouble = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM)/.test(sqliteCode(error) ?? '')
