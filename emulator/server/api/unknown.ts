import type { World } from '../world.ts'

/** What would fall into a route with a parameter in its place. */
export const absent: readonly string[] = [
  '/open-apis/application/v6/applications/underauditlist',
  '/open-apis/contact/v3/users/find_by_department',
]

/** Keeps a call that nothing here answers, and says what is missing and where what is there can be read. ASCII: it goes into a header. */
export function unknownCall(world: World, request: Request): string {
  const { pathname } = new URL(request.url)
  const { method } = request
  const msg = `not supported here: ${method} ${pathname}; what is stands in /_emu/coverage`
  const at = world.clock.now()
  world.calls.push({
    at,
    method,
    path: pathname,
    query: {},
    body: undefined,
    status: 404,
    code: 0,
    duration_ms: 0,
    msg,
  })
  world.changed()
  return msg
}
