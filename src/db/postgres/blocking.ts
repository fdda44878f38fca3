import { createRequire } from 'node:module'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { connectionString } from './address.ts'

/*
 * One connection whose answers are waited for, as SQLite's are: for a thread that does nothing else, such as the one that makes files. A thread of
 * its own speaks to the server; ours sleeps until it has an answer. The thread that serves people must never use it.
 */

export interface Blocking {
  /** Values stand in the text as `$1`. */
  ask(text: string, values: unknown[]): unknown[]
  exec(sql: string): void
  prepare(sql: string): BlockingStatement
  close(): void
}

export interface BlockingStatement {
  all(...values: unknown[]): unknown[]
  get(...values: unknown[]): unknown
  run(...values: unknown[]): void
  /** Some hundred rows at a time. Only inside of a transaction. */
  iterate(...values: unknown[]): IterableIterator<unknown>
  /** The first column alone. */
  pluck(): BlockingStatement
}

type Answer = { rows: Record<string, unknown>[] } | { error: { message: string; code?: string } }

const atOnce = 500

/** Runs as it stands in a thread: nothing to load but the driver. */
const speaker = `
const { workerData: { driver, address, signal, port } } = require('node:worker_threads')
const { Client, types } = require(driver)
const numbers = new Set([20, 1700])
const client = new Client({
  connectionString: address,
  application_name: 'lianzhang/reader',
  types: { getTypeParser: (oid, format) => numbers.has(oid) ? Number : types.getTypeParser(oid, format) },
})
client.on('error', () => undefined)
const connected = client.connect()
connected.catch(() => undefined)
port.on('message', async ({ sql, values, end }) => {
  let answer
  try {
    await connected
    if (end) await client.end()
    const found = end ? { rows: [] } : await client.query(values.length > 0 ? { text: sql, values } : sql)
    answer = { rows: (Array.isArray(found) ? found.at(-1) : found).rows ?? [] }
  } catch (error) {
    answer = { error: { message: error.message || error.code || String(error), code: error.code } }
  }
  port.postMessage(answer)
  Atomics.add(signal, 0, 1)
  Atomics.notify(signal, 0)
  if (end) port.close()
})
`

/** @throws DatabaseUnusable for an address that is none. What is wrong with the server is thrown by the first question. */
export const connectBlocking = (url: string): Blocking => {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1: ours, port2: port } = new MessageChannel()
  const driver = createRequire(import.meta.url).resolve('pg')
  const address = connectionString(url)
  const worker = new Worker(speaker, {
    eval: true,
    workerData: { driver, address, signal, port },
    transferList: [port],
  })
  worker.unref()
  ours.unref()
  const ask = (question: { sql: string; values: unknown[] } | { end: true }): Record<string, unknown>[] => {
    const before = Atomics.load(signal, 0)
    ours.postMessage({ sql: '', values: [], ...question })
    for (;;) {
      const got = receiveMessageOnPort(ours)?.message as Answer | undefined
      if (got && 'error' in got)
        throw Object.assign(new Error(got.error.message), got.error.code === undefined ? {} : { code: got.error.code })
      if (got) return got.rows
      Atomics.wait(signal, 0, before, 1_000)
    }
  }
  let cursors = 0
  const statement = (sql: string, first: boolean): BlockingStatement => {
    const text = numbered(sql)
    const shown = (row: Record<string, unknown>): unknown => (first ? Object.values(row)[0] : row)
    const all = (...values: unknown[]) => ask({ sql: text, values }).map(shown)
    return {
      all,
      get: (...values) => all(...values)[0],
      run: (...values) => void all(...values),
      *iterate(...values) {
        cursors += 1
        const cursor = `c${cursors}`
        ask({ sql: `declare ${cursor} no scroll cursor for ${text}`, values })
        try {
          for (;;) {
            const rows = ask({ sql: `fetch ${atOnce} from ${cursor}`, values: [] })
            for (const row of rows) yield shown(row)
            if (rows.length < atOnce) return
          }
        } finally {
          ask({ sql: `close ${cursor}`, values: [] })
        }
      },
      pluck: () => statement(sql, true),
    }
  }
  return {
    ask: (text, values) => ask({ sql: text, values }),
    exec: (sql) => void ask({ sql, values: [] }),
    prepare: (sql) => statement(sql, false),
    close: () => {
      ask({ end: true })
      ours.close()
    },
  }
}

/** Values stand in the statements as question marks. */
const numbered = (sql: string): string => {
  let count = 0
  return sql.replace(/'[^']*'|\?/g, (found) => {
    if (found !== '?') return found
    count += 1
    return `$${count}`
  })
}
