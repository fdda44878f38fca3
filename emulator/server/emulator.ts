import { type Context, Hono } from 'hono'
import { createFailures, type Failure, type FailureMatch, type HeldCall } from './api/failures.ts'
import { dateHeader, handle, ownHeader } from './api/gateway.ts'
import { createRateLimits } from './api/rate-limits.ts'
import { routes } from './api/routes.ts'
import { absent, unknownCall } from './api/unknown.ts'
import { allForms } from './client/forms.ts'
import { createPerson } from './client/person.ts'
import { otherBot, say } from './client/says.ts'
import { confirmPage } from './console/confirm-page.ts'
import { createScans, type Scans } from './console/scans.ts'
import { createGroups, type Groups } from './groups.ts'
import { hookRoutes } from './hooks/hook-routes.ts'
import { newLogId } from './ids.ts'
import { type Listening, listen } from './listen.ts'
import { newLines } from './long-connection/lines.ts'
import { createLongConnections, type LongConnections } from './long-connection/long-connection.ts'
import { defaultModes, type Modes } from './modes.ts'
import { refusedCalls, uploadFacts } from './page/page-facts.ts'
import { addPast, type PastMessage } from './past.ts'
import type { Delivery } from './push/delivery.ts'
import { createPusher, type Pusher } from './push/pusher.ts'
import { type RawDelivery, type RawResult, rawDelivery } from './push/raw-delivery.ts'
import { seedApp, seedConsole, seedPerson } from './seed.ts'
import { type EmulatorSeed, seedFaults } from './seed-shape.ts'
import type {
  ApiCall,
  EmuCalendarEvent,
  EmuChat,
  EmulatorClock,
  EmuMessage,
  EmuPerson,
  EmuSnapshot,
  Person,
  SayOptions,
} from './types.ts'
import { type App, findChat, findPerson, viewMessage, type World } from './world.ts'

export interface EmulatorOptions {
  seed: EmulatorSeed
  clock: EmulatorClock
  modes?: Partial<Modes>
  /** Lets `POST /_emu/clock` move the clock its owner holds; epoch milliseconds. Without it the hook answers 501. */
  moveClock?: (to: number) => void | Promise<void>
  /** Answers every path that is neither API nor hook: the place of the chat page. */
  page?: (request: Request) => Response | Promise<Response>
}

export interface Emulator extends Groups, Scans {
  /** API under `/open-apis`, hooks under `/_emu`, the page elsewhere. */
  fetch(request: Request): Response | Promise<Response>
  /** Default: a free port on 127.0.0.1. */
  listen(port?: number, host?: string): Promise<Listening>
  /** The challenge, then every delivery goes there; throws with the reason when the address is not accepted. */
  subscribe(url: string): Promise<void>
  /** Every delivery goes over the long connection from now on; throws while no client is connected, as the console does. */
  subscribeLongConnection(): void
  longConnection: Omit<LongConnections, 'upgrade' | 'push' | 'close'>
  person(idOrName: string): Person
  /** Newest last. */
  messages(chatId?: string): EmuMessage[]
  /** A message of the bot from before; it lies in its chat as if it had been sent then. */
  hadSent(message: PastMessage): void
  /** In the bot's own calendar; what was deleted is among them. */
  calendarEvents(): EmuCalendarEvent[]
  /** What the app may do, live: an administrator may take one away. */
  scopes: Set<string>
  /** The live chat: `muted` and `at_all` may be set on it. */
  chat(chatIdOrName: string): EmuChat
  /** The live record: `available` and `blocked_bot` may be set on it. */
  account(idOrName: string): EmuPerson
  /** Another bot writes into a group. */
  otherBotSays(text: string, options: SayOptions & { in: string }): Promise<Delivery & { message_id: string }>
  deliveries(): Delivery[]
  /** A duplicate after a 200; with `newEventId` the same message under another event_id. */
  redeliver(eventId: string, options?: { newEventId?: boolean }): Promise<Delivery>
  /** Pushes whose retry time (15 s, 5 min, 1 h, 6 h after the failure, virtual clock) has come. */
  runDueRetries(): Promise<Delivery[]>
  nextRetryAt(): number | undefined
  /** Keeps events back until `releaseDeliveries`, so that they can arrive in another order. */
  holdDeliveries(): void
  releaseDeliveries(order?: 'first-first' | 'last-first'): Promise<void>
  rawDelivery(raw: RawDelivery): Promise<RawResult>
  failNext(n: number, failure: Failure, match?: FailureMatch): void
  /** The next call that matches stays on its way until it is let go. */
  holdCall(match: FailureMatch): HeldCall
  /** Lets go what is held, too. */
  clearFailures(): void
  /** While true every API call is broken off. */
  down(on: boolean): void
  expireTokens(): void
  /** Moves the `Date` header away from the virtual clock, in milliseconds. */
  dateOffset(ms: number): void
  modes: Modes
  calls(): ApiCall[]
  /** Fires after any change of messages, typed values, people, chats or deliveries; returns the way out. */
  onChange(listener: () => void): () => void
  /** Has the page read again what only the emulator's owner knows. */
  ring(): void
  snapshot(): EmuSnapshot
  /** The bytes of an image or file in a message, for a page that draws it. */
  resource(key: string): Resource | undefined
}

export interface Resource {
  bytes: Uint8Array
  content_type: string
  file_name: string
}

