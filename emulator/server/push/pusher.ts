import { subscribeByLine, subscribeTo } from '../console/console.ts'
import { newEventId } from '../ids.ts'
import type { LineAnswer, LongConnections } from '../long-connection/long-connection.ts'
import type { World } from '../world.ts'
import { challenge } from './challenge.ts'
import { encrypt, signedHeaders } from './crypto.ts'
import type { Delivery, DeliveryKind } from './delivery.ts'
import { type Envelope, envelope } from './envelope.ts'
import { post } from './post.ts'
import { spell } from './spelling.ts'
import { whyNotPushed } from './subscribed.ts'

/** After a push that was not answered with 200, in virtual milliseconds. */
const retryDelays: readonly number[] = [15_000, 300_000, 3_600_000, 21_600_000]

interface Push {
  envelope: Envelope
  kind: DeliveryKind
  attempts: number
  retryAt?: number
  message_id?: string
  first?: { body: string; headers: Record<string, string> }
}

export interface Pusher {
  subscribe(url: string): Promise<void>
  subscribeLongConnection(): void
  url(): string | undefined
  push(kind: DeliveryKind, type: string, event: Record<string, unknown>, messageId?: string): Promise<Delivery>
  skip(type: string, why: string, messageId?: string): Delivery
  deliveries(): Delivery[]
  redeliver(eventId: string, options?: { newEventId?: boolean }): Promise<Delivery>
  runDueRetries(): Promise<Delivery[]>
  nextRetryAt(): number | undefined
  hold(): void
  release(order?: 'first-first' | 'last-first'): Promise<void>
}

/** Stands in the place of a request URL. */
const longConnection = 'long connection'

export function createPusher(world: World, lines: LongConnections): Pusher {
  const log: Delivery[] = []
  const pushes = new Map<string, Push>()
  let held: (() => Promise<void>)[] | undefined

  /** Where the live version has what happens sent to. */
  const address = (kind: DeliveryKind): string | undefined => {
    const { eventMode, callbackMode } = world.console.online
    return (kind === 'event' ? eventMode : callbackMode) === 'websocket' ? longConnection : world.urls[kind]
  }

  function wire(push: Push): { body: string; headers: Record<string, string> } {
    if (push.first && world.modes.retrySignature === 'first') return push.first
    const { modes, app } = world
    if (modes.encryption === 'off' || app.encrypt_key === '')
      return { body: spell(push.envelope, modes.spelling), headers: {} }
    const body = spell({ encrypt: encrypt(JSON.stringify(push.envelope), app.encrypt_key) }, modes.spelling)
    return { body, headers: signedHeaders(app.encrypt_key, body, world.clock.now()) }
  }

  function record(delivery: Delivery): Delivery {
    log.push(delivery)
    world.changed()
    return delivery
  }

  async function overHttp(url: string, push: Push): Promise<LineAnswer> {
    const sent = wire(push)
    push.first ??= sent
    const { modes } = world
    const { error, detail, ...result } = await post(url, sent.body, {
      headers: sent.headers,
      timeout: push.kind === 'callback' ? modes.callbackTimeout : modes.eventTimeout,
      connectTimeout: modes.connectTimeout,
    })
    return { ...result, ...(error ? { error: `${error}: ${detail ?? ''}` } : {}) }
  }

  const overLine = (push: Push): Promise<LineAnswer> =>
    lines.push(push.envelope, push.kind, () => {
      delete push.retryAt
    })

  /** Nobody there, and Feishu keeps nothing for later: as good as not subscribed. */
  const whyLost = (kind: DeliveryKind): string | undefined =>
    address(kind) === longConnection &&
    kind === 'event' &&
    world.modes.noConnection === 'lost' &&
    world.lines.open === 0
      ? 'no client is connected'
      : undefined

  async function attempt(push: Push): Promise<Delivery> {
    const url = address(push.kind)
    if (!url) throw new Error('nothing is subscribed: call subscribe(url) first')
    push.attempts += 1
    delete push.retryAt
    const number = push.attempts
    const result = await (url === longConnection ? overLine(push) : overHttp(url, push))
    const delay = retryDelays[number - 1]
    if (push.kind === 'event' && result.status !== 200 && delay !== undefined) push.retryAt = world.clock.now() + delay
    return record({
      event_id: push.envelope.header.event_id,
      type: push.envelope.header.event_type,
      kind: push.kind,
      attempt: number,
      status: result.status,
      body: result.body,
      duration_ms: result.duration_ms,
      at: world.clock.now(),
      ...(result.error === undefined ? {} : { error: result.error }),
      ...(push.retryAt === undefined ? {} : { retry_at: push.retryAt }),
      ...(push.message_id === undefined ? {} : { message_id: push.message_id }),
    })
  }

  /** Events wait while deliveries are held; a click is synchronous and never does. */
  function start(push: Push): Promise<Delivery> {
    const queue = held
    if (!queue || push.kind === 'callback') return attempt(push)
    return new Promise((resolve, reject) => {
      queue.push(() => attempt(push).then(resolve, reject))
    })
  }

  function skip(type: string, why: string, messageId?: string): Delivery {
    return record({
      event_id: '',
      type,
      kind: 'event',
      attempt: 0,
      status: 0,
      body: '',
      duration_ms: 0,
      at: world.clock.now(),
      skipped: why,
      ...(messageId === undefined ? {} : { message_id: messageId }),
    })
  }

  const known = (eventId: string): Push => {
    const push = pushes.get(eventId)
    if (!push) throw new Error(`no push with event_id ${eventId}`)
    return push
  }

  return {
    async subscribe(url) {
      await challenge(world, url)
      subscribeTo(world, url)
      world.changed()
    },
    subscribeLongConnection() {
      if (world.lines.open === 0) throw new Error('no client is connected: the console does not save this now')
      subscribeByLine(world)
      world.changed()
    },
    url: () => address('event'),
    push(kind, type, event, messageId) {
      const why = whyNotPushed(world, type) ?? (address(kind) ? whyLost(kind) : 'no request URL is subscribed')
      if (why) return Promise.resolve(skip(type, why, messageId))
      const push: Push = {
        envelope: envelope(world, kind, type, event),
        kind,
        attempts: 0,
        ...(messageId === undefined ? {} : { message_id: messageId }),
      }
      pushes.set(push.envelope.header.event_id, push)
      return start(push)
    },
    skip,
    deliveries: () => [...log],
    redeliver(eventId, options) {
      const first = known(eventId)
      if (!options?.newEventId) return attempt(first)
      const header = { ...first.envelope.header, event_id: newEventId() }
      const copy: Push = { ...first, attempts: 0, envelope: { ...first.envelope, header } }
      delete copy.first
      delete copy.retryAt
      pushes.set(header.event_id, copy)
      return attempt(copy)
    },
    async runDueRetries() {
      const now = world.clock.now()
      const due = [...pushes.values()]
        .filter((push) => push.retryAt !== undefined && push.retryAt <= now)
        .sort((a, b) => (a.retryAt ?? 0) - (b.retryAt ?? 0))
      const done: Delivery[] = []
      for (const push of due) done.push(await attempt(push))
      return done
    },
    nextRetryAt() {
      const times = [...pushes.values()].flatMap((push) => (push.retryAt === undefined ? [] : [push.retryAt]))
      return times.length ? Math.min(...times) : undefined
    },
    hold() {
      held ??= []
    },
    async release(order = 'first-first') {
      const queue = held ?? []
      held = undefined
      if (order === 'last-first') queue.reverse()
      for (const run of queue) await run()
    },
  }
}
