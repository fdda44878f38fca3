import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import type { Context } from 'hono'
import { type App, createApp } from './app.ts'
import { addHealth } from './bot/health.ts'
import type { Config } from './config.ts'
import { listBackups } from './db/backup.ts'
import { writeFact } from './db/kv.ts'
import { databaseFigures, databaseTrouble } from './db/probe.ts'
import type { OpenDatabase } from './db/sqlite.ts'
import { createWriter } from './db/writer.ts'
import type { Log } from './deps.ts'
import type { Clock } from './domain/time.ts'
import type { Feishu } from './feishu/client.ts'
import { nightlyBackup } from './jobs/backup.ts'
import { type Doorbell, startDoorbell } from './jobs/doorbell.ts'
import { createMetrics } from './metrics.ts'

export interface Running {
  app: App
  port: number
  /** Leaves in order: no new work, answers given, sends in hand ended, database closed by the caller. Resolves within ten seconds or not at all. */
  stop(): Promise<void>
}

export interface ServeDeps {
  config: Config
  log: Log
  clock: Clock
  database: OpenDatabase
  feishu: Feishu
  /** Runs with every tick until it says that it is done. */
  beside?: (app: App) => Promise<boolean>
}

/** The port is taken or the address is not ours. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
}

/** Slow clients are cut off: Node's own limits are minutes long and are looked at every 30 s. */
const serverOptions = {
  requestTimeout: 8_000,
  headersTimeout: 5_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
}
const probeEveryMs = 5_000

/** Wires the bot to a port and to its doorbells. @throws CannotListen */
export const serveBot = async (deps: ServeDeps): Promise<Running> => {
  const { config, log, clock, database, feishu } = deps
  const writer = createWriter(database, clock)
  const metrics = createMetrics(true)
  let draining = false
  const app = createApp({
    clock,
    log,
    database,
    writer,
    feishu,
    secrets: config.feishu,
    metrics,
    ring: () => ring(),
    backup: nightlyBackup(database, config.backupDir, clock.now, (error) =>
      log.error('backup failed', { error: error instanceof Error ? error.name : 'unknown' }),
    ),
  })

  let lastProbe: { at: number; trouble: string | undefined } | undefined
  const trouble = async (): Promise<string | undefined> => {
    if (draining) return 'draining'
    const at = clock.monotonic()
    if (!lastProbe || at - lastProbe.at > probeEveryMs) lastProbe = { at, trouble: await probe() }
    return lastProbe.trouble
  }
  const probe = async (): Promise<string | undefined> => {
    const found = await databaseTrouble(database)
    if (found) return found
    try {
      await app.inTransaction('probe', ({ tx, now }) => writeFact(tx, 'probe', now), { giveUpMs: 2_000 })
      return undefined
    } catch {
      return 'not-writable'
    }
  }

  addHealth(app.http, {
    adminToken: config.adminToken,
    ready: async () => {
      const why = await trouble()
      return why === undefined ? { ok: true } : { ok: false, why }
    },
    detail: async () => ({
      time: clock.now(),
      clock: { trusted: app.clockTrusted(), ...feishu.clockOffset() },
      feishu: feishu.stats(),
      lastBackup: (await listBackups(config.backupDir))[0]?.takenAt ?? null,
      ...(await databaseFigures(database.kysely, clock.now())),
    }),
    metrics: async () => {
      metrics.figures(await databaseFigures(database.kysely, clock.now()))
      return metrics.page()
    },
    peerOf: (c: Context<{ Bindings: HttpBindings }>) => c.env.incoming?.socket.remoteAddress,
  })

  const server = await listen(app, config)
  const port = portOf(server)
  await app.begin()

  let besideDone = deps.beside === undefined
  const ring = (): void => {
    void (async () => {
      if (!besideDone && deps.beside) besideDone = await deps.beside(app)
      await app.tick()
    })().catch((error: unknown) => log.error('tick', { error: error instanceof Error ? error.name : 'unknown' }))
  }
  const doorbell: Doorbell = startDoorbell(ring)
  ring()

  return {
    app,
    port,
    stop: async () => {
      draining = true
      await doorbell.stop()
      await closeServer(server)
      await app.stop()
    },
  }
}

const listen = (app: App, { host, port }: Config): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.http.fetch, port, hostname: host, serverOptions }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。`
          : error.code === 'EACCES'
            ? `没有权限使用端口 ${port}。请换一个 1024 以上的端口。`
            : `不能监听 ${host}:${port}（${error.code ?? error.name}）。请检查 HOST 和 PORT。`
      reject(new CannotListen(why))
    })
  })

const portOf = (server: ServerType): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Requests in hand are answered; idle connections are cut, or closing would wait for them. */
const closeServer = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) {
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const hard = setTimeout(() => server.closeAllConnections(), 3_000)
      server.once('close', () => {
        clearInterval(idle)
        clearTimeout(hard)
      })
    }
  })
