import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ReadWorkbook } from './read-workbook.ts'
import type { AnyWish, Made } from './wish.ts'
import type { Matched, Order, Told } from './worker.ts'

/** The thread ended without a file: a damaged report, no memory, or a fault of ours. */
export class ExportFailed extends Error {
  override readonly name = 'ExportFailed'
}
/** The process leaves; nothing is wrong with what was asked for. */
export class ExportCut extends Error {
  override readonly name = 'ExportCut'
}

export interface Exporter {
  /** Makes one file in a thread of its own. @throws ExportFailed, ExportCut */
  make(wish: AnyWish, onProgress?: (done: number, total: number) => void): Promise<Made>
  /** Reads the first of `sheets` that a workbook has, in a thread of its own. @throws ExportFailed, ExportCut */
  read(file: Uint8Array, sheets: readonly string[]): Promise<ReadWorkbook>
  /** Reads a csv as this sheet. @throws as `read` */
  readCsv(file: Uint8Array, sheet: string): Promise<ReadWorkbook>
  /** Finds supplies for the demands of a chain, or of all, in a thread of its own. @throws ExportFailed, ExportCut */
  match(chain?: string): Promise<Matched>
  /** Cuts what is being made; nothing is made any more. */
  close(): void
}

/** Enough for a hundred thousand reports; beyond it the thread ends and the bot goes on. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

/** A file that somebody made to keep us busy ends here. */
const longestRead = 60_000

export const createExporter = (place: string): Exporter => {
  const running = new Set<Worker>()
  let closed = false
  /** One order, one thread; it ends with what `answerOf` takes for its answer. */
  const inThread = <T>(order: Order, answerOf: (told: Told) => T | undefined, patience?: number): Promise<T> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new ExportCut())
      const worker = startWorker(order)
      running.add(worker)
      const late = patience === undefined ? undefined : setTimeout(() => void worker.terminate(), patience)
      worker.on('message', (told: Told) => {
        const answer = answerOf(told)
        if (answer !== undefined) resolve(answer)
      })
      worker.once('error', (error) => reject(new ExportFailed(error.name, { cause: error })))
      worker.once('exit', () => {
        clearTimeout(late)
        running.delete(worker)
        // After an answer this changes nothing.
        reject(closed ? new ExportCut() : new ExportFailed('ended without an answer'))
      })
    })
  return {
    make: (wish, onProgress = () => undefined) =>
      inThread({ place, wish }, (told) => {
        if ('made' in told) return told.made
        if ('done' in told) onProgress(told.done, told.total)
        return undefined
      }),
    read: (file, sheets) => inThread({ file, sheets }, (told) => ('read' in told ? told.read : undefined), longestRead),
    readCsv: (csv, sheet) => inThread({ csv, sheet }, (told) => ('read' in told ? told.read : undefined), longestRead),
    match: (chain) =>
      inThread({ place, matchFor: { chain } }, (told) => ('matched' in told ? told.matched : undefined)),
    close: () => {
      closed = true
      for (const worker of running) void worker.terminate()
    },
  }
}

/** Its own bundle beside ours where there is one; otherwise its source, which the thread has to learn to read first. */
const startWorker = (workerData: Order): Worker => {
  const bundle = new URL('./export-worker.js', import.meta.url)
  if (existsSync(bundle)) return new Worker(bundle, { workerData, resourceLimits })
  const reader = import.meta.resolve('tsx/esm/api')
  const source = new URL('./worker.ts', import.meta.url).href
  const code = `import(${JSON.stringify(reader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(code, { eval: true, workerData, resourceLimits })
}
