import { gunzipSync } from 'node:zlib'
import { isObject, type Json, parseObject } from '../json.ts'
import { known } from './names.ts'

export interface Addons {
  /** Whether the platform's own template comes on top. */
  template: boolean
  scopes: string[]
  events: string[]
  callbacks: string[]
}

const nothing: Addons = { template: true, scopes: [], events: [], callbacks: [] }

/** What the confirm page makes of the `addons` of a link: what cannot be read is ignored whole, an unknown name is dropped without a word. */
export function readAddons(param: string | null): Addons {
  const given = param === null ? undefined : unpack(param)
  if (!given) return nothing
  const items = isObject(given.events) && isObject(given.events.items) ? given.events.items : {}
  const called = isObject(given.callbacks) ? given.callbacks : {}
  return {
    template: given.preset !== false,
    scopes: names(isObject(given.scopes) ? given.scopes.tenant : []).filter(known.scope),
    events: names(items.tenant).filter(known.event),
    callbacks: names(called.items).filter(known.callback),
  }
}

const names = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** JSON → gzip → base64 for URLs, without padding. */
function unpack(param: string): Json | undefined {
  try {
    return parseObject(gunzipSync(Buffer.from(param, 'base64url')).toString('utf8'))
  } catch {
    return undefined
  }
}