function createWorld(options: EmulatorOptions, changed: () => void): World {
  const faults = seedFaults(options.seed)
  if (faults.length) throw new Error(`the seed is wrong: ${faults.join('; ')}`)
  const tenant_key = options.seed.tenant_key ?? '2df73991750d8fd8'
  const chats = options.seed.chats.map((chat): EmuChat => {
    const { chat_id, name, members, bot = false, external = false } = chat
    return {
      chat_id,
      name,
      mode: 'group',
      members: [...members],
      bot,
      external,
      status: 'normal',
      muted: false,
      at_all: true,
    }
  })
  const app = seedApp(options.seed.app)
  return {
    clock: options.clock,
    modes: { ...defaultModes, ...options.modes },
    app,
    console: seedConsole(app),
    urls: {},
    registrations: new Map(),
    tenant_key,
    elsewhere: new Set(),
    people: new Map(options.seed.people.map((person) => [person.open_id, seedPerson(person, tenant_key)])),
    chats: new Map(chats.map((chat) => [chat.chat_id, chat])),
    messages: new Map(),
    uploads: new Map(),
    tokens: new Map(),
    cardTokens: new Map(),
    cardEntities: new Map(),
    calendarEvents: new Map(),
    uuids: new Map(),
    forms: new Map(),
    calls: [],
    lines: newLines(),
    dateOffset: 0,
    down: false,
    changed,
  }
}

export function createEmulator(options: EmulatorOptions): Emulator {
  const listeners = new Set<() => void>()
  const world = createWorld(options, () => {
    for (const listener of [...listeners]) listener()
  })
  const lines = createLongConnections(world)
  const pusher = createPusher(world, lines)
  const failures = createFailures(world)
  const gateway = { world, failures, limits: createRateLimits(world) }
  const app = new Hono()
  // A broken connection is a rejection for who calls `fetch` in the process.
  app.onError((error) => {
    throw error
  })
  const notHere = (c: Context) => {
    const headers = { Date: dateHeader(world), 'x-tt-logid': newLogId(), [ownHeader]: unknownCall(world, c.req.raw) }
    return c.text('404 page not found', 404, headers)
  }
  for (const path of absent) app.all(path, notHere)
  confirmPage(app, world)
  for (const route of routes) app.on(route.method, route.path, (c) => handle(gateway, route, c))

  const emulator: Emulator = {
    ...createGroups(world, pusher),
    ...createScans(world),
    ...pushing(world, pusher),
    longConnection: lines,
    fetch: (request) => app.fetch(request),
    listen: (port = 0, host = '127.0.0.1') => listen(app, lines, port, host),
    person: (idOrName) => createPerson(world, pusher, idOrName),
    messages: (chatId) =>
      [...world.messages.values()]
        .filter((message) => chatId === undefined || message.chat_id === chatId)
        .map(viewMessage),
    calendarEvents: () => [...world.calendarEvents.values()],
    scopes: world.app.scopes,
    hadSent: (message) => addPast(world, message),
    chat: (idOrName) => findChat(world, idOrName),
    account: (idOrName) => findPerson(world, idOrName),
    failNext: failures.failNext,
    holdCall: failures.holdCall,
    clearFailures: () => {
      failures.clear()
      world.lines.refusals = []
    },
    down(on) {
      world.down = on
      world.changed()
    },
    expireTokens: () => world.tokens.clear(),
    dateOffset(ms) {
      world.dateOffset = ms
    },
    modes: world.modes,
    calls: () => [...world.calls],
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ring: world.changed,
    snapshot: () => ({
      now: world.clock.now(),
      app: appFacts(world.app),
      people: [...world.people.values()],
      chats: [...world.chats.values()],
      messages: [...world.messages.values()].map(viewMessage),
      forms: allForms(world),
      uploads: uploadFacts(world),
      refused: refusedCalls(world),
      subscribed: pusher.url(),
      down: world.down,
    }),
    resource(key) {
      const upload = world.uploads.get(key)
      if (!upload) return undefined
      const { kind, own, bytes, file_type, file_name } = upload
      const content_type = kind === 'image' && own ? `image/${file_type}` : 'application/octet-stream'
      return { bytes, content_type, file_name: file_name || key }
    },
  }
  app.route('/_emu', hookRoutes(emulator, options.moveClock))
  app.all('*', async (c) => {
    const api = c.req.path.includes('/open-apis')
    if (options.page && !api) return options.page(c.req.raw)
    return api ? notHere(c) : c.text('404 page not found', 404, { Date: dateHeader(world), 'x-tt-logid': newLogId() })
  })
  return emulator
}

const appFacts = ({ app_id, bot_open_id, bot_name, menu }: App): EmuSnapshot['app'] => {
  return { app_id, bot_open_id, bot_name, menu }
}

function pushing(world: World, pusher: Pusher) {
  return {
    subscribe: pusher.subscribe,
    subscribeLongConnection: pusher.subscribeLongConnection,
    deliveries: pusher.deliveries,
    redeliver: pusher.redeliver,
    runDueRetries: pusher.runDueRetries,
    nextRetryAt: pusher.nextRetryAt,
    holdDeliveries: pusher.hold,
    releaseDeliveries: pusher.release,
    otherBotSays: (text: string, options: SayOptions & { in: string }) =>
      say(world, pusher, { id: otherBot.open_id, type: 'bot', name: otherBot.name }, text, options),
    rawDelivery: (raw: RawDelivery) => rawDelivery(world, pusher.url(), raw),
  }
}
