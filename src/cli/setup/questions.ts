import { isIP } from 'node:net'
import type { Subscription } from '../../feishu/app-admin.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { choose, type Talk } from '../talk.ts'
import { readCode } from './kept-code.ts'
import type { Store } from './store.ts'

export interface SetupOptions {
  app?: string
  scan?: boolean
  byHand?: boolean
  url?: string
  websocket?: boolean
  file?: string
  check?: boolean
  dryRun?: boolean
  /** commander's `--no-publish`. */
  publish?: boolean
  yes?: boolean
  json?: boolean
}

/** What was given cannot be used; the message is for the operator, the exit code is 2. */
export class SetupRefused extends Error {
  override readonly name = 'SetupRefused'
}

export type Route = { by: 'scan'; appId?: string } | { by: 'existing'; appId: string | undefined } | { by: 'hand' }

const appId = /^cli_\w+$/

/** Which of the three ways; asked only where nothing says so already. @throws SetupRefused */
export const chooseRoute = async (
  talk: Talk,
  store: Store,
  options: SetupOptions,
  canScan: boolean,
): Promise<Route> => {
  const known = store.get('FEISHU_APP_ID')
  if (options.app !== undefined && !appId.test(options.app)) throw new SetupRefused(words.badAppId)
  if (options.scan && !canScan) throw new SetupRefused(words.scanElsewhere)
  if (known !== undefined && (options.app === undefined ? options.scan : options.app !== known))
    await confirmChange(talk, known)
  if (options.scan && options.app !== undefined) return { by: 'scan', appId: options.app }
  if (options.scan) return { by: 'scan' }
  if (options.byHand) return { by: 'hand' }
  if (options.app !== undefined) return { by: 'existing', appId: options.app }
  if (known !== undefined && store.get('FEISHU_APP_SECRET') !== undefined) return { by: 'existing', appId: known }
  const code = readCode(store.path)
  if (canScan && code) return { by: 'scan', ...(code.appId !== undefined && { appId: code.appId }) }
  if (!talk.terminal) throw new SetupRefused(words.notATerminal)
  const routes: Route[] = [
    ...(canScan ? [{ by: 'scan' } as const] : []),
    { by: 'existing', appId: undefined },
    { by: 'hand' },
  ]
  const picked = await choose(talk, words.how, canScan ? words.hows : words.howsWithoutScan)
  return routes[picked - 1] ?? { by: 'hand' }
}

/** Another app knows nobody of this one, and its secret would take this one's place. */
const confirmChange = async (talk: Talk, known: string): Promise<void> => {
  if (!talk.terminal) throw new SetupRefused(words.changeAppNotHere)
  talk.tell(words.changeApp(known))
  if ((await talk.ask(words.changeAppSure)) !== '换应用') throw new SetupRefused(words.kept)
}

export interface Way {
  transport: Subscription
  /** Of a webhook: `https://bot.example.gov.cn`. */
  publicUrl?: string
}

/** How Feishu reaches us. @throws SetupRefused */
export const chooseWay = async (talk: Talk, store: Store, options: SetupOptions, base: string): Promise<Way> => {
  if (options.url !== undefined && options.websocket) throw new SetupRefused(words.urlOrConnection)
  if (options.url !== undefined) return { transport: 'webhook', publicUrl: await publicUrl(talk, options, base) }
  if (options.websocket) return { transport: 'websocket' }
  const [before, url] = [store.get('FEISHU_TRANSPORT'), store.get('FEISHU_PUBLIC_URL')]
  if (before === 'websocket') return { transport: 'websocket' }
  if (before === 'webhook' && url !== undefined) return { transport: 'webhook', publicUrl: url }
  if (!talk.terminal) {
    talk.tell(words.withoutUrl)
    return { transport: 'websocket' }
  }
  if ((await choose(talk, words.transport, words.transports)) === 1) return { transport: 'websocket' }
  for (;;) {
    try {
      const given = await talk.ask(words.askUrl)
      return { transport: 'webhook', publicUrl: await publicUrl(talk, { ...options, url: given }, base) }
    } catch (error) {
      if (!(error instanceof SetupRefused)) throw error
      talk.tell(error.message)
    }
  }
}

/** An address of ours is a host and nothing else; our own path behind it is forgiven. */
const publicUrl = async (talk: Talk, { url = '', yes }: SetupOptions, base: string): Promise<string> => {
  if (!URL.canParse(url)) throw new SetupRefused(words.badUrl)
  const { protocol, hostname, pathname, search, hash, username, origin } = new URL(url)
  // Against a local Feishu nothing has a certificate.
  const secure = protocol === 'https:' || (protocol === 'http:' && base.startsWith('http:'))
  const bare = (pathname === '/' || pathname === '/webhook/feishu') && !search && !hash && !username
  if (!secure || !bare) throw new SetupRefused(words.badUrl)
  if (isPrivate(hostname) && !yes) {
    if (!talk.terminal) throw new SetupRefused(words.privateUrl(hostname))
    talk.tell(words.privateUrl(hostname))
    if ((await talk.ask(words.privateUrlSure)) !== '是') throw new SetupRefused(words.badUrl)
  }
  return origin
}

const isPrivate = (host: string): boolean =>
  host === 'localhost' ||
  host.startsWith('[') ||
  (isIP(host) === 4 && /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host))

/** Id and secret of an app that is there. @throws SetupRefused */
export const askCredentials = async (
  talk: Talk,
  store: Store,
  given: string | undefined,
): Promise<{ appId: string; appSecret: string }> => {
  const stored = store.get('FEISHU_APP_ID')
  const id = given ?? (talk.terminal ? await talk.ask(words.askAppId) : '')
  if (!appId.test(id)) throw new SetupRefused(words.badAppId)
  // The secret beside another id is that of another app.
  const kept = stored === undefined || stored === id ? store.get('FEISHU_APP_SECRET') : undefined
  const secret = kept ?? (talk.terminal ? await talk.askHidden(words.askAppSecret) : '')
  if (secret === '') throw new SetupRefused(words.needsSecret)
  return { appId: id, appSecret: secret }
}
