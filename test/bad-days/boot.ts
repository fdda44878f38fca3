import { serve } from '@hono/node-server'
import type { Emulator } from '../../emulator/server/emulator.ts'
import { credentials, hasty, subscribe, type Transport } from '../../scripts/stage.ts'
import { openStageDatabase } from '../../scripts/stage-database.ts'
import { type App, createApp } from '../../src/app.ts'
import type { OpenDatabase } from '../../src/db/database.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { joinServer } from '../../src/db/postgres/presence.ts'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { createWriter, type Writer } from '../../src/db/writer.ts'
import type { Deps, LogFields } from '../../src/deps.ts'
import type { District } from '../../src/domain/district.ts'
import type { Clock } from '../../src/domain/time.ts'
import { createFeishu } from '../../src/feishu/client.ts'
import type { LongConnection } from '../../src/feishu/long-connection.ts'
import type { Pacer } from '../../src/feishu/pacer.ts'
import { createMetrics, type MetricsPage } from '../../src/metrics.ts'
import { applyDistrict } from '../../src/usecases/office/apply-district.ts'

/** One life of the bot. */
export interface Bot {
  app: App
  database: OpenDatabase
  writer: Writer
  metrics: MetricsPage
  log: { level: string; msg: string; fields: LogFields | undefined }[]
  /** Where Feishu pushes to. */
  url: string
  /** Has Feishu push to it, or over a connection that it opens. */
  subscribe(emulator: Pick<Emulator, 'subscribe' | 'subscribeLongConnection'>): Promise<void>
  /** Of the long connection, where there is one. */
  connection(): LongConnection | undefined
  apply(district: District, groupNames: ReadonlyMap<string, string>): Promise<void>
  /** @param kindly false leaves everything in hand as it is, as a killed process does. */
  end(kindly: boolean): Promise<void>
}

export interface BootOptions {
  file: string
  /** A database on a server that others may share, in place of one of its own. */
  shared?: string | undefined
  feishuUrl: string
  clock: Clock
  timeoutMs: number
  /** Without one nothing waits for its turn. */
  pace?: Pacer
  ring?: () => void
  askAssistant?: Deps['askAssistant']
  transport?: Transport | undefined
  /** Milliseconds between two looks whether a long connection still stands; few where one freezes, else a busy loop looks like one. */
  pingMs?: number | undefined
}

/** The bot of production in this process: every part real, only clock and addresses given. Nothing scheduled runs before the first tick. */
export const bootBot = async (options: BootOptions): Promise<Bot> => {
  const {
    file,
    shared,
    feishuUrl,
    clock,
    timeoutMs,
    pace,
    ring,
    askAssistant,
    transport = 'webhook',
    pingMs = 15_000,
  } = options
  const presence = shared === undefined ? undefined : await joinServer(shared, clock)
  const { database, release } =
    shared === undefined
      ? await openStageDatabase(file)
      : { database: await openPostgres(shared), release: () => undefined }
  const log: Bot['log'] = []
  const note = (level: string) => (msg: string, fields?: LogFields) => void log.push({ level, msg, fields })
  const { appId, appSecret } = credentials
  const silent = { info: () => undefined, warn: () => undefined }
  const feishu = createFeishu({
    appId,
    appSecret,
    baseUrl: feishuUrl,
    clock,
    log: silent,
    timeoutMs,
    ...(pace && { pace }),
  })
  const writer = createWriter(database, clock)
  const metrics = createMetrics()
  let connection: LongConnection | undefined
  const app = createApp({
    clock,
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    database,
    writer,
    lead: presence,
    feishu,
    secrets: credentials,
    transport,
    connection: () => connection?.status(),
    metrics,
    ...(ring && { ring }),
    ...(askAssistant && { askAssistant }),
  })
  presence?.onBell(() => app.leads() && ring?.())
  await app.begin()
  const server = serve({ fetch: app.http.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    app,
    database,
    writer,
    metrics,
    log,
    url: `http://127.0.0.1:${address.port}/webhook/feishu`,
    subscribe: async (emulator) => {
      connection = await subscribe(emulator, transport, {
        url: `http://127.0.0.1:${address.port}/webhook/feishu`,
        listen: (onOpen) => feishu.listen({ take: app.door.take, onOpen, pauses: hasty, pingMs }),
      })
    },
    connection: () => connection,
    apply: (district, groupNames) =>
      app.inTransaction('apply', async (ctx) => {
        const lookups = { people: new Map(), groupNames }
        await applyDistrict(ctx, { district, file: 'district.yaml', contactKey: appSecret, lookups, by: 'system' })
      }),
    end: async (kindly) => {
      if (kindly) await app.door.leave()
      await connection?.stop()
      if (kindly) await app.stop()
      feishu.close()
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      // An open transaction dies with the handle, as it does with the process.
      if (database.kind === 'postgres') await database.close()
      else if (sqliteOf(database).raw.open) sqliteOf(database).raw.close()
      release()
      await presence?.release()
    },
  }
}
