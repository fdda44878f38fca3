import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { OpenDatabase } from '../database.ts'
import { troubleWords } from '../disk-trouble.ts'
import { DatabaseUnusable, isBusy, sqliteCode } from '../errors.ts'
import type { Database } from '../schema.ts'
import type { Driver } from '../straight.ts'
import { alterTables } from './alter.ts'
import { connectSqlite } from './driver.ts'
import { freeBytes } from './free-bytes.ts'
import { writeLine } from './write-line.ts'

/** WAL-reset bug: two connections that write and checkpoint could corrupt the file up to 3.51.2. */
const oldestSqlite = [3, 51, 3] as const

/** A database that is a file. Only what has to do with files may know that it is one. */
export interface SqliteDatabase extends OpenDatabase {
  readonly kind: 'sqlite'
  readonly file: string
  /** The driver's own handle: pragmas, backup, integrity checks. */
  readonly raw: Sqlite.Database
}

/** The file behind it, for what works on files. */
export const sqliteOf = (database: OpenDatabase): SqliteDatabase => {
  if (database.kind !== 'sqlite') throw new TypeError(`${database.label} is no file`)
  return database as SqliteDatabase
}

/**
 * Opens (and creates) the database with the settings our promises rest on and reads each back.
 * @throws DatabaseUnusable in words for the operator: damaged file, folder not writable, SQLite too old.
 */
export const openDatabase = (file: string): SqliteDatabase => {
  const isNew = !existsSync(file)
  const raw = openFile(file)
  try {
    configure(raw)
  } catch (error) {
    raw.close()
    // Left behind, it would look like a database that somebody has emptied.
    if (isNew) removeEmpty(file)
    throw unusable(file, error)
  }
  const statements = new Map<string, Sqlite.Statement>()
  // Kysely's driver prepares every query anew, which doubles the CPU of a transaction; its texts are few, so they are kept.
  const prepare = (sql: string): Sqlite.Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = raw.prepare(sql)
    if (statements.size < 500) statements.set(sql, statement)
    return statement
  }
  const kysely = new Kysely<Database>({
    dialect: new SqliteDialect({
      database: {
        prepare: (sql) => {
          const statement = prepare(sql)
          return {
            reader: statement.reader,
            all: (parameters) => statement.all(...parameters),
            run: (parameters) => statement.run(...parameters),
            iterate: (parameters) => statement.iterate(...parameters) as IterableIterator<unknown>,
          }
        },
        close: () => undefined,
      },
    }),
  })
  const driver: Driver = (sql, parameters) => {
    const statement = prepare(sql)
    if (statement.reader) return statement.all(...parameters)
    statement.run(...parameters)
    return []
  }
  return {
    kind: 'sqlite',
    label: file,
    place: file,
    file,
    raw,
    kysely,
    line: writeLine(raw, kysely, driver),
    applied: async () => {
      const table = raw.prepare(`select 1 from sqlite_master where type = 'table' and name = 'migration'`).get()
      return table ? (raw.prepare('select name from migration order by name').pluck().all() as string[]) : []
    },
    alter: alterTables(raw, kysely),
    trouble: async () => troubleOf(raw),
    replicas: async () => undefined,
    sizes: async () => ({
      wal: await stat(`${file}-wal`).then(
        ({ size }) => size,
        () => 0,
      ),
      free: await freeBytes(file),
    }),
    tidy: async () => void raw.pragma('wal_checkpoint(TRUNCATE)'),
    close: async () => {
      await kysely.destroy()
      if (raw.open) raw.close()
    },
  }
}

/** The settings that our promises rest on, read once more. */
const troubleOf = (raw: Sqlite.Database): string | undefined => {
  if (!raw.open) return 'closed'
  const pragma = (name: string): unknown => raw.pragma(name, { simple: true })
  const kept = pragma('synchronous') === 2 && pragma('journal_mode') === 'wal' && pragma('foreign_keys') === 1
  return kept ? undefined : 'pragmas'
}

const openFile = (file: string): Sqlite.Database => {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return connectSqlite(file)
  } catch (error) {
    throw unusable(file, error)
  }
}

const removeEmpty = (file: string): void => {
  if (existsSync(file) && statSync(file).size === 0) rmSync(file)
}

const configure = (raw: Sqlite.Database): void => {
  // Waiting longer here would stop the event loop; the writer retries without blocking.
  raw.pragma('busy_timeout = 50')
  const header = raw.pragma('schema_version', { simple: true })
  if (typeof header !== 'number') throw new Error('schema_version')
  if (!raw.memory) raw.pragma('journal_mode = WAL')
  // better-sqlite3 is built with WAL at NORMAL: without this line a power cut loses acknowledged reports.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  raw.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
  const found = {
    journal: raw.pragma('journal_mode', { simple: true }),
    synchronous: raw.pragma('synchronous', { simple: true }),
    foreignKeys: raw.pragma('foreign_keys', { simple: true }),
  }
  if ((found.journal !== 'wal' && !raw.memory) || found.synchronous !== 2 || found.foreignKeys !== 1)
    throw new DatabaseUnusable(
      `数据库设置未生效（${JSON.stringify(found)}），不能保证不丢数据，已停止启动。请检查磁盘是否为网络盘。`,
    )
  const version = String(raw.prepare('select sqlite_version()').pluck().get())
  if (olderThan(version, oldestSqlite))
    throw new DatabaseUnusable(
      `SQLite ${version} 有已知的损坏缺陷，需要 ${oldestSqlite.join('.')} 或更新。请重新执行 npm ci。`,
    )
}

const olderThan = (version: string, oldest: readonly number[]): boolean => {
  const parts = version.split('.').map(Number)
  for (const [index, part] of oldest.entries()) {
    const ours = parts[index] ?? 0
    if (ours !== part) return ours < part
  }
  return false
}

/**
 * A full read of the file's structure, through a connection that cannot write: one that can would move the log into a damaged file when it
 * closes. Returns the faults found, empty when sound.
 * @throws DatabaseUnusable where the disk or a right keeps it from being read: that says nothing about the file.
 */
export const quickCheck = (file: string): string[] => {
  let raw: Sqlite.Database | undefined
  try {
    raw = connectSqlite(file, { readonly: true })
    const rows = raw.pragma('quick_check(20)') as { quick_check: string }[]
    // One row may hold many lines under a heading in asterisks.
    return rows.flatMap((row) => row.quick_check.split('\n')).filter((line) => line !== 'ok' && !line.startsWith('***'))
  } catch (error) {
    if (error instanceof DatabaseUnusable || isBusy(error) || troubleWords(error) !== undefined)
      throw unusable(file, error)
    return [sqliteCode(error) ?? String(error)]
  } finally {
    raw?.close()
  }
}

const unusable = (file: string, error: unknown): DatabaseUnusable => {
  if (error instanceof DatabaseUnusable) return error
  if (isBusy(error)) return new DatabaseUnusable(`数据库 ${file} 正被别的程序占用。请先停止它，再重试。`)
  const trouble = troubleWords(error, `数据库 ${file} `)
  if (trouble !== undefined) return new DatabaseUnusable(trouble)
  const code = sqliteCode(error)
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT'))
    return new DatabaseUnusable(
      `数据库 ${file} 已损坏（${code}），未做任何改动。请先复制留存这个文件，再用 lianzhang restore <备份> 恢复最近的备份。`,
    )
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const hint = existsSync(dirname(file)) ? '请检查文件和文件夹是否可写。' : '请先建好文件夹并允许写入。'
  return new DatabaseUnusable(`打不开数据库 ${file}（${reason}）。${hint}`)
}
