import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compared, type Line, within } from '../figures.ts'
import type { Bench } from '../pair.ts'
import { secrets } from '../secrets.ts'

const bare =
  "require('node:http').createServer().listen(0, '127.0.0.1', () => process.stderr.write('http://here:1/\\n'))"
const settleMs = 1_500

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
export const startOnce = async (args: string[], env: NodeJS.ProcessEnv, awaited = ''): Promise<Started> => {
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
    await new Promise((resolve) => setTimeout(resolve, settleMs))
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

/** The built program from its first instruction to its listening, against a Node that only listens. The first start, which begins a database, is not counted. */
export const start = async (bench: Bench, rounds: number): Promise<Line[]> => {
  if (!existsSync('dist/main.js')) throw new Error('no dist/main.js: run npm run build first')
  const env = homeOf(bench, 'start')
  const product = () => startOnce(['dist/main.js', 'start'], env)
  const reference = () => startOnce(['-e', bare], { PATH: process.env.PATH })
  await product()
  const found: Record<'reference' | 'product', Started>[] = []
  for (let round = 0; round < rounds; round++)
    found.push(
      round % 2 === 0
        ? { reference: await reference(), product: await product() }
        : { product: await product(), reference: await reference() },
    )
  const cpu = found.map((both) => ({ reference: both.reference.cpuMs, product: both.product.cpuMs }))
  return [
    compared('start until it listens, against a bare Node: CPU', 'ms', cpu, { atMost: 5.5 }),
    within(
      '… memory when idle',
      'MiB',
      found.map(({ product }) => product.rssMiB),
      80,
    ),
  ]
}
