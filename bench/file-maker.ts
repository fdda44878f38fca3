import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { createExporter } from '../src/exports/exporter.ts'
import type { AssessmentWish, FileWish, MapWish } from '../src/exports/wish.ts'
import { answerCalls } from './calls.ts'
import type { PlainOrder } from './plain/worker.ts'

/** Makes one file in a worker, the product's or the plain one, or lets a worker do nothing. A process of its own each: its peak is that of one file. */
const databaseFile = process.argv[2] ?? ''

const inWorker = (worker: Worker): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => resolve(new Uint8Array()))
  })

const makers = {
  product: async (wish: AssessmentWish | FileWish | MapWish) => {
    const made = await createExporter(databaseFile).make(wish)
    if (!made.ok) throw new Error(made.reason)
    return made.bytes
  },
  plain: ({ format, from, to }: FileWish) => {
    const workerData: PlainOrder = { databaseFile, format, from, to }
    return inWorker(new Worker(new URL('./plain-worker.mjs', import.meta.url), { workerData }))
  },
  bare: () => inWorker(new Worker('0', { eval: true })),
}
export type Maker = keyof typeof makers

export interface MadeFile {
  ms: number
  /** User and system time of the process, all threads, while the file was made. */
  cpuMs: number
  /** The most memory the process has held, from its start to the file. */
  peakMiB: number
  bytes: string
}

export type Timed = Pick<MadeFile, 'ms' | 'cpuMs'>

const timed = async (work: () => Promise<unknown>): Promise<Timed> => {
  const began = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1_000 }
}

answerCalls({
  match: (): Promise<Timed> => timed(() => createExporter(databaseFile).match()),
  map: (wish: MapWish): Promise<Timed> => timed(() => makers.product(wish)),
  assessment: (wish: AssessmentWish): Promise<Timed> => timed(() => makers.product(wish)),
  make: async ({ maker, wish }: { maker: Maker; wish: FileWish }): Promise<MadeFile> => {
    const began = performance.now()
    const before = process.cpuUsage()
    const bytes = await makers[maker](wish)
    const ms = performance.now() - began
    const { user, system } = process.cpuUsage(before)
    const peakKiB = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    return {
      ms,
      cpuMs: (user + system) / 1_000,
      peakMiB: Number(peakKiB) / 1_024,
      bytes: Buffer.from(bytes).toString('base64'),
    }
  },
})
