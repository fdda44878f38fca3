import Sqlite from 'better-sqlite3'

/** Another process that holds the database's write lock, as `lianzhang apply` or a backup tool may. */
export const holdLock = ({ file }: { file: string }) => {
  const other = new Sqlite(file, { timeout: 0 })
  other.exec('begin immediate')
  return {
    letGo: () => {
      other.exec('rollback')
      other.close()
    },
  }
}
