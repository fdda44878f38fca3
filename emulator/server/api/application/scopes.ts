import { ApiError } from '../api-error.ts'
import type { Route } from '../route.ts'

const granted = 1
const notGranted = 2
/** For one version. */
const mostAsked = 10

/** What the tenant has granted of what the app asks for. Needs no scope. */
export const scopesRoute: Route = {
  method: 'GET',
  path: '/open-apis/application/v6/scopes',
  scopes: [],
  run: ({ world }) => ({
    scopes: [...new Set([...world.app.scopes, ...world.console.draft.scopes])].map((scope_name) => ({
      scope_name,
      grant_status: world.modes.grantStatus === 'right' && world.app.scopes.has(scope_name) ? granted : notGranted,
      scope_type: 'tenant',
    })),
  }),
}

/** Asks the administrator once more for what is not granted. Needs no scope. */
export const applyScopesRoute: Route = {
  method: 'POST',
  path: '/open-apis/application/v6/scopes/apply',
  scopes: [],
  run({ world }) {
    const missing = [...world.console.draft.scopes].filter((scope) => !world.app.scopes.has(scope))
    if (missing.length === 0) throw new ApiError(212002, 'no scope to apply for')
    const asked = world.console.asked
    if (asked.length >= mostAsked) throw new ApiError(212003, 'applied too often')
    if (asked.at(-1) === missing.join()) throw new ApiError(212004, 'applied already')
    asked.push(missing.join())
    return {}
  },
}
