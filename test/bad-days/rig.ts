import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server/emulator.ts'
import { unhurried } from '../../emulator/server/modes.ts'
import { seedOf, stageTransport } from '../../scripts/stage.ts'
import { dropStageDatabase } from '../../scripts/stage-database.ts'
import { cast, demoFile, districtIn, groups } from '../../scripts/town/cast.ts'
import type { District } from '../../src/domain/district.ts'
import { type Clock, epochMs, type Instant, instant } from '../../src/domain/time.ts'
import type { Pacer } from '../../src/feishu/pacer.ts'
import { rawOf } from '../support/raw.ts'
import { type BootOptions, type Bot, bootBot } from './boot.ts'

export const demoDistrict = (): District => districtIn(demoFile)

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

/** A local Feishu that outlives the bot, and the bot. Feishu's time is the true one; the bot's wall clock may leap away from it. */
export interface Town {
  clock: TownClock
  emulator: Emulator
  /** Address of the local Feishu. */
  url: string
  file: string
  bot: Bot
  /** Starts the bot on the same database, as after a reboot. @param on where that has been moved to */
  boot(on?: string): Promise<Bot>
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
  /** How long the bot waits for Feishu; as long as it takes by default. A test in which Feishu is silent says how long. */
  timeoutMs?: number
  pace?: Pacer
  boot?: boolean
  /** Address of the database, where it is not one of the town's own. */
  place?: string | undefined
  askAssistant?: BootOptions['askAssistant']
  transport?: BootOptions['transport']
  pingMs?: BootOptions['pingMs']
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
  const file = options.place ?? join(temporaryFolder(), 'bot.db')
  const clock = townClock(options.start ?? monday)
  const emulator = createEmulator({
    seed: seedOf(district),
    clock: { now: () => epochMs(options.start ?? monday) + clock.monotonic() },
    modes: { rateClock: 'off', ...unhurried, ...options.modes },
  })
  const listening = await emulator.listen()
  let life: Bot | undefined

  const boot = async (on = file): Promise<Bot> => {
    const { timeoutMs = Number.POSITIVE_INFINITY, pace, askAssistant, pingMs, transport = stageTransport } = options
    const feishuUrl = listening.url
    const bot = await bootBot({
      file: on,
      feishuUrl,
      clock,
      timeoutMs,
      ...(pace && { pace }),
      askAssistant,
      transport,
      pingMs,
    })
    life = bot
    await bot.apply(district, new Map(district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name])))
    // Everybody has been greeted in weeks before.
    await bot.database.kysely
      .updateTable('person')
      .set({ greeted_at: clock.now() })
      .where('greeted_at', 'is', null)
      .execute()
    await bot.subscribe(emulator)
    await bot.app.tick()
    return bot
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
    dropStageDatabase(file)
  })
  if (options.boot !== false) await boot()
  return {
    clock,
    emulator,
    url: listening.url,
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
      rawOf(alive().database)
        .prepare(sql)
        .all(...parameters) as never,
  }
}

/** A district of that many chains, each with a main reporter and a chief's group of its own. */
export const manyChains = (count: number): District => {
  const demo = demoDistrict()
  const [model] = demo.chains
  if (!model) throw new Error('no chain')
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'))
  return {
    ...demo,
    chains: numbers.map((n) => ({ ...model, id: `chain-${n}`, name: `第${n}产业链`, aliases: [], enterprises: [] })),
    people: [
      ...numbers.map((n) => ({
        name: `张工${n}`,
        open_id: `ou_${n}`,
        roles: [{ role: 'reporter' as const, chain: `chain-${n}` }],
      })),
      { name: '周主任', open_id: 'ou_office', roles: [{ role: 'office' as const }] },
      { name: '何工', open_id: 'ou_admin', roles: [{ role: 'admin' as const }] },
    ],
    groups: [
      ...numbers.map((n) => ({ chat_id: `oc_${n}`, kind: 'chief' as const, chain: `chain-${n}` })),
      { chat_id: 'oc_office', kind: 'office' as const },
    ],
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

export const 周报 = Object.freeze({
  progress: '完成试飞一架次',
  next_plan: '完成总装',
  ask_level: 'none',
  risk: 'none',
})
export const { 张工, 李工, 何工 } = cast
export const 办公室群 = groups.推进办群
