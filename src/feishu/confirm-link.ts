import { gzipSync } from 'node:zlib'
import { manifest } from './manifest.ts'

export interface LinkWishes {
  scopes: readonly string[]
  /** Adds to this app instead of making one. */
  appId?: string | undefined
  /** With the name and the description filled in; a picture of the link is a third larger for it. */
  named?: boolean
}

/**
 * The link that a phone opens to make the app: the platform's own, with what the page is to fill in. As the official SDK 1.74.0 writes it
 * (`registerApp`): JSON → gzip → base64 for URLs without padding. `preset: false` keeps the platform's template of some fifty scopes out.
 */
export const confirmLink = (given: string, { scopes, appId, named = false }: LinkWishes): string => {
  const link = new URL(given)
  const addons = {
    preset: false,
    scopes: { tenant: scopes },
    events: { items: { tenant: manifest.events } },
    callbacks: { items: manifest.callbacks },
  }
  link.searchParams.set('from', 'sdk')
  link.searchParams.set('source', 'node-sdk/lianzhang')
  link.searchParams.set('tp', 'sdk')
  if (named) {
    link.searchParams.set('name', manifest.name)
    link.searchParams.set('desc', manifest.description)
  }
  link.searchParams.set('addons', gzipSync(JSON.stringify(addons)).toString('base64url'))
  if (appId === undefined) link.searchParams.set('createOnly', 'true')
  else link.searchParams.set('clientID', appId)
  return link.toString()
}

/** Whether a link may be shown as Feishu's: over TLS on a host of Feishu, or on one of the hosts that are configured. */
export const isFeishuLink = (link: string, configured: readonly string[]): boolean => {
  if (!URL.canParse(link)) return false
  const { protocol, username, password, hostname, origin } = new URL(link)
  if (username || password) return false
  if (configured.some((one) => new URL(one).origin === origin)) return true
  return protocol === 'https:' && /^(?:(?:open|accounts)\.feishu\.cn|(?:[\w-]+\.)*larkoffice\.com)$/.test(hostname)
}
