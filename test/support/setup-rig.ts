import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { vi } from 'vitest'
import { createEmulator, type Emulator } from '../../emulator/server/emulator.ts'
import { type Modes, unhurried } from '../../emulator/server/modes.ts'
import { manualClock, seedOf } from '../../scripts/stage.ts'
import { loadDistrict } from '../../src/cli/open.ts'
import type { SetupOptions } from '../../src/cli/setup/questions.ts'
import { setup } from '../../src/cli/setup.ts'
import { talkOn } from '../../src/cli/talk.ts'
import { instant } from '../../src/domain/time.ts'

export interface Run {
  /** What somebody types when the question is there; a run with answers has a terminal. */
  answers?: [question: RegExp, answer: string][]
  size?: { columns: number; rows: number }
  /** What happens with the link; nobody scans it unless said. */
  onLink?: (link: string) => void
  env?: Record<string, string>
}

export interface Ran {
  code: number
  told: string
  link: string | undefined
}

/** `lianzhang setup` in an empty folder, against a local Feishu, on a clock that moves when it waits. */
export interface SetupRig {
  folder: string
  file: string
  emulator: Emulator
  url: string
  setup(options?: SetupOptions, how?: Run): Promise<Ran>
  /** The scan, then everything over the long connection, without a question. */
  scans(options?: SetupOptions, how?: Run): Promise<Ran>
  /** `--check`, by what was looked at. */
  check(): Promise<{ code: number; states: Record<string, string>; says: Record<string, string> }>
  /** What it writes to stdout. */
  out(options: SetupOptions): Promise<string>
  lines(): string
  value(name: string): string
  mode(): number
  /** Calls that change something at Feishu, since the last look. */
  writes(): string[]
  close(): Promise<void>
}

export const person = '张工（虚构）'

export const openSetupRig = async (modes: Partial<Modes> = {}): Promise<SetupRig> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-setup-'))
  const clock = manualClock(instant(Date.parse('2026-09-01T01:00:00.000Z')))
  const emulator = createEmulator({
    seed: seedOf(loadDistrict('districts/demo.yaml')),
    clock: { now: () => Date.parse(clock.now()) },
    modes: { ...unhurried, rateClock: 'virtual', ...modes },
  })
  const listening = await emulator.listen()
  const file = join(folder, '.env')
  let looked = 0

  const run = async (options: SetupOptions = {}, { answers, size, onLink, env = {} }: Run = {}): Promise<Ran> => {
    const input = Object.assign(new PassThrough(), { isTTY: answers !== undefined })
    const left = [...(answers ?? [])]
    let told = ''
    let seen = 0
    let link: string | undefined
    const output = Object.assign(
      new Writable({
        write(piece, _encoding, done) {
          told += String(piece)
          const found = link ?? /^http\S+user_code=\S+$/m.exec(told)?.[0]
          if (found !== link && told.endsWith('\n')) {
            link = found
            if (found !== undefined) onLink?.(found)
          }
          const [next] = left
          if (next?.[0].test(told.slice(seen))) {
            left.shift()
            seen = told.length
            setImmediate(() => input.write(`${next[1]}\r`))
          }
          done()
        },
      }),
      { isTTY: answers !== undefined, ...(size ?? { columns: 200, rows: 60 }) },
    )
    const code = await setup(
      { FEISHU_BASE_URL: listening.url, FEISHU_ACCOUNTS_URL: listening.url, HOST: '127.0.0.1', ...env },
      { file, ...options },
      {
        talk: talkOn(input, output),
        clock,
        wait: async (ms) => clock.advance(ms),
      },
    )
    if (left.length > 0) throw new Error(`nobody asked ${left[0]?.[0]}: ${told}`)
    return { code, told, link }
  }

  const onStdout = async (options: SetupOptions): Promise<{ code: number; text: string }> => {
    const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      const { code } = await run(options)
      return { code, text: spy.mock.calls.map(([piece]) => String(piece)).join('') }
    } finally {
      spy.mockRestore()
    }
  }

  return {
    folder,
    file,
    emulator,
    url: listening.url,
    setup: run,
    scans: (options = {}, how = {}) =>
      run(
        { scan: true, websocket: true, yes: true, ...options },
        { onLink: (link) => emulator.scan(link, { person }), ...how },
      ),
    check: async () => {
      const { code, text } = await onStdout({ check: true, json: true })
      const findings = JSON.parse(text) as { what: string; state: string; say: string }[]
      const by = (field: 'state' | 'say') => Object.fromEntries(findings.map((one) => [one.what, one[field]]))
      return { code, states: by('state'), says: by('say') }
    },
    out: async (options) => (await onStdout(options)).text,
    lines: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
    value: (name) =>
      new RegExp(`^${name}=(.*)$`, 'm').exec(existsSync(file) ? readFileSync(file, 'utf8') : '')?.[1] ?? '',
    mode: () => statSync(file).mode & 0o777,
    writes: () => {
      const calls = emulator.calls()
      const since = calls.slice(looked).filter(({ path, method }) => path.includes('/v7/') && method !== 'GET')
      looked = calls.length
      return since.map(({ path }) => path.split('/').at(-1) ?? '')
    },
    close: async () => {
      await listening.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
