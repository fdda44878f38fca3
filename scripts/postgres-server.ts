import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of our own, gone when it is stopped or when this process ends, however it ends: on a unix socket alone, and with every promise a real one keeps. */
export interface PostgresServer {
  /** Of the database that is always there. */
  url(name?: string): string
  folder: string
  /** Stops and starts it as an operator does; `immediate` is as good as a crash. */
  restart(how?: 'fast' | 'immediate'): Promise<void>
  stop(): void
}

/** PostgreSQL's programs; undefined where they are not installed. */
export const postgresPrograms = (): string | undefined => {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  const packaged = versions.toSorted((a, b) => Number(b) - Number(a)).map((one) => `/usr/lib/postgresql/${one}/bin`)
  return [...(process.env.PATH ?? '').split(':'), ...packaged].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  )
}

export const howToInstall = 'apt-get install postgresql'

/** The server refuses to run as root. */
const asSomebody = (): string[] =>
  process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []

/**
 * Waits until whoever holds its input is gone, however that came about, then ends the server and deletes its folder. In a session of its own: what a
 * terminal says to us is not said to it.
 */
const afterUs = `cat
pid=$(head -n 1 "$0/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
rm -rf "$0"`

const watchOver = (folder: string): void => {
  const watch = spawn('sh', ['-c', afterUs, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  watch.unref()
  // Held until we end, and no reason to go on.
  ;(watch.stdin as unknown as Socket).unref()
}

/** @throws where the programs are there and do not work: that is no reason to leave tests out. */
export const startPostgres = (programs: string, parent = tmpdir()): PostgresServer => {
  const folder = mkdtempSync(join(parent, 'lz-pg-'))
  // The client may be somebody else than the server.
  chmodSync(folder, 0o755)
  watchOver(folder)
  if (asSomebody().length > 0 && spawnSync('chown', ['postgres', folder]).status !== 0)
    throw new Error(`no account postgres on this machine: ${howToInstall}`)
  const data = join(folder, 'data')
  const said = (program: string, args: string[]): [string, string[]] => {
    const [command = '', ...rest] = [...asSomebody(), join(programs, program), ...args]
    return [command, rest]
  }
  const surroundings = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' } }
  const run = (program: string, args: string[]): void => {
    const { status, stderr, stdout } = spawnSync(...said(program, args), {
      ...surroundings,
      encoding: 'utf8',
      // The server keeps what it is given open for as long as it runs.
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
    })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout ?? ''}${stderr ?? ''}`)
  }
  run('initdb', ['-D', data, '-U', 'lz', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c max_connections=200`
  const control = ['-D', data, '-w', '-t', '60', '-l', join(folder, 'log'), '-o', options]
  run('pg_ctl', [...control, 'start'])
  return {
    folder,
    url: (name = 'postgres') => `postgres://lz@localhost/${name}?host=${folder}`,
    restart: async (how = 'fast') => {
      const restarting = spawn(...said('pg_ctl', [...control, '-m', how, 'restart']), {
        ...surroundings,
        stdio: 'ignore',
      })
      const [status] = await once(restarting, 'exit')
      if (status !== 0) throw new Error(`the server did not come back: ${readFileSync(join(folder, 'log'), 'utf8')}`)
    },
    stop: () => {
      const pid = existsSync(join(data, 'postmaster.pid'))
        ? readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]
        : undefined
      if (pid !== undefined) run('pg_ctl', ['-D', data, '-w', '-t', '60', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
