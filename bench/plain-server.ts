import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { answerCalls } from './calls.ts'
import { benchNow } from './clock.ts'
import { secrets } from './secrets.ts'
import { settledRss, usage } from './usage.ts'

/*
 * node:http, signature, decryption, group commit, FULL, checkpoints in a worker: what the reference and the floor stand on. No framework, no use
 * cases, no refusals in words.
 */

export interface Event {
  header: { event_id: string; event_type: string; create_time: string; token: string; app_id: string }
  event: {
    operator: { open_id: string }
    action: { value: { item: string; rev: number }; form_value: Record<string, string> }
    context: { open_message_id: string; open_chat_id: string }
  }
}
export const openPlain = (): Sqlite.Database => {
  const db = new Sqlite(process.argv[2])
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('wal_autocheckpoint = 0')
  return db
}

const key = createHash('sha256').update(secrets.encryptKey).digest()
const read = (request: IncomingMessage, body: Buffer): Event | undefined => {
  const {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  } = request.headers
  const expected = createHash('sha256').update(`${timestamp}${nonce}${secrets.encryptKey}`).update(body).digest('hex')
  if (typeof signature !== 'string' || signature.length !== expected.length) return undefined
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined
  if (Math.abs(benchNow() / 1_000 - Number(timestamp)) > 600) return undefined
  const bytes = Buffer.from((JSON.parse(body.toString('utf8')) as { encrypt: string }).encrypt, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
  const event = JSON.parse(plain) as Event
  return event.header.token === secrets.verificationToken && event.header.app_id === secrets.appId ? event : undefined
}

/** Serves until its parent ends it. @param submit inside of a transaction, in a savepoint of its own: what is answered. Throws what is not taken. */
export const servePlain = (db: Sqlite.Database, submit: (event: Event) => string): void => {
  const worker = new Worker(new URL('./checkpoints.mjs', import.meta.url), { workerData: process.argv[2] })
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const savepoint = db.prepare('savepoint piece')
  const release = db.prepare('release piece')
  const rollback = db.prepare('rollback to piece')
  let waiting: { event: Event; response: ServerResponse }[] = []
  const flush = (): void => {
    const batch = waiting.slice(0, 32)
    waiting = waiting.slice(32)
    const answers: (string | undefined)[] = []
    begin.run()
    for (const { event } of batch) {
      savepoint.run()
      try {
        answers.push(submit(event))
      } catch {
        rollback.run()
        answers.push(undefined)
      }
      release.run()
    }
    commit.run()
    for (const [index, { response }] of batch.entries()) send(response, answers[index])
    if (waiting.length > 0) setImmediate(flush)
  }
  const send = (
    response: ServerResponse,
    answer: string | undefined,
    status = answer === undefined ? 503 : 200,
  ): void => {
    const body = Buffer.from(answer ?? '')
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
  }

  const server = createServer((request, response) => {
    if (request.method !== 'POST') return send(response, undefined, 404)
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const event = read(request, Buffer.concat(pieces))
      if (!event) return send(response, undefined, 401)
      waiting.push({ event, response })
      if (waiting.length === 1) setImmediate(flush)
    })
  })
  server.listen(0, '127.0.0.1', () =>
    answerCalls(
      { port: () => (server.address() as AddressInfo).port, usage: () => usage(), settledRss: () => settledRss() },
      async () => {
        await worker.terminate()
        db.close()
      },
    ),
  )
}
