/** What was found by reading a whole database, or a backup of one. */
export interface Inspection {
  /** Empty when sound. */
  faults: string[]
  /** The code of what kept the file from being read through: the disk, a right, another process. It says nothing about the file. */
  trouble?: string
  /** Rows that matter. Absent when it could not be read. */
  counts?: { revisions: number; items: number; audit: number }
  /** Migrations it has seen. */
  migrations: string[]
}
