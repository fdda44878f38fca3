import type { Json } from '../json.ts'
import type { World } from '../world.ts'
import type { Parts } from './multipart.ts'

export interface Call {
  world: World
  params: Record<string, string>
  query: URLSearchParams
  /** Under which the caller reached us. */
  origin: string
  /** The JSON body, or the fields of a form; empty for GET and multipart. */
  body: Json
  parts: Parts | undefined
  /** Name and port under which the caller reached us. */
  host: string
  limits: Limits
}

export interface Limits {
  /** Counts one call under a name; false when `perSecond` is used up. */
  take(name: string, perSecond: number): boolean
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** In Hono's spelling. */
  path: string
  /** Any one is enough; empty: none needed. */
  scopes: readonly string[]
  /** Calls per second and per minute for the whole app; default 50 and 1000. */
  rate?: { second: number; minute: number }
  token?: false
  body?: 'json' | 'multipart' | 'form'
  /** Returns `data`; `top` puts the fields beside `code`; a Response goes out as it is. */
  run(call: Call): unknown | Response | Promise<unknown | Response>
  top?: true
}

export const sendScopes: readonly string[] = ['im:message', 'im:message:send_as_bot', 'im:message:send']
export const updateScopes: readonly string[] = ['im:message', 'im:message:send_as_bot', 'im:message:update']
export const readScopes: readonly string[] = ['im:message', 'im:message:readonly']
export const chatScopes: readonly string[] = ['im:chat', 'im:chat:readonly', 'im:chat:read']
