import type { Instant } from '../domain/time.ts'
import type { BackupManifest } from './backup-files.ts'
import type { OpenDatabase } from './database.ts'
import type { Inspection } from './inspection.ts'
import type { Numbers } from './last-numbers.ts'
import { isServer } from './place.ts'
import { serverMaintenance } from './postgres/maintenance.ts'
import type { Whereabouts } from './postgres/programs.ts'
import { fileMaintenance } from './sqlite/maintenance.ts'

/** What is done with a database as a whole, by the means of its kind. */
export interface Maintenance {
  readonly kind: OpenDatabase['kind']
  /** Takes a copy of a database in use, checks it, and only then gives it its name. @throws BackupFailed */
  takeBackup(folder: string, now: Instant, options?: BackupOptions): Promise<BackupManifest>
  /** Why no backup can be taken, whatever the folder is like; a sentence for the operator. */
  whyNoBackup(): Promise<string | undefined>
  /** What it takes beyond a database that opens, and whether it is there. @throws DatabaseUnusable */
  means(): Promise<{ what: string; found: boolean; say: string }[]>
  /** Reads the database through; changes nothing. @throws DatabaseUnusable where that cannot be done, which says nothing about what is in it */
  inspect(): Promise<Inspection>
  /** What to do with it where faults were found. */
  readonly whenDamaged: string
  /** Whether a backup of its kind can be read, beyond having its checksum. */
  canRead(file: string): Promise<'yes' | 'no' | 'unknown'>
  /** One after the other, of several processes that start at once. @throws DatabaseUnusable */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Makes a backup one that can be asked. To be dropped afterwards. @throws DatabaseUnusable where that cannot be done */
  unpack(file: string): Promise<Unpacked>
  /** Why nothing can be moved here; a sentence for the operator. @throws DatabaseUnusable */
  whyNotVacant(): Promise<string | undefined>
  /** Begins a database here that is filled by `fill`, whose transaction is all of it, and is there whole or not at all. @throws DatabaseUnusable where there is one */
  receive<T>(fill: (database: OpenDatabase) => Promise<T>): Promise<T>
}

export interface BackupOptions {
  /** How much is done and how much there is. */
  onProgress?: ((done: number, total: number) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface Unpacked {
  report: Inspection
  /**
   * Puts it in the place of the database, which is kept. A kill leaves the one or the other, never a half of it. The caller keeps every bot away.
   * @param letGo of that, once nothing is left but to exchange the two: no server exchanges a database that somebody is connected to
   */
  putInPlace(settle: Settle, now: Instant, letGo: () => Promise<void>): Promise<SetAside | undefined>
  drop(): Promise<void>
}

/** What has to be done on a backup before a bot may run on it. @param former what the database that is replaced knows of numbers, where it goes on from this row of the backup */
export type Settle = (
  database: OpenDatabase,
  former: (lastKnown: string | undefined) => Promise<Numbers | undefined>,
) => Promise<void>

/** What became of the database that was there, in words: where it is, and how to go back to it. */
export interface SetAside {
  where: string
  back: string
}

export const maintenanceOf = ({ database, programs }: { database: string; programs: Whereabouts }): Maintenance =>
  isServer(database) ? serverMaintenance(database, programs) : fileMaintenance(database)
