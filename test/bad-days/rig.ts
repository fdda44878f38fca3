import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server/emulator.ts'
import { credentials, seedOf } from '../../scripts/stage.ts'
import { type App, createApp } from '../../src/app.ts'
import { lockFolder } from '../../src/db/folder-lock.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/sqlite.ts'
import { createWriter, type Writer } from '../../src/db/writer.ts'
import type { LogFields } from '../../src/deps.ts'
import { readDistrict } from '../../src/district/read-district.ts'
import type { District } from '../../src/domain/district.ts'
import { type Clock, epochMs, type Instant, instant } from '../../src/domain/time.ts'
import { createFeishu } from '../../src/feishu/client.ts'
import { createMetrics, type MetricsPage } from '../../src/metrics.ts'
import { applyDistrict } from '../../src/usecases/apply-district.ts'

export const demoDistrict = (): District => {
  const file = 'districts/demo.yaml'
  const read = readDistrict(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.fault.map((fault) => `${fault.line}: ${fault.message}`).join('\n'))
  return read.value
}

/** A clock that stands until it is moved. Time passes on both faces; a leap moves the wall's alone, as somebody who sets it does. */
export interface TownClock extends Clock {
  passTo(at: Instant): void
  pass(ms: number): void
  leap(ms: number): void
}

const townClock = (start: Instant): TownClock => {
  let wall = epochMs(start)
  let monotonic = 0
  const pass = (ms: number) => {
    wall += ms
    monotonic += ms
  }
  return {
    now: () => instant(wall),
    monotonic: () => monotonic,
    pass,
    passTo: (at) => pass(Math.max(0, epochMs(at) - wall)),
    leap: (ms) => {
      wall += ms
    },
  }
}

/** One life of the bot's process. */
export interface Bot {
  app: App
  database: OpenDatabase
  writer: Writer
  metrics: MetricsPage
  log: { level: string; msg: string; fields: LogFields | undefined }[]
  /** Where Feishu pushes to. */
  url: string
}

/** A local Feishu that outlives the bot, and the bot. Feishu's time is the true one; the bot's wall clock may leap away from it. */
export interface Town {
  clock: TownClock
  emulator: Emulator
  file: string
  bot: Bot
  /** Starts the bot on the same database, as after a reboot. */
  boot(): Promise<Bot>
  /** Ends it without a word: nothing in hand is finished. */
  crash(): Promise<void>
  stop(): Promise<void>
  settle(): Promise<void>
  moveTo(at: Instant): Promise<void>
  advance(ms: number): Promise<void>
  /** Rows of the database, by the bot's own connection. */
  rows<T = Record<string, unknown>>(sql: string, ...parameters: unknown[]): T[]
}

export interface TownOptions {
  start?: Instant
  modes?: EmulatorOptions['modes']
  /** How long the bot waits for Feishu. */
  timeoutMs?: number
  boot?: boolean
  district?: District
}

/** Monday 08:30 in Shanghai, week 2026-W36. */
export const monday = '2026-08-31T00:30:00.000Z'

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The demo's clock has its points at these minutes of the hour: each falls due at its time. */
const stops = [0, 5, 30, 40, 60]
const nextStop = (after: Instant): Instant => {
  const hour = Math.floor(epochMs(after) / 3_600_000) * 3_600_000
  const next = stops.map((minute) => hour + minute * 60_000).find((stop) => stop > epochMs(after))
  return instant(next ?? hour + 3_600_000)
}

