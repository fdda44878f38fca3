import { dice } from '../emulator/server/dice.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/server/emulator.ts'
import { unhurried } from '../emulator/server/modes.ts'
import type { EmulatorSeed } from '../emulator/server/types.ts'
import type { App } from '../src/app.ts'
import { rulesBeside } from '../src/cli/rules-files.ts'
import type { OpenDatabase } from '../src/db/database.ts'
import type { Deps } from '../src/deps.ts'
import type { District } from '../src/domain/district.ts'
import { type Clock, epochMs, type Instant, instant } from '../src/domain/time.ts'
import type { LongConnection, Pauses } from '../src/feishu/long-connection.ts'
import { botScopes, manifest } from '../src/feishu/manifest.ts'
import { applyRules } from '../src/usecases/assessment/apply-rules.ts'
import { applyDistrict } from '../src/usecases/office/apply-district.ts'
import { openBalancer } from './balancer.ts'
import { openReplica, type Replica } from './replica.ts'
import { createReplicas, type Replicas } from './replicas.ts'
import { joinStageServer, openStageDatabase } from './stage-database.ts'
import { type Bystanders, bystanders, demoFile, districtIn } from './town/cast.ts'

/** A clock that stands until it is moved: the demo's and the tests'. */
export interface ManualClock extends Clock {
  set(at: Instant): void
  advance(ms: number): void
}

export const manualClock = (start: Instant): ManualClock => {
  let now = epochMs(start)
  let monotonic = 0
  return {
    now: () => instant(now),
    monotonic: () => monotonic,
    set: (at) => {
      monotonic += Math.max(0, epochMs(at) - now)
      now = epochMs(at)
    },
    advance: (ms) => {
      now += ms
      monotonic += Math.max(0, ms)
    },
  }
}

export const credentials = {
  appId: 'cli_a0b1c2d3e4f50617',
  appSecret: 'demo-app-secret-0123456789',
  encryptKey: 'demo-encrypt-key-0123456789',
  verificationToken: 'demo-verification-token',
} as const

/** Everyone and every group of a district file, as accounts and chats of the local Feishu. */
export const seedOf = (district: District, others: Bystanders = { people: [], chats: [] }): EmulatorSeed => {
  const people = district.people.flatMap(({ name, open_id, mobile }) =>
    open_id ? [{ open_id, name, ...(mobile ? { mobile } : {}) }] : [],
  )
  const byRole = (wanted: (role: string, chain?: string) => boolean) =>
    district.people.flatMap(({ open_id, roles }) =>
      open_id && roles.some(({ role, chain }) => wanted(role, chain)) ? [open_id] : [],
    )
  const chainName = (id?: string) => district.chains.find((chain) => chain.id === id)?.name ?? ''
  return {
    app: {
      app_id: credentials.appId,
      app_secret: credentials.appSecret,
      encrypt_key: credentials.encryptKey,
      verification_token: credentials.verificationToken,
      bot_open_id: 'ou_demo_bot',
      bot_name: manifest.name,
      scopes: [...botScopes],
      events: [...manifest.events, ...manifest.callbacks],
      menu: manifest.menu.flatMap((button) => ('key' in button ? [{ name: button.name, event_key: button.key }] : [])),
    },
    people: [...people, ...others.people],
    chats: [
      ...district.groups.map(({ chat_id, kind, chain }) => ({
        chat_id,
        name: {
          chief: `${chainName(chain)}链长群`,
          taskforce: `${chainName(chain)}专班群`,
          office: '产业链推进办群',
          leading: '领导小组群',
        }[kind],
        members:
          kind === 'office'
            ? byRole((role) => role === 'office')
            : kind === 'leading'
              ? byRole((role) => role === 'leader' || role === 'office')
              : byRole((_role, of) => of === chain),
        bot: true,
      })),
      ...others.chats,
    ],
  }
}

/** Nobody waits on a stage. */
export const hasty: Pauses = { dropped: 1, unreachable: 10, refused: [10, 20], credentials: 20 }

// For a project of tests that plays the same files over the other transport.
export const stageTransport: Transport = process.env.STAGE_TRANSPORT === 'websocket' ? 'websocket' : 'webhook'

/** Has the local Feishu deliver by that transport; resolves when it does. */
export const subscribe = async (
  emulator: Pick<Emulator, 'subscribe' | 'subscribeLongConnection'>,
  transport: Transport,
  bot: { url: string; listen(onOpen: () => void): LongConnection },
): Promise<LongConnection | undefined> => {
  if (transport === 'webhook') {
    await emulator.subscribe(bot.url)
    return undefined
  }
  let connection: LongConnection | undefined
  await new Promise<void>((resolve) => {
    connection = bot.listen(resolve)
  })
  emulator.subscribeLongConnection()
  return connection
}

