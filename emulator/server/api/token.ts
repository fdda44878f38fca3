import { newTenantToken } from '../ids.ts'
import type { World } from '../world.ts'
import { ApiError } from './api-error.ts'
import { requiredText } from './fields.ts'
import type { Call, Route } from './route.ts'

const lifeMs = 7_200_000
const renewBelowMs = 1_800_000

/** The same token while half an hour or more remains; below that a new one, and both are valid. */
function grant(call: Call): { token: string; expire: number } {
  const { world } = call
  const id = requiredText(call, 'app_id')
  const secret = requiredText(call, 'app_secret')
  if (id !== world.app.app_id) throw new ApiError(10014, 'app id not exist or app unavailable')
  if (secret !== world.app.app_secret) throw new ApiError(world.modes.wrongSecretCode, 'app secret invalid')
  const now = world.clock.now()
  const current = [...world.tokens].find(([, expires]) => expires - now >= renewBelowMs)
  const token = current?.[0] ?? newTenantToken()
  const expires = current?.[1] ?? now + lifeMs
  world.tokens.set(token, expires)
  return { token, expire: Math.floor(Math.min(lifeMs, expires - now) / 1000) }
}

const open = { method: 'POST', scopes: [], token: false, body: 'json', top: true } as const

export const tokenRoute: Route = {
  ...open,
  path: '/open-apis/auth/v3/tenant_access_token/internal',
  run(call) {
    const { token, expire } = grant(call)
    return { tenant_access_token: token, expire }
  },
}

/** One token for the app and its only tenant. */
export const appTokenRoute: Route = {
  ...open,
  path: '/open-apis/auth/v3/app_access_token/internal',
  run(call) {
    const { token, expire } = grant(call)
    return { app_access_token: token, tenant_access_token: token, expire }
  },
}

export function checkToken(world: World, authorization: string | undefined): void {
  const http = world.modes.tokenErrorStatus
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  if (!token)
    throw new ApiError(99991661, 'Missing access token for authorization. Please make a request with token attached.', {
      http,
    })
  if (!/^[tua]-/.test(token))
    throw new ApiError(99991671, 'Invalid access token for authorization. The token must start with t- or u-.', {
      http,
    })
  const expires = world.tokens.get(token)
  if (expires === undefined || expires <= world.clock.now())
    throw new ApiError(99991663, 'Invalid access token for authorization. Please make a request with token attached.', {
      http,
    })
}
