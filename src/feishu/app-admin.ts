import type { Clock } from '../domain/time.ts'
import type { Body } from './answer.ts'
import { createClockCheck } from './clock-check.ts'
import { type CredentialCheck, verifyCredentials } from './credentials.ts'
import { settle } from './errors.ts'
import { CallFailure, type FailureFacts } from './failure.ts'
import { createHttp } from './http.ts'
import { pathId } from './sdk.ts'
import { createTransport } from './transport.ts'

export type Answered<T> = { ok: true; value: T } | { ok: false; facts: FailureFacts }

export type Subscription = 'webhook' | 'websocket'

/** How events or callbacks reach us, as the console has it; it counts once a version with it is live. */
export interface Subscribed {
  mode: Subscription | undefined
  url: string
  names: Set<string>
}

export interface AppFacts {
  name: string
  scopes: Set<string>
  /** undefined: Feishu does not tell it of this app. */
  events: Subscribed | undefined
  callbacks: Subscribed | undefined
  onlineVersion: string | undefined
  /** A version that an administrator has not looked at. */
  waitingVersion: string | undefined
}

export interface VersionFacts {
  scopes: Set<string>
  events: Set<string>
  /** The keys of its menu, sub-menus included; undefined: it has no bot at all. */
  menuKeys: Set<string> | undefined
}

/** The console of one app, over the API: v6 reads it, v7 writes it. Only the app itself, under its own token. */
export interface AppAdmin {
  verifyCredentials(): Promise<CredentialCheck>
  app(): Promise<Answered<AppFacts>>
  version(versionId: string): Promise<Answered<VersionFacts>>
  /** What the tenant has granted. */
  granted(): Promise<Answered<Set<string>>>
  write(what: 'config' | 'ability' | 'publish', body: object): Promise<Answered<Body>>
  /** Reminds the administrator of the scopes that wait. */
  applyScopes(): Promise<Answered<Body>>
  close(): void
}

export interface AppAdminOptions {
  appId: string
  appSecret: string
  /** Without a trailing slash. */
  baseUrl: string
  clock: Clock
}

const nothing = () => undefined

export const createAppAdmin = ({ appId, appSecret, baseUrl, clock }: AppAdminOptions): AppAdmin => {
  // A PATCH with an address is answered after Feishu has asked that address.
  const http = createHttp({ timeoutMs: 20_000 })
  const transport = createTransport({
    base: baseUrl,
    appId,
    appSecret,
    http,
    clock,
    clockCheck: createClockCheck(clock),
    log: { info: nothing, warn: nothing },
  })
  const call = async <T>(
    method: string,
    path: string,
    map: (data: Record<string, unknown>) => T,
    more: { data?: object; params?: Record<string, unknown> } = {},
  ): Promise<Answered<T>> => {
    const url = `${baseUrl}/open-apis/application/${path}`
    const answer = await settle(transport.request({ method, url, ...more }))
    if (answer instanceof CallFailure) return { ok: false, facts: answer.facts }
    return { ok: true, value: map((answer.data ?? {}) as Record<string, unknown>) }
  }
  // Left out, `lang` is 99992402.
  const params = { lang: 'zh_cn' }

  return {
    verifyCredentials: () => verifyCredentials(transport.tokens),
    app: () => call('GET', 'v6/applications/me', ({ app }) => appFacts(record(app)), { params }),
    version: (id) =>
      call('GET', `v6/applications/me/app_versions/${pathId(id)}`, (data) => versionFacts(record(data.app_version)), {
        params,
      }),
    granted: () =>
      call('GET', 'v6/scopes', ({ scopes }) => new Set(texts(list(scopes).filter(isGranted), 'scope_name'))),
    write: (what, body) =>
      call(what === 'publish' ? 'POST' : 'PATCH', `v7/applications/${pathId(appId)}/${what}`, (data) => data, {
        data: body,
      }),
    applyScopes: () => call('POST', 'v6/scopes/apply', (data) => data),
    close: http.close,
  }
}

const isGranted = ({ grant_status }: Record<string, unknown>): boolean => grant_status === 1

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (items: Record<string, unknown>[], field: string): string[] => items.map((item) => text(item[field]))
const names = (value: unknown): Set<string> => new Set(Array.isArray(value) ? value.map(text) : [])

const subscribed = (value: unknown, mode: string, list: string): Subscribed | undefined => {
  if (value === undefined || value === null) return undefined
  const part = record(value)
  const said = part[mode]
  return {
    mode: said === 'webhook' || said === 'websocket' ? said : undefined,
    url: text(part.request_url),
    names: names(part[list]),
  }
}

const appFacts = (app: Record<string, unknown>): AppFacts => ({
  name: text(app.app_name),
  scopes: new Set(texts(list(app.scopes), 'scope')),
  events: subscribed(app.event, 'subscription_type', 'subscribed_events'),
  callbacks: subscribed(app.callback_info ?? app.callback, 'callback_type', 'subscribed_callbacks'),
  onlineVersion: text(app.online_version_id) || undefined,
  waitingVersion: text(app.unaudit_version_id) || undefined,
})

const versionFacts = (version: Record<string, unknown>): VersionFacts => {
  const { bot } = record(version.ability)
  return {
    scopes: new Set(texts(list(version.scopes), 'scope')),
    // `events` holds what people read; the names stand here.
    events: new Set(texts(list(version.event_infos), 'event_type')),
    menuKeys:
      bot === undefined
        ? undefined
        : new Set(texts(list(record(bot).bot_menus), 'event_key').filter((key) => key !== '')),
  }
}
