import { AppType, Client, DefaultCache, defaultHttpInstance, LoggerLevel, registerApp } from '@larksuiteoapi/node-sdk'
import type { Town } from './town.ts'

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

export const adminScopes = ['application:application:self_manage', 'application:application:patch']

/** The official client of an app that was made by scanning. */
export const clientOf = (town: Town, appId: string, appSecret: string): Client =>
  new Client({
    appId,
    appSecret,
    appType: AppType.SelfBuild,
    domain: town.url,
    cache: new DefaultCache(),
    loggerLevel: LoggerLevel.error,
    logger: silent,
  })

// The SDK writes https:// in front of its host; both of its hosts lead here instead.
let address = ''
const { request } = (
  defaultHttpInstance as unknown as {
    interceptors: { request: { use(by: (config: { url?: string }) => object): number } }
  }
).interceptors
request.use((config) => {
  config.url = (config.url ?? '').replace(/^https:\/\/(?:accounts|lark)\.emu/, address)
  return config
})

type Options = Parameters<typeof registerApp>[0]
type Addons = NonNullable<Options['addons']>

/** `registerApp` of the official SDK; `onLink` is the phone. */
export const register = (
  town: Town,
  onLink: (url: string) => void,
  options: Partial<Options> & { addons?: Addons } = {},
) => {
  address = town.url
  const statuses: string[] = []
  const done = registerApp({
    domain: 'accounts.emu',
    larkDomain: 'lark.emu',
    onQRCodeReady: ({ url }) => onLink(url),
    onStatusChange: ({ status }) => {
      statuses.push(status)
    },
    ...options,
  })
  return { done, statuses }
}