export interface Stage {
  clock: ManualClock
  emulator: Emulator
  /** Of several replicas the one that leads. */
  app: App
  database: OpenDatabase
  district: District
  replicas: Replicas
  /** Address of the local Feishu. */
  url: string
  /** Moves the clock and lets everything happen that falls due on the way, in its order. */
  moveTo(at: Instant): Promise<void>
  advance(ms: number): Promise<void>
  /** One round of the bot. */
  tick(): Promise<void>
  /** Lets everything happen that is due now. */
  settle(): Promise<void>
  close(): Promise<void>
}

export type Transport = 'webhook' | 'websocket'

export interface StageOptions {
  databaseFile: string
  /** In place of the file: address of an empty database on a server, for two replicas behind one address. */
  server?: string | undefined
  start: Instant
  district?: string
  /** How deliveries come in; by HTTP unless said, or unless STAGE_TRANSPORT says otherwise for a whole run of tests. */
  transport?: Transport | undefined
  /** In place of those who stand beside the demo's district. */
  bystanders?: Bystanders
  emulator?: Partial<Pick<EmulatorOptions, 'modes' | 'page'>>
  /** Kinds of report that are owed here, where they are others than the product's. */
  kinds?: Deps['kinds']
  /** A language model beside the bot; none unless handed in. */
  askAssistant?: Deps['askAssistant']
}

/** The bot, or replicas of it, and a local Feishu in one process, on one clock that stands until it is moved. Everything else is as in production. */
export const openStage = async (options: StageOptions): Promise<Stage> => {
  const file = options.district ?? demoFile
  const district = districtIn(file)
  const clock = manualClock(options.start)
  const emulator: Emulator = createEmulator({
    seed: seedOf(district, options.bystanders ?? bystanders),
    clock: { now: () => epochMs(clock.now()) },
    moveClock: (to) => stage.moveTo(instant(to)),
    ...options.emulator,
    modes: { rateClock: 'off', ...unhurried, ...options.emulator?.modes },
  })
  const listening = await emulator.listen()

  const transport = options.transport ?? stageTransport
  const { server, kinds, askAssistant } = options
  // Not in turn: what a message brings about, such as that its answer was read, would come to the other one each time.
  const balancer = server === undefined ? undefined : await openBalancer(dice())
  const start = async (name: string, answered: () => void): Promise<Replica> => {
    const replica = await openReplica({
      home: await (server === undefined ? openStageDatabase(options.databaseFile) : joinStageServer(server, clock)),
      clock,
      secrets: credentials,
      transport,
      feishuUrl: listening.url,
      pauses: hasty,
      ...(kinds && { kinds }),
      askAssistant,
      answered,
    })
    balancer?.backends.set(name, replica.url)
    const url = `${balancer?.url ?? replica.url}/webhook/feishu`
    await subscribe(emulator, transport, { url, listen: replica.listen })
    return {
      ...replica,
      close: () => {
        balancer?.backends.delete(name)
        return replica.close()
      },
    }
  }
  const replicas = createReplicas(server === undefined ? ['A'] : ['A', 'B'], start, emulator.ring)
  await replicas.begin('A')
  const { app } = replicas.first()

  const groupNames = new Map(district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name]))
  await app.inTransaction('apply', (ctx) =>
    applyDistrict(ctx, {
      district,
      file,
      contactKey: credentials.appSecret,
      lookups: { people: new Map(), groupNames },
      by: 'system',
    }),
  )
  for (const { rules, file: from } of rulesBeside(file).rules)
    await app.inTransaction('assessment', (ctx) => applyRules(ctx, rules, from))
  await replicas.startStopped()

  const settle = async () => {
    await emulator.runDueRetries()
    await replicas.settle()
  }
  const moveTo = async (at: Instant) => {
    // In steps of at most half an hour: what falls due on the way happens at its time, as it would.
    const step = 30 * 60_000
    while (epochMs(clock.now()) + step < epochMs(at)) {
      clock.advance(step)
      await settle()
    }
    clock.set(at)
    await settle()
  }
  const stage: Stage = {
    clock,
    emulator,
    get app() {
      return replicas.first().app
    },
    get database() {
      return replicas.first().database
    },
    district,
    url: listening.url,
    replicas,
    moveTo,
    advance: (ms) => moveTo(instant(epochMs(clock.now()) + ms)),
    tick: replicas.tick,
    settle,
    close: async () => {
      await replicas.close()
      await balancer?.close()
      await listening.close()
    },
  }
  await settle()
  return stage
}
