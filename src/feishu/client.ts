import type { Clock } from '../domain/time.ts'
import { type Calendars, createCalendars } from './calendars.ts'
import { type ClockOffset, createClockCheck } from './clock-check.ts'
import { type CredentialCheck, verifyCredentials } from './credentials.ts'
import { createDirectory, type Directory } from './directory.ts'
import { type Discovery, discover } from './discovery.ts'
import { createFiles, type Files } from './files.ts'
import { createHttp, type ProxyFor } from './http.ts'
import type { FeishuLog } from './log.ts'
import { keepConnected, type ListenOptions, type LongConnection, usualPauses } from './long-connection.ts'
import { createMessageTexts, type MessageTexts } from './message-text.ts'
import { createMessages, type Messages } from './messages.ts'
import type { Pacer } from './pacer.ts'
import { lazySdk } from './sdk.ts'
import { createTransport, type FeishuStats } from './transport.ts'

export interface FeishuOptions {
  appId: string
  appSecret: string
  /** With or without a path or a trailing slash. */
  baseUrl: string
  clock: Clock
  log: FeishuLog
  /** For one HTTP call from connect to the last byte; 10 s by default, Infinity for as long as it takes. */
  timeoutMs?: number
  /** For what a click or a message waits for, such as the words of another one; 1.2 s by default, and what was said of Infinity. */
  readMs?: number
  /** Without one nothing waits for its turn. */
  pace?: Pacer
  /** Which proxy a URL is reached through; none without it. */
  proxyFor?: ProxyFor
  /** Told after every answer of Feishu, the token's first of all. */
  onDate?: (offset: ClockOffset) => void
}

export interface Feishu extends Messages, MessageTexts, Directory, Files, Calendars {
  /** Throws CallFailure. */
  bot(): Promise<{ openId: string; name: string }>
  verifyCredentials(): Promise<CredentialCheck>
  /** Asks where the long connection is to be opened, which tells as much about the credentials. */
  discover(): Promise<Discovery>
  /** Takes events and clicks over a connection that we open, for as long as it is not stopped. */
  listen(options: ListenOptions): LongConnection
  /** undefined until Feishu has answered once. */
  clockOffset(): ClockOffset | undefined
  stats(): FeishuStats
  /** Cuts what is under way; later calls come back as not sent. */
  close(): void
}

const withoutTrailingSlash = (baseUrl: string): string => {
  const { protocol, origin, pathname } = new URL(baseUrl)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`not an http address: ${protocol}`)
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

/** The only way to Feishu. Opens no connection and loads no SDK before the first call. Throws TypeError for a base URL that is none. */
export const createFeishu = (options: FeishuOptions): Feishu => {
  const { appId, appSecret, clock, log, timeoutMs = 10_000, readMs, pace, proxyFor, onDate } = options
  const base = withoutTrailingSlash(options.baseUrl)
  const http = createHttp({ timeoutMs, proxyFor })
  const clockCheck = createClockCheck(clock, onDate)
  const transport = createTransport({ base, appId, appSecret, http, clock, clockCheck, log })
  const find = () => discover({ base, appId, appSecret }, transport)
  const sdk = lazySdk({ base, appId, request: transport.request })

  return {
    ...createMessages(sdk, pace),
    ...createMessageTexts(sdk, readMs),
    ...createDirectory(sdk, readMs),
    ...createFiles(base, transport),
    ...createCalendars(sdk),
    async bot() {
      // The SDK has no typed call for it, and its fields lie beside `code`, not under `data`.
      const body = await transport.request({ method: 'GET', url: `${base}/open-apis/bot/v3/info` })
      const { open_id = '', app_name = '' } = (body.bot ?? {}) as { open_id?: string; app_name?: string }
      return { openId: open_id, name: app_name }
    },
    verifyCredentials: () => verifyCredentials(transport.tokens),
    discover: find,
    listen: ({ take, handshakeMs = 15_000, pingMs = 15_000, pauses = usualPauses, onOpen, onTrouble }) =>
      keepConnected({
        discover: find,
        open: async (found, signal) => {
          const { openLink } = await import('./link.ts')
          const proxy = proxyFor?.(found.url.replace(/^ws/, 'http'))
          return openLink(found, { appId, take, handshakeMs, pingMs, proxy, signal })
        },
        clock,
        log,
        pauses,
        onOpen,
        onTrouble,
      }),
    clockOffset: clockCheck.offset,
    stats: transport.stats,
    close: http.close,
  }
}
