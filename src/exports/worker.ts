import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openExportSource } from '../db/export-source.ts'
import { readMatchLines } from '../db/match-lines.ts'
import { type Match, matchLines } from '../domain/matching/match.ts'
import { make } from './make.ts'
import { packHere } from './pack-here.ts'
import { type ReadWorkbook, readWorkbook } from './read-workbook.ts'
import type { AnyWish, Made } from './wish.ts'

/*
 * The thread a file is made or read in, and words are cut in. Its own bundle in production, this file in development; it lives for one file, and what it used goes with it.
 */

export type Order =
  | { place: string; wish: AnyWish }
  | { file: Uint8Array; sheets: readonly string[] }
  | { csv: Uint8Array; sheet: string }
  | { place: string; matchFor: { chain: string | undefined } }
/** What was compared, and what was found, the best first. */
export interface Matched {
  demands: number
  supplies: number
  found: Match[]
}
export type Told = { done: number; total: number } | { made: Made } | { read: ReadWorkbook } | { matched: Matched }

/** Where cores are few, whoever waits for an answer comes first. Only on Linux it is this thread alone that steps back. */
const stepBack = (): void => {
  try {
    if (process.platform === 'linux') setPriority(10)
  } catch {
    // A sandbox may forbid it; the file is made all the same.
  }
}

const order = workerData as Order
const tell = (told: Told, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(told, transfer)

const makeFile = async ({ place, wish }: Extract<Order, { wish: AnyWish }>): Promise<void> => {
  const source = openExportSource(place)
  try {
    const made = await make(source, wish, (done, total) => tell({ done, total }))
    // The bytes move over, they are not copied. A Buffer may lie inside a pool, which cannot move.
    const bytes = made.ok ? Uint8Array.from(made.bytes) : undefined
    tell({ made: made.ok && bytes ? { ...made, bytes } : made }, bytes ? [bytes.buffer] : [])
  } finally {
    source.close()
  }
}

const matched = async ({ place, matchFor }: Extract<Order, { matchFor: object }>): Promise<Matched> => {
  const { demands, supplies, known } = readMatchLines(place, matchFor.chain)
  const { openCutter } = await import('./cut-words.ts')
  const found = matchLines(demands, supplies, openCutter(), new Set(known))
  return { demands: demands.length, supplies: supplies.length, found: found.sort((a, b) => b.score - a.score) }
}

stepBack()
packHere()
if ('wish' in order) await makeFile(order)
else if ('file' in order) tell({ read: await readWorkbook(Buffer.from(order.file), order.sheets) })
else if ('matchFor' in order) tell({ matched: await matched(order) })
else tell({ read: (await import('./read-csv.ts')).readCsv(Buffer.from(order.csv), order.sheet) })
