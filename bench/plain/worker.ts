import { parentPort, workerData } from 'node:worker_threads'
import { plainDocx } from './docx.ts'
import { readRows } from './rows.ts'
import { plainXlsx } from './xlsx.ts'

export interface PlainOrder {
  databaseFile: string
  format: 'xlsx' | 'docx'
  from: string
  to: string
}

const { databaseFile, format, from, to } = workerData as PlainOrder
const rows = readRows(databaseFile, from, to)
const bytes = Uint8Array.from(await (format === 'xlsx' ? plainXlsx(rows) : plainDocx(rows)))
parentPort?.postMessage(bytes, [bytes.buffer])