export const openTown = async (options: TownOptions = {}): Promise<Town> => {
  const district = options.district ?? demoDistrict()
  const file = join(temporaryFolder(), 'bot.db')
  const clock = townClock(options.start ?? monday)
  const emulator = createEmulator({
    seed: seedOf(district),
    clock: { now: () => epochMs(options.start ?? monday) + clock.monotonic() },
    modes: { rateClock: 'off', ...options.modes },
  })
  const listening = await emulator.listen()
  let life: (Bot & { end(kindly: boolean): Promise<void> }) | undefined

  const boot = async (): Promise<Bot> => {
    const lock = lockFolder(file)
    const database = openDatabase(file)
    await migrate(database)
    const log: Bot['log'] = []
    const note = (level: string) => (msg: string, fields?: LogFields) => void log.push({ level, msg, fields })
    const feishu = createFeishu({
      appId: credentials.appId,
      appSecret: credentials.appSecret,
      baseUrl: listening.url,
      clock,
      log: { info: () => undefined, warn: () => undefined },
      timeoutMs: options.timeoutMs ?? 400,
    })
    const writer = createWriter(database, clock)
    const metrics = createMetrics()
    const app = createApp({
      clock,
      log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
      database,
      writer,
      feishu,
      secrets: credentials,
      metrics,
    })
    const server = serve({ fetch: app.http.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise<void>((resolve) => server.once('listening', () => resolve()))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const url = `http://127.0.0.1:${address.port}/webhook/feishu`
    const groupNames = new Map(district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name]))
    await app.inTransaction('apply', (ctx) =>
      applyDistrict(ctx, {
        district,
        file: 'districts/demo.yaml',
        contactKey: credentials.appSecret,
        lookups: { people: new Map(), groupNames },
        by: 'system',
      }),
    )
    await app.begin()
    await emulator.subscribe(url)
    const end = async (kindly: boolean) => {
      if (kindly) await app.stop()
      feishu.close()
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      // An open transaction dies with the handle, as it does with the process.
      if (database.raw.open) database.raw.close()
      lock.release()
    }
    life = { app, database, writer, metrics, log, url, end }
    await app.tick()
    return life
  }

  const alive = () => {
    if (!life) throw new Error('the bot is down')
    return life
  }
  const end = async (kindly: boolean) => {
    const ending = alive()
    life = undefined
    await ending.end(kindly)
  }
  const settle = async () => {
    await emulator.runDueRetries()
    await life?.app.tick()
  }
  const moveTo = async (at: Instant) => {
    for (let next = nextStop(clock.now()); next < at; next = nextStop(clock.now())) {
      clock.passTo(next)
      await settle()
    }
    clock.passTo(at)
    await settle()
  }
  onTestFinished(async () => {
    if (life) await life.end(true)
    await listening.close()
  })
  if (options.boot !== false) await boot()
  return {
    clock,
    emulator,
    file,
    get bot() {
      return alive()
    },
    boot,
    crash: () => end(false),
    stop: () => end(true),
    settle,
    moveTo,
    advance: (ms) => moveTo(instant(epochMs(clock.now()) + ms)),
    rows: (sql, ...parameters) =>
      alive()
        .database.raw.prepare(sql)
        .all(...parameters) as never,
  }
}

/** Texts and cards a person or group got, newest last, as JSON. */
export const saidIn = (town: Town, chatId: string): string[] =>
  town.emulator
    .messages(chatId)
    .filter(({ sender }) => sender.type === 'app')
    .map(({ content }) => JSON.stringify(content))

export const saidTo = (town: Town, openId: string): string[] => {
  const chat = town.emulator.person(openId).p2p()
  return chat === undefined ? [] : saidIn(town, chat)
}

/** The newest card of ours a person sees that has this button. */
export const cardWith = (town: Town, openId: string, button: string): string => {
  const found = town.emulator
    .person(openId)
    .sees()
    .filter(({ sender, content }) => sender.type === 'app' && JSON.stringify(content).includes(`"name":"${button}"`))
    .at(-1)
  if (!found) throw new Error(`${openId} sees no card with ${button}`)
  return found.message_id
}

export const 周报 = { progress: '完成试飞一架次', next_plan: '完成总装', ask_level: 'none', risk: 'none' }
export const 张工 = 'ou_demo_c1_main'
export const 李工 = 'ou_demo_c1_backup'
export const 王工 = 'ou_demo_c2_main'
export const 何工 = 'ou_demo_admin'
export const 周主任 = 'ou_demo_office_1'
export const 办公室群 = 'oc_demo_office'
