import { serve } from '@hono/node-server'
import { type App, createApp } from '../src/app.ts'
import type { OpenDatabase } from '../src/db/database.ts'
import { createWriter } from '../src/db/writer.ts'
import type { Deps } from '../src/deps.ts'
import { createFeishu } from '../src/feishu/client.ts'
import type { LongConnection, Pauses } from '../src/feishu/long-connection.ts'
import { createMetrics } from '../src/metrics.ts'
import type { StageDatabase } from './stage-database.ts'

/** The bot on a stage, as one process runs it in production. */
export interface Replica {
  app: App
  database: OpenDatabase
  /** Where it takes what Feishu pushes. */
  url: string
  /** Opens a long connection, for as long as it runs. */
  listen(onOpen: () => void): LongConnection
  /** Answers what it has in hand and leaves. */
  close(): Promise<void>
}

export interface ReplicaOptions extends Pick<Deps, 'clock' | 'secrets' | 'kinds' | 'askAssistant'> {
  home: StageDatabase
  transport: 'webhook' | 'websocket'
  feishuUrl: string
  pauses: Pauses
  /** Told of each message and each click that it has answered. */
  answered(): void
}

export const openReplica = async (options: ReplicaOptions): Promise<Replica> => {
  const { clock, secrets, kinds, askAssistant, transport } = options
  const { database, lead, release } = options.home
  const feishu = createFeishu({
    appId: secrets.appId,
    appSecret: secrets.appSecret,
    baseUrl: options.feishuUrl,
    clock,
    log: { info: nothing, warn: nothing },
    // On a clock that stands nothing is late, however slow the machine.
    timeoutMs: Number.POSITIVE_INFINITY,
    readMs: Number.POSITIVE_INFINITY,
  })
  const metrics = createMetrics()
  let connection: LongConnection | undefined
  const app = createApp({
    clock,
    log: { debug: nothing, info: nothing, warn: nothing, error: onError },
    database,
    writer: createWriter(database, clock),
    lead,
    feishu,
    secrets,
    transport,
    connection: () => connection?.status(),
    metrics: {
      ...metrics,
      ingress(kind, result, ms) {
        metrics.ingress(kind, result, ms)
        if ((kind === 'message' || kind === 'card') && result !== 'not-stored') options.answered()
      },
    },
    ...(kinds && { kinds }),
    askAssistant,
  })
  await app.begin()
  const server = serve({ fetch: app.http.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    app,
    database,
    url: `http://127.0.0.1:${address.port}`,
    listen: (onOpen) => {
      connection = feishu.listen({ take: app.door.take, onOpen, pauses: options.pauses })
      return connection
    },
    close: async () => {
      // Both ways in first, as in production.
      const closed = new Promise((resolve) => server.close(resolve))
      await app.door.leave()
      await Promise.all([closed, connection?.stop()])
      await app.stop()
      feishu.close()
      await database.close()
      await release()
    },
  }
}

const nothing = () => undefined
const onError = (msg: string, fields?: object): void => {
  process.stderr.write(`${msg} ${JSON.stringify(fields ?? {})}\n`)
}
