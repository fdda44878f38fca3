import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compared, type Line, within } from '../figures.ts'
import type { Bench } from '../pair.ts'
import { secrets } from '../secrets.ts'

const bare =
  "require('node:http').createServer().listen(0, '127.0.0.1', () => process.stderr.write('http://here:1/\\n'))"
const settleMs = 1_500
/** V8 cleans up what a start leaves when nothing has happened for some ten seconds. */
const idleMs = 30_000

interface Started {
  cpuMs: number
  /** With what is done in the moment after. */
  settledMs: number
  rssMiB: number
}

/** What a process has used, all threads. Linux only: no other way is finer than ten milliseconds. */
const cpuOf = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  )
const rssOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

/** From spawning to the line that says it listens, and to the one that is awaited besides; then left alone for a moment. */
export const startOnce = async (
  args: string[],
  env: NodeJS.ProcessEnv,
  { awaited = '', alone = settleMs } = {},
): Promise<Started> => {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const pid = child.pid ?? 0
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stderr.on('data', (piece: Buffer) => {
        said += piece.toString('utf8')
        if (said.includes('http://') && (!awaited || said.includes(awaited))) resolve()
      })
      void gone.then(() => reject(new Error(`did not start: ${said}`)))
    })
    const cpuMs = cpuOf(pid)
    await new Promise((resolve) => setTimeout(resolve, alone))
    return { cpuMs, settledMs: cpuOf(pid), rssMiB: rssOf(pid) }
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}

/** A home of its own for the built program. */
export const homeOf = (bench: Bench, name: string): NodeJS.ProcessEnv => {
  const home = join(bench.folder, name)
  mkdirSync(home)
  return {
    PATH: process.env.PATH,
    FEISHU_APP_ID: secrets.appId,
    FEISHU_APP_SECRET: secrets.appSecret,
    FEISHU_ENCRYPT_KEY: secrets.encryptKey,
    FEISHU_VERIFICATION_TOKEN: secrets.verificationToken,
    FEISHU_BASE_URL: bench.apiUrl,
    DATABASE_URL: `file:${join(home, 'lianzhang.db')}`,
    DISTRICT_FILE: 'districts/demo.yaml',
    BACKUP_DIR: join(home, 'backups'),
    HOST: '127.0.0.1',
    PORT: '0',
  }
}

/**
 * The built program from its first instruction to its listening, against a Node that only listens. The first start, which begins a database and
 * finds in Feishu whom the district file names, is not counted. Then with people whom Feishu does not know: each start looks for them.
 */
export const start = async (bench: Bench, rounds: number): Promise<Line[]> => {
  if (!existsSync('dist/main.js')) throw new Error('no dist/main.js: run npm run build first')
  const env = homeOf(bench, 'start')
  const looking = { ...homeOf(bench, 'start-looking'), FEISHU_BASE_URL: bench.apiUrl.replace('127.0.0.1', 'localhost') }
  const reference = () => startOnce(['-e', bare], { PATH: process.env.PATH })
  const product = (alone?: number) => startOnce(['dist/main.js', 'start'], env, { alone })
  const looks = (alone?: number) => startOnce(['dist/main.js', 'start'], looking, { alone })
  await product()
  await looks()
  const found: Record<'reference' | 'product' | 'looks', Started>[] = []
  for (let round = 0; round < rounds; round++)
    found.push(
      round % 2 === 0
        ? { reference: await reference(), product: await product(), looks: await looks() }
        : { looks: await looks(), product: await product(), reference: await reference() },
    )
  const cpuOfEach = (which: 'product' | 'looks') =>
    found.map((all) => ({ reference: all.reference.cpuMs, product: all[which].cpuMs }))
  const [idle, idleLooking] = await Promise.all([product(idleMs), looks(idleMs)])
  return [
    compared('start until it listens, against a bare Node: CPU', 'ms', cpuOfEach('product'), { atMost: 5.5 }),
    within('… memory after half a minute of nothing', 'MiB', [idle.rssMiB], 80),
    compared('… with people whom Feishu does not know: CPU', 'ms', cpuOfEach('looks')),
    within('… memory after half a minute of nothing', 'MiB', [idleLooking.rssMiB], undefined),
  ]
}
