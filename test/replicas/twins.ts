import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator } from '../../emulator/server/emulator.ts'
import { unhurried } from '../../emulator/server/modes.ts'
import type { Click } from '../../emulator/server/types.ts'
import { openBalancer } from '../../scripts/balancer.ts'
import { type ManualClock, manualClock, seedOf, type Transport } from '../../scripts/stage.ts'
import { groups } from '../../scripts/town/cast.ts'
import { type Blocking, connectBlocking } from '../../src/db/postgres/blocking.ts'
import { epochMs, type Instant } from '../../src/domain/time.ts'
import { type Bot, bootBot } from '../bad-days/boot.ts'
import { demoDistrict, 张工 } from '../bad-days/rig.ts'
import { freshDatabase } from '../postgres/server.ts'

export type Name = 'A' | 'B'

/** Two replicas on one database behind one address, on one clock that stands until it is moved. Each is the whole bot with connections of its own. */
export interface Twins {
  clock: ManualClock
  emulator: Emulator
  database: string
  /** What is asked past the product. */
  ask: Blocking
  bots: ReadonlyMap<Name, Bot>
  at(name: Name): Bot
  boot(name: Name): Promise<Bot>
  /** Without a word. */
  crash(name: Name): Promise<void>
  stop(name: Name): Promise<void>
  /** Resolves when there is one. */
  leader(): Promise<Name>
  settle(): Promise<void>
  moveTo(at: Instant): Promise<void>
  /** On their newest card with that button. */
  clicks(button: string, form: Record<string, unknown>, openId?: string): Promise<Click>
  /** What the bot has said in a group, or to a person. */
  saidIn(group: string): string[]
  saidTo(openId: string): string[]
  chiefGroups: string[]
}

export const openTwins = async (start: Instant, transport: Transport = 'webhook'): Promise<Twins> => {
  const district = demoDistrict()
  const clock = manualClock(start)
  const emulator = createEmulator({
    seed: seedOf(district),
    clock: { now: () => epochMs(clock.now()) },
    modes: { rateClock: 'off', ...unhurried },
  })
  const listening = await emulator.listen()
  const balancer = await openBalancer()
  const database = freshDatabase()
  const ask = connectBlocking(database)
  const bots = new Map<Name, Bot>()
  const boot = async (name: Name): Promise<Bot> => {
    const bot = await bootBot({
      file: '',
      shared: database,
      feishuUrl: listening.url,
      clock,
      timeoutMs: Number.POSITIVE_INFINITY,
      transport,
      ring: () => void bots.get(name)?.app.deliver(),
    })
    bots.set(name, bot)
    balancer.backends.set(name, new URL(bot.url).origin)
    // Each has a connection of its own; by HTTP there is one address for both.
    if (transport === 'websocket') await bot.subscribe(emulator)
    return bot
  }
  const end = async (name: Name, kindly: boolean) => {
    const bot = bots.get(name)
    bots.delete(name)
    balancer.backends.delete(name)
    await bot?.end(kindly)
  }
  const settle = async () => {
    await emulator.runDueRetries()
    await leader()
    for (const bot of bots.values()) await bot.app.tick()
  }
  const leader = async (): Promise<Name> => {
    for (;;) {
      for (const [name, { app }] of bots) {
        await app.tick()
        if (app.leads()) return name
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  onTestFinished(async () => {
    for (const name of [...bots.keys()]) await end(name, true)
    await balancer.close()
    await listening.close()
    ask.close()
  })
  const first = await boot('A')
  await first.apply(district, new Map(district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name])))
  ask.prepare('update person set greeted_at = coalesce(greeted_at, ?)').run(clock.now())
  await boot('B')
  if (transport === 'webhook') await emulator.subscribe(`${balancer.url}/webhook/feishu`)
  await settle()
  const said = (chat: string): string[] =>
    emulator
      .messages(chat)
      .filter(({ sender }) => sender.type === 'app')
      .map(({ content }) => JSON.stringify(content))
  const at = (name: Name): Bot => {
    const bot = bots.get(name)
    if (!bot) throw new Error(`${name} is down`)
    return bot
  }
  return {
    clock,
    emulator,
    database,
    ask,
    bots,
    at,
    boot,
    crash: (name) => end(name, false),
    stop: (name) => end(name, true),
    leader,
    settle,
    moveTo: async (to) => {
      const step = 30 * 60_000
      while (epochMs(clock.now()) + step < epochMs(to)) {
        clock.advance(step)
        await settle()
      }
      clock.set(to)
      await settle()
    },
    clicks: async (button, form, openId = 张工) => {
      const card = emulator
        .person(openId)
        .sees()
        .findLast(({ content }) => JSON.stringify(content).includes(`"name":"${button}"`))
      return emulator.person(openId).clicks(card?.message_id ?? 'no form', button, form)
    },
    saidIn: (group) => said(groups[group as keyof typeof groups]),
    saidTo: (openId) => {
      const chat = emulator.person(openId).p2p()
      return chat === undefined ? [] : said(chat)
    },
    chiefGroups: ['航天群', '陶瓷基群', '煤化工群', '纺织群'],
  }
}
