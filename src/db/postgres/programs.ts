import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { connectionString, nameIn } from './address.ts'
import { loadDriver } from './driver.ts'

/*
 * PostgreSQL's own programs, as processes beside ours. What they have to know of the database goes by their environment: arguments are seen by
 * everybody on the machine.
 */

/** Where they are looked for: the one that was named, or the folders of a PATH. */
export interface Whereabouts {
  pgDump: string | undefined
  path: string
}

export interface Programs {
  dump: string
  restore: string
  version: string
}

/** Where a package puts them: of several versions each has a folder of its own, and on the PATH is a script that chooses by itself. */
const packaged = '/usr/lib/postgresql'

const candidates = ({ pgDump, path }: Whereabouts): string[] => {
  if (pgDump !== undefined) return [pgDump]
  const versions = existsSync(packaged) ? readdirSync(packaged) : []
  const folders = [...versions.map((version) => join(packaged, version, 'bin')), ...path.split(':')]
  return folders.map((folder) => join(folder, 'pg_dump')).filter(existsSync)
}

/**
 * The oldest that is no older than the server: what a newer one writes an older server may not take.
 * @param server its version, 150018 of 15.18
 * @returns a sentence that says what to do where there is none
 */
export const findPrograms = async (where: Whereabouts, server: number): Promise<Programs | { fault: string }> => {
  const wanted = Math.floor(server / 10_000)
  const todo = `请安装 PostgreSQL ${wanted} 的客户端程序（Debian、Ubuntu：apt-get install postgresql-client-${wanted}），或在 PG_DUMP 写它的路径。`
  const found: (Programs & { major: number })[] = []
  for (const dump of candidates(where)) {
    const { out } = await run(dump, ['--version']).catch(() => ({ out: '' }))
    const version = /(\d+)[.\w]*/.exec(out)
    const restore = join(dirname(dump), 'pg_restore')
    if (version && existsSync(restore)) found.push({ dump, restore, version: version[0], major: Number(version[1]) })
  }
  const [fitting] = found.filter(({ major }) => major >= wanted).toSorted((a, b) => a.major - b.major)
  if (fitting) return fitting
  const newest = found.toSorted((a, b) => b.major - a.major)[0]
  if (newest) return { fault: `pg_dump 是 ${newest.version}，比服务器（${wanted}）旧，不能用。${todo}` }
  return {
    fault: `${where.pgDump === undefined ? '没有找到 pg_dump' : `PG_DUMP 写的 ${where.pgDump} 用不了`}。${todo}`,
  }
}

/** The same server, account and way there as the driver's. */
export const environmentOf = async (url: string): Promise<NodeJS.ProcessEnv> => {
  const { Client } = await loadDriver()
  const { host, port, user, password } = new Client({ connectionString: connectionString(url) })
  const asked = new URL(url).searchParams
  const said = { sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY' }
  return {
    HOME: homedir(),
    LC_ALL: 'C',
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: nameIn(url),
    PGAPPNAME: 'lianzhang/pg_dump',
    PGSSLMODE: asked.get('sslmode') ?? 'disable',
    ...(user !== undefined && { PGUSER: user }),
    ...(typeof password === 'string' && { PGPASSWORD: password }),
    ...Object.fromEntries(
      Object.entries(said).flatMap(([name, variable]) => {
        const value = asked.get(name)
        return value === null ? [] : [[variable, value]]
      }),
    ),
  }
}

export interface Ended {
  code: number | null
  out: string
  /** What it complained of, a line each. */
  errors: string[]
}

/** @throws where it cannot be started, or the reason of `signal` */
export const run = (
  program: string,
  args: readonly string[],
  { env = {}, signal }: { env?: NodeJS.ProcessEnv; signal?: AbortSignal | undefined } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) })
    let out = ''
    let err = ''
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
    })
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString()
    })
    child.once('error', (error) => reject(signal?.aborted ? signal.reason : error))
    child.once('close', (code) =>
      resolve({
        code,
        out,
        errors: err.split('\n').flatMap((line) => /error: (.*)/.exec(line)?.[1] ?? []),
      }),
    )
  })
