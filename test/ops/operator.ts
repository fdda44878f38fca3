import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createEmulator, type Emulator } from '../../emulator/server/emulator.ts'
import { unhurried } from '../../emulator/server/modes.ts'
import { credentials, seedOf } from '../../scripts/stage.ts'
import { stagePlace } from '../../scripts/stage-database.ts'
import { loadDistrict } from '../../src/cli/open.ts'
import { isServer } from '../../src/db/place.ts'
import { mainProgram } from '../support/programs.ts'

export interface Ended {
  code: number | null
  out: string
  err: string
}

export interface Started {
  child: ChildProcess
  /** Resolves with the first line that matches, rejects when the process ends before. */
  line(pattern: RegExp): Promise<string>
  /** On a terminal: a line, and Enter. */
  types(words: string): void
  ended: Promise<Ended>
}

/** An operator at a machine of their own: a folder, an environment, a local Feishu on the real clock. */
export interface Operator {
  folder: string
  database: string
  emulator: Emulator
  env: Record<string, string>
  run(args: string[], env?: Record<string, string | undefined>, cwd?: string): Promise<Ended>
  starts(more?: string[], env?: Record<string, string | undefined>): Started
  /** Any command, that is not waited for. */
  launch(args: string[], env?: Record<string, string | undefined>): Started
  /** The same on a terminal of its own; what it says comes as `out`. */
  onTerminal(args: string[], env?: Record<string, string | undefined>): Started
  /** The built program, by the command of the README. */
  npmStarts(): Started
  leave(): Promise<void>
}

export const operator = async (): Promise<Operator> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-ops-'))
  const emulator = createEmulator({
    seed: seedOf(loadDistrict('districts/demo.yaml')),
    clock: { now: () => Date.now() },
    modes: unhurried,
  })
  const listening = await emulator.listen()
  const database = join(folder, 'data', 'lianzhang.db')
  const place = stagePlace(database)
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TZ: 'America/New_York',
    FEISHU_APP_ID: credentials.appId,
    FEISHU_APP_SECRET: credentials.appSecret,
    FEISHU_ENCRYPT_KEY: credentials.encryptKey,
    FEISHU_VERIFICATION_TOKEN: credentials.verificationToken,
    FEISHU_BASE_URL: listening.url,
    DATABASE_URL: isServer(place) ? place : `file:${place}`,
    BACKUP_DIR: join(folder, 'backups'),
    DISTRICT_FILE: 'districts/demo.yaml',
    HOST: '127.0.0.1',
    PORT: '0',
  }
  const children = new Set<ChildProcess>()

  const fromSources = (args: string[], changed: Record<string, string | undefined>, cwd?: string): Started =>
    begin(process.execPath, [resolve(mainProgram), ...args], changed, 'ignore', cwd)

  const begin = (
    command: string,
    args: string[],
    changed: Record<string, string | undefined>,
    input: 'ignore' | 'pipe' = 'ignore',
    cwd?: string,
  ): Started => {
    const merged = { ...env, ...changed }
    for (const [name, value] of Object.entries(changed)) if (value === undefined) delete merged[name]
    const child = spawn(command, args, {
      env: merged as NodeJS.ProcessEnv,
      stdio: [input, 'pipe', 'pipe'],
      ...(cwd !== undefined && { cwd }),
    })
    children.add(child)
    let out = ''
    let err = ''
    const watchers = new Set<() => void>()
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece.toString()
      for (const watch of watchers) watch()
    })
    child.stderr?.on('data', (piece: Buffer) => {
      err += piece.toString()
      for (const watch of watchers) watch()
    })
    const ended = new Promise<Ended>((resolve) =>
      child.once('close', (code) => {
        children.delete(child)
        resolve({ code, out, err })
      }),
    )
    const line = (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const watch = () => {
          const found = [...out.split('\n'), ...err.split('\n')].find((one) => pattern.test(one))
          if (found === undefined) return
          watchers.delete(watch)
          resolve(found)
        }
        watchers.add(watch)
        void ended.then(() => reject(new Error(`ended without ${pattern}: ${out}${err}`)))
        watch()
      })
    return { child, line, ended, types: (words) => void child.stdin?.write(`${words}\n`) }
  }

  return {
    folder,
    database,
    emulator,
    env,
    run: (args, changed = {}, cwd) => fromSources(args, changed, cwd).ended,
    starts: (more = [], changed = {}) => fromSources(['start', ...more], changed),
    launch: (args, changed = {}) => fromSources(args, changed),
    onTerminal: (args, changed = {}) =>
      begin('script', ['-qefc', [process.execPath, mainProgram, ...args].join(' '), '/dev/null'], changed, 'pipe'),
    npmStarts: () => begin('npm', ['start', '--silent'], {}),
    leave: async () => {
      for (const child of children) child.kill('SIGKILL')
      await listening.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
