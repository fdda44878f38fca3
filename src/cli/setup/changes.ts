import type { AppFacts, Subscribed, Subscription, VersionFacts } from '../../feishu/app-admin.ts'
import { type MenuButton, manifest } from '../../feishu/manifest.ts'
import { setupWords } from '../../texts/setup.ts'

/** What Feishu tells of the app; a part that is undefined could not be read. */
export interface AppState {
  app: AppFacts | undefined
  /** The version that waits for an administrator, else the one that is live. */
  submitted: VersionFacts | undefined
  granted: Set<string> | undefined
}

export interface Wanted {
  transport: Subscription
  /** Of a webhook: the whole address. */
  url?: string | undefined
  /** Of a webhook: to be sent as long as it is not known that they arrived. */
  keys?: { encryptKey: string; verificationToken: string } | undefined
  scopes: readonly string[]
  /** Nothing of an earlier run is left undone: the file says so. */
  finished: boolean
}

/** One call that brings the app nearer to what is wanted. */
export interface Change {
  part: 'menu' | 'scopes' | 'keys' | 'events' | 'publish'
  call: 'config' | 'ability' | 'publish'
  /** For the operator; no secrets. */
  say: string
  body: object
}

/** What is to be written, in the order in which it has to be: read → difference → write. Nothing when all is there and live. */
export const changesFor = (state: AppState, wanted: Wanted): Change[] => {
  // Without eyes nothing would ever look done.
  if (!state.app && wanted.finished) return []
  const written = [
    ...menuChange(state),
    ...scopesChange(state, wanted),
    ...keysChange(wanted),
    ...eventsChange(state, wanted),
  ]
  // What waits for an administrator is submitted; keys were sent before the address, which is there.
  if (state.app?.waitingVersion && written.every(({ part }) => part === 'keys')) return []
  const live = wanted.finished && written.length === 0 && isLive(state, wanted)
  return live ? [] : [...written, publishing]
}

const missing = (wanted: readonly string[], there: ReadonlySet<string> | undefined): string[] =>
  wanted.filter((one) => !there?.has(one))

const buttons: readonly MenuButton[] = manifest.menu
const menuKeys = buttons.flatMap(({ key }) => (key === undefined ? [] : [key]))

/** A menu that somebody else made is left alone: the list replaces. */
export const foreignMenu = ({ submitted }: AppState): boolean =>
  [...(submitted?.menuKeys ?? [])].some((key) => !menuKeys.includes(key))

const menuChange = (state: AppState): Change[] => {
  const keys = state.submitted?.menuKeys
  if (keys && missing(menuKeys, keys).length === 0) return []
  const menu = foreignMenu(state) ? {} : { bot_menu_enable: true, bot_menus: menuNodes, bot_menu_display_strategy: 1 }
  if (keys && foreignMenu(state)) return []
  return [{ part: 'menu', call: 'ability', say: setupWords.changeMenu, body: { bot: { enable: true, ...menu } } }]
}

/** `menu_content_type` 2 sends an event, 3 opens what lies under it. */
const menuNodes = buttons.map(({ name, key, under }, sort) => ({
  menu_id: key ?? 'more',
  ...(under === undefined ? {} : { parent_menu_id: 'more' }),
  sort,
  default_name: name,
  ...(key === undefined ? { menu_content_type: 3 } : { menu_content_type: 2, event_key: key }),
}))

const scopesChange = ({ app }: AppState, { scopes }: Wanted): Change[] => {
  const add = missing(scopes, app?.scopes)
  if (add.length === 0) return []
  const add_scopes = add.map((scope_name) => ({ scope_name, token_type: 'tenant' }))
  return [{ part: 'scopes', call: 'config', say: setupWords.changeScopes(add), body: { scope: { add_scopes } } }]
}

/** Alone, before the address: it is not known which keys the question about an address in the same call would use. */
const keysChange = ({ keys, finished, transport }: Wanted): Change[] => {
  if (!keys || finished || transport !== 'webhook') return []
  const { encryptKey: encryption_key, verificationToken: verification_token } = keys
  const body = { event_and_callback_encrypt_strategy: { encryption_key, verification_token } }
  return [{ part: 'keys', call: 'config', say: setupWords.changeKeys, body }]
}

const eventsChange = (state: AppState, { transport, url, finished }: Wanted): Change[] => {
  const { app, submitted } = state
  const isSo = (part: Subscribed | undefined, names: readonly string[], live: ReadonlySet<string> | undefined) =>
    part
      ? part.mode === transport &&
        (transport === 'websocket' || part.url === url) &&
        missing(names, part.names).length === 0
      : finished && missing(names, live).length === 0
  const eventsAre = isSo(app?.events, manifest.events, submitted?.events)
  // Of callbacks a version says nothing.
  const callbacksAre = isSo(app?.callbacks, manifest.callbacks, new Set(manifest.callbacks))
  if (eventsAre && callbacksAre) return []
  const address = transport === 'webhook' ? { request_url: url } : {}
  const body = {
    event: { subscription_type: transport, ...address, add_events: missing(manifest.events, app?.events?.names) },
    callback: {
      callback_type: transport,
      ...address,
      add_callbacks: missing(manifest.callbacks, app?.callbacks?.names),
    },
  }
  const elsewhere = app?.events?.mode === 'webhook' && app.events.url !== url ? app.events.url : undefined
  return [{ part: 'events', call: 'config', say: setupWords.changeEvents(transport, url, elsewhere), body }]
}

const publishing: Change = {
  part: 'publish',
  call: 'publish',
  say: setupWords.changePublish,
  body: {
    remark: setupWords.publishRemark,
    changelog: setupWords.publishRemark,
    mobile_default_ability: 'bot',
    pc_default_ability: 'bot',
  },
}

/** As far as can be seen; what cannot be read does not make a version of its own. */
const isLive = ({ app, submitted, granted }: AppState, { scopes }: Wanted): boolean => {
  if (app && !app.onlineVersion) return false
  if (!submitted) return true
  const has = new Set([...submitted.scopes, ...(granted ?? [])])
  return missing(scopes, has).length === 0 && missing(manifest.events, submitted.events).length === 0
}
