import type { AppConfig, Subscription } from '../../console/app-config.ts'
import { copyOf } from '../../console/app-config.ts'
import { passesAlone, subscribeAsDrafted } from '../../console/console.ts'
import { known } from '../../console/names.ts'
import type { Json } from '../../json.ts'
import { challenge } from '../../push/challenge.ts'
import type { World } from '../../world.ts'
import { ApiError } from '../api-error.ts'
import type { Call } from '../route.ts'
import type { Codes } from './own-app.ts'
import { shapes } from './shapes.ts'
import { writingRoute } from './writing-route.ts'

const codes: Codes = {
  parameter: 210031,
  noApp: 210032,
  ofBase: 210035,
  elsewhere: 210043,
  foreign: 210036,
  review: 210040,
}

const read = shapes(codes.parameter)
const subscriptions = ['webhook', 'websocket'] as const
const longest = 1024

/** Everything but the ability and the basic facts. All or nothing: a part that is refused leaves the others undone too. */
export const configRoute = writingRoute({
  method: 'PATCH',
  part: 'config',
  codes,
  perMinute: 100,
  async run(call) {
    const { world } = call
    const changed = copyOf(world.console.draft)
    changeScopes(call.body, changed)
    changeKeys(call.body, changed)
    changeRanges(call.body, changed)
    const urls = [...changeEvents(call, changed), ...changeCallbacks(call, changed)]
    for (const url of new Set(urls)) await verify(world, url)
    world.console.draft = changed
    takeAtOnce(world, changed, urls.length > 0)
    world.changed()
    return {}
  },
})

function changeScopes(body: Json, changed: AppConfig): void {
  const scope = read.object(body, 'scope')
  if (!scope) return
  for (const [field, act] of [
    ['add_scopes', (name: string) => changed.scopes.add(name)],
    ['remove_scopes', (name: string) => changed.scopes.delete(name)],
  ] as const)
    for (const one of read.objects(scope, field, 2000)) {
      const name = read.text(one, 'scope_name', [1, 255]) ?? read.wrong('scope_name is required')
      if (read.oneOf(one, 'token_type', ['tenant', 'user']) === 'user') continue
      if (!known.scope(name)) read.wrong(`scope ${name} does not exist`)
      act(name)
    }
}

function changeKeys(body: Json, changed: AppConfig): void {
  const strategy = read.object(body, 'event_and_callback_encrypt_strategy')
  if (!strategy) return
  changed.encryptKey = read.text(strategy, 'encryption_key', [1, 32]) ?? changed.encryptKey
  changed.verificationToken = read.text(strategy, 'verification_token', [1, 32]) ?? changed.verificationToken
}

function changeRanges(body: Json, changed: AppConfig): void {
  const contacts = read.object(body, 'contacts')
  if (contacts) changed.contacts = read.oneOf(contacts, 'contacts_range_type', ['equal_to_availability', 'some', 'all'])
  const visibility = read.object(body, 'visibility')
  if (!visibility) return
  const listed = read.object(visibility, 'visible_list') ?? {}
  changed.range = {
    all: read.flag(visibility, 'is_visible_to_all') ?? read.wrong('is_visible_to_all is required'),
    people: read.list(listed, 'user_ids', 500),
  }
}

/** @returns the addresses to be asked. */
function changeEvents({ body, world }: Call, changed: AppConfig): string[] {
  const event = read.object(body, 'event')
  if (!event) return []
  needBot(world)
  const mode = read.oneOf(event, 'subscription_type', subscriptions)
  const url = addressIn(world, event, mode, changed.eventUrl)
  for (const name of read.list(event, 'add_events', 2000))
    if (known.event(name)) changed.events.add(name)
    else read.wrong(`event ${name} does not exist`)
  for (const name of read.list(event, 'remove_events', 2000)) changed.events.delete(name)
  Object.assign(changed, { eventMode: mode, eventUrl: url })
  return event.request_url === undefined ? [] : [url]
}

function changeCallbacks({ body, world }: Call, changed: AppConfig): string[] {
  const callback = read.object(body, 'callback')
  if (!callback) return []
  needBot(world)
  const mode = read.oneOf(callback, 'callback_type', subscriptions)
  const url = addressIn(world, callback, mode, changed.callbackUrl)
  for (const name of read.list(callback, 'add_callbacks', 50))
    if (known.callback(name)) changed.callbacks.add(name)
    else read.wrong(`callback ${name} does not exist`)
  for (const name of read.list(callback, 'remove_callbacks', 50)) changed.callbacks.delete(name)
  Object.assign(changed, { callbackMode: mode, callbackUrl: url })
  return callback.request_url === undefined ? [] : [url]
}

function addressIn({ modes, lines }: World, part: Json, mode: Subscription, before: string): string {
  const url = read.text(part, 'request_url', [1, longest])
  if (mode === 'websocket' && modes.websocketNeedsClient && lines.open === 0)
    read.wrong('no client of the app is connected')
  if (mode === 'websocket') return url === undefined ? before : read.wrong('a long connection has no request_url')
  if (url !== undefined && !/^https?:\/\//.test(url)) read.wrong('request_url must be an address')
  return url ?? (before || read.wrong('request_url is required for webhook'))
}

function needBot(world: World): void {
  if (!world.console.draft.bot) throw new ApiError(210041, 'the ability bot is not enabled')
}

async function verify(world: World, url: string): Promise<void> {
  try {
    await challenge(world, url)
  } catch (error) {
    throw new ApiError(210042, `request url verification failed: ${error instanceof Error ? error.message : ''}`)
  }
}

/** Scopes that nobody has to look at, and the address of events; all else waits for a version. */
function takeAtOnce(world: World, changed: AppConfig, urlGiven: boolean): void {
  const { online } = world.console
  if (passesAlone(world)) {
    online.scopes = new Set(changed.scopes)
    world.app.scopes = new Set(changed.scopes)
  }
  if (world.modes.encryptionLive === 'at-once') {
    Object.assign(online, { encryptKey: changed.encryptKey, verificationToken: changed.verificationToken })
    Object.assign(world.app, { encrypt_key: changed.encryptKey, verification_token: changed.verificationToken })
  }
  if (world.modes.modeLive === 'at-once') subscribeAsDrafted(world)
  if (urlGiven && online.eventMode === 'webhook') {
    online.eventUrl = changed.eventUrl
    world.urls.event = changed.eventUrl
  }
}
