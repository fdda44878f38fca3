import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openExportSource } from '../db/export-source.ts'
import { make } from './make.ts'
import type { AnyWish, Made } from './wish.ts'

/*
 * The thread a file is made in. Its own bundle in production, this file in development; it lives for one file, and what it used goes with it.
 */

export interface Order {
  databaseFile: string
  wish: AnyWish
}
export type Told = { done: number; total: number } | { made: Made }

/** Where cores are few, whoever waits for an answer comes first. Only on Linux it is this thread alone that steps back. */
const stepBack = (): void => {
  try {
    if (process.platform === 'linux') setPriority(10)
  } catch {
    // A sandbox may forbid it; the file is made all the same.
  }
}

const { databaseFile, wish } = workerData as Order
const tell = (told: Told, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(told, transfer)

stepBack()
const source = openExportSource(databaseFile)
try {
  const made = make(source, wish, (done, total) => tell({ done, total }))
  // The bytes move over, they are not copied. A Buffer may lie inside a pool, which cannot move.
  const bytes = made.ok ? Uint8Array.from(made.bytes) : undefined
  tell({ made: made.ok && bytes ? { ...made, bytes } : made }, bytes ? [bytes.buffer] : [])
} finally {
  source.close()
}
