import { createHash } from 'node:crypto'
import type { OpenDatabase } from '../src/db/database.ts'
import { DatabaseInUse } from '../src/db/errors.ts'
import { migrate } from '../src/db/migrate.ts'
import { isServer } from '../src/db/place.ts'
import { connectBlocking } from '../src/db/postgres/blocking.ts'
import { openPostgres } from '../src/db/postgres/open.ts'
import { joinServer } from '../src/db/postgres/presence.ts'
import { lockFolder } from '../src/db/sqlite/folder-lock.ts'
import { openDatabase } from '../src/db/sqlite/open.ts'
import type { Clock } from '../src/domain/time.ts'
import type { Lead } from '../src/lead.ts'

/** A PostgreSQL on which stages have databases of their own, by an address with `%` for the name. Not set: each has a file. */
const server = process.env.STAGE_DATABASE === 'postgres' ? process.env.TEST_POSTGRES : undefined
export const stageOnPostgres = server !== undefined
/** Whose tables every new one has from the beginning. */
export const stageTemplate = 'lz_template'

export const stageUrl = (server: string, name: string): string => server.replace('%', name)

const nameOf = (file: string): string => `lz_${createHash('sha1').update(file).digest('hex').slice(0, 16)}`

/** Where the database of a stage is that knows it by this file, for somebody else who looks at it. */
export const stagePlace = (file: string): string => (server === undefined ? file : stageUrl(server, nameOf(file)))

export interface StageDatabase {
  database: OpenDatabase
  /** Where others may share it. */
  lead?: Lead
  /** To be called once it is closed. */
  release(): void | Promise<void>
}

/** A share of a server's database. */
export const joinStageServer = async (url: string, clock: Clock): Promise<StageDatabase> => {
  const lead = await joinServer(url, clock)
  const database = await openPostgres(url)
  await migrate(database)
  return { database, lead, release: lead.release }
}

/** The database that a stage knows by this file, or one of a server by its address. */
export const openStageDatabase = async (file: string): Promise<StageDatabase> => {
  if (isServer(file)) {
    const database = await openPostgres(file)
    await migrate(database)
    return { database, release: () => undefined }
  }
  if (server === undefined) {
    const lock = lockFolder(file)
    const database = openDatabase(file)
    await migrate(database)
    return { database, release: lock.release }
  }
  const name = nameOf(file)
  if (held.has(name)) throw new DatabaseInUse(`已有一个 lianzhang 正在使用数据库 ${name}`)
  held.add(name)
  onServer((admin) => {
    if (admin.prepare('select 1 from pg_database where datname = ?').all(name).length === 0)
      admin.exec(`create database ${name} template ${stageTemplate}`)
  })
  const database = await openPostgres(stageUrl(server, name))
  await migrate(database)
  return { database, release: () => void held.delete(name) }
}

const held = new Set<string>()

/** Nobody asks for it any more. */
export const dropStageDatabase = (file: string): void => {
  if (server !== undefined) onServer((admin) => admin.exec(`drop database if exists ${nameOf(file)} with (force)`))
}

let admin: ReturnType<typeof connectBlocking> | undefined
const onServer = (work: (admin: ReturnType<typeof connectBlocking>) => void): void => {
  admin ??= connectBlocking(stageUrl(server ?? '', 'postgres'))
  work(admin)
}
