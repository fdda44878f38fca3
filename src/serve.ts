import { type App, createApp } from './app.ts'
import { addHealth } from './bot/health.ts'
import type { Config } from './config.ts'
import { listBackups } from './db/backup-files.ts'
import type { OpenDatabase } from './db/database.ts'
import { maintenanceOf } from './db/maintenance.ts'
import type { Presence } from './db/postgres/presence.ts'
import { databaseFigures, lastDigests } from './db/probe.ts'
import { createWriter } from './db/writer.ts'
import type { Deps, Log } from './deps.ts'
import { type Clock, msBetween, second } from './domain/time.ts'
import type { Feishu } from './feishu/client.ts'
import type { ListenOptions, LongConnection } from './feishu/long-connection.ts'
import { listen } from './http-server.ts'
import { nightlyBackup } from './jobs/backup.ts'
import { startDoorbell } from './jobs/doorbell.ts'
import type { Lead } from './lead.ts'
import { createMetrics } from './metrics.ts'
import { createReadiness } from './readiness.ts'
import { version } from './version.ts'

export interface Running {
  app: App
  port: number
  /** Leaves in order: no new work, answers given, sends in hand ended or cut. The database is the caller's to close. Takes at most nine seconds. */
  stop(): Promise<void>
}

export interface ServeDeps {
  config: Config
  log: Log
  clock: Clock
  database: OpenDatabase
  /** What this process is among those that share the database. */
  part?: Pick<Presence, 'onBell'> & Lead
  feishu: Feishu
  askAssistant?: Deps['askAssistant']
  /** Told how the long connection fares, where there is one. */
  onConnection?: Pick<ListenOptions, 'onOpen' | 'onTrouble'>
  /** Done before the first round and asked again at every ring. */
  beside?(app: App): Promise<void>
}

/** Sends in hand have this long to end; what is cut is tried again after the next start, under the same uuid. */
const lastSendsMs = 5_000

/** Wires the bot to a port and to its doorbells. @throws CannotListen */
export const serveBot = async (deps: ServeDeps): Promise<Running> => {
  const { config, log, clock, database, feishu, part } = deps
  const metrics = createMetrics(true)
  const leaving = new AbortController()
  const describe = (error: unknown) => ({ error: error instanceof Error ? error.name : 'unknown' })
  let connection: LongConnection | undefined
  const app = createApp({
    clock,
    log,
    database,
    writer: createWriter(database, clock),
    lead: part,
    feishu,
    secrets: config.feishu,
    transport: config.feishu.transport,
    connection: () => connection?.status(),
    metrics,
    askAssistant: deps.askAssistant,
    ring: () => sendSoon(),
    backup: nightlyBackup({
      database,
      maintenance: maintenanceOf(config),
      folder: config.backupDir,
      now: clock.now,
      signal: leaving.signal,
      onFailure: (error) => log.error('backup failed', describe(error)),
    }),
  })

  const ready = createReadiness({ app, database, clock, leaving: leaving.signal })
  const figures = async () => {
    const offset = feishu.clockOffset()
    // Neither known nor old: the alarm asks for a figure.
    const [backup] = await listBackups(config.backupDir).catch(() => [])
    return {
      ...(await databaseFigures(database, clock.now())),
      connection: connection?.status(),
      leads: app.leads(),
      replicas: await database.replicas(),
      clockOffsetSeconds: offset && offset.offsetMs / second,
      backupAgeSeconds: backup && msBetween(backup.takenAt, clock.now()) / second,
    }
  }
  addHealth(app.http, {
    adminToken: config.adminToken,
    ready,
    detail: async () => ({
      version,
      time: clock.now(),
      clockTrusted: app.clockTrusted(),
      feishu: feishu.stats(),
      ...(await figures()),
      lastDigest: await lastDigests(database.kysely),
    }),
    metrics: async () => {
      metrics.figures(await figures())
      return metrics.page()
    },
    peerOf: (c) => c.env.incoming.socket.remoteAddress,
  })

  let sendingSoon = false
  /** What a request left to be sent goes out at once; what arrived together is looked at together. */
  const sendSoon = (): void => {
    if (sendingSoon) return
    sendingSoon = true
    setImmediate(() => {
      sendingSoon = false
      void app.deliver()
    })
  }
  const ring = (): void => {
    void (async () => {
      await deps.beside?.(app)
      await app.tick()
    })().catch((error: unknown) => log.error('tick', describe(error)))
  }

  // What wakes a follower is for whoever leads.
  part?.onBell(() => app.leads() && sendSoon())
  await app.begin()
  const server = await listen(app.http, config)
  if (config.feishu.transport === 'websocket') connection = feishu.listen({ take: app.door.take, ...deps.onConnection })
  const doorbell = startDoorbell(ring)

  return {
    app,
    port: server.port,
    stop: async () => {
      leaving.abort()
      await doorbell.stop()
      // Both ways in: what is in hand is answered, and nothing new is begun.
      await Promise.all([server.close(), app.door.leave().then(() => connection?.stop())])
      const cut = setTimeout(() => feishu.close(), lastSendsMs)
      await app.stop()
      clearTimeout(cut)
    },
  }
}
