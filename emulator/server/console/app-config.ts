import type { Json } from '../json.ts'

export type Subscription = 'webhook' | 'websocket'

/** What the console holds of an app: once as it is being changed, once per version, once as it is live. */
export interface AppConfig {
  name: string
  description: string
  /** Of the tenant kind. */
  scopes: Set<string>
  events: Set<string>
  callbacks: Set<string>
  eventMode: Subscription | undefined
  eventUrl: string
  callbackMode: Subscription | undefined
  callbackUrl: string
  /** Empty: deliveries are not encrypted. */
  encryptKey: string
  verificationToken: string
  bot: boolean
  menus: Json[]
  menuStrategy: number
  /** Who sees the bot; open_ids where not everybody. */
  range: { all: boolean; people: string[] }
  contacts: string
}

export const copyOf = (config: AppConfig): AppConfig => ({
  ...config,
  scopes: new Set(config.scopes),
  events: new Set(config.events),
  callbacks: new Set(config.callbacks),
  menus: [...config.menus],
  range: { ...config.range, people: [...config.range.people] },
})

export const emptyConfig = (): AppConfig => ({
  name: '',
  description: '',
  scopes: new Set(),
  events: new Set(),
  callbacks: new Set(),
  eventMode: undefined,
  eventUrl: '',
  callbackMode: undefined,
  callbackUrl: '',
  encryptKey: '',
  verificationToken: '',
  bot: false,
  menus: [],
  menuStrategy: 0,
  range: { all: true, people: [] },
  contacts: 'equal_to_availability',
})
