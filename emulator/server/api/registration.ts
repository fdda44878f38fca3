import { randomUUID } from 'node:crypto'
import { beginRegistration, type Registration } from '../console/registration.ts'
import { newOpenId } from '../ids.ts'
import { text } from '../json.ts'
import type { World } from '../world.ts'
import type { Call, Route } from './route.ts'

/** A timer may go off a little early. */
const earlyMs = 100

/** The device flow of RFC 8628 behind `registerApp`. Form in, JSON out, no token; errors in the shape of OAuth, not of the API. */
export const registrationRoute: Route = {
  method: 'POST',
  path: '/oauth/v1/app/registration',
  scopes: [],
  token: false,
  body: 'form',
  rate: { second: 50, minute: 1000 },
  run(call) {
    if (call.world.modes.registration === 'off')
      return new Response('<html><body>404 Not Found</body></html>', {
        status: 404,
        headers: { 'Content-Type': 'text/html' },
      })
    switch (text(call.body.action)) {
      case 'init':
        return Response.json({ nonce: randomUUID(), supported_auth_methods: ['client_secret'] })
      case 'begin':
        return begin(call)
      case 'poll':
        return poll(call)
      default:
        return refuse(400, 'invalid_request', 'action must be init, begin or poll')
    }
  },
}

const refuse = (status: number, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status })

function begin({ world, body, origin }: Call): Response {
  if (body.archetype !== 'PersonalAgent' || body.auth_method !== 'client_secret')
    return refuse(400, 'invalid_request', 'archetype must be PersonalAgent and auth_method client_secret')
  const { device_code, user_code } = beginRegistration(world)
  const page = `${origin}/page/launcher`
  const { beginExpiry, pollInterval } = world.modes
  return Response.json({
    device_code,
    user_code,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${user_code}`,
    ...(beginExpiry === 'absent' ? {} : { [beginExpiry]: 600 }),
    interval: pollInterval,
  })
}

function poll({ world, body }: Call): Response {
  const found = world.registrations.get(text(body.device_code))
  const no = (error: string, description: string) => refuse(world.modes.pollStatus, error, description)
  if (!found || found.state === 'used') return refuse(400, 'invalid_grant', 'unknown or used device_code')
  if (found.state === 'denied') return no('access_denied', 'the person said no')
  if (found.state === 'pending') {
    if (world.clock.now() >= found.expires) return no('expired_token', 'the code has expired')
    if (isTooEarly(world, found)) return no('slow_down', 'polled faster than the interval')
    return no('authorization_pending', 'nobody has confirmed yet')
  }
  if (found.brand === 'lark' && !found.switched) {
    found.switched = true
    return Response.json({ error: 'authorization_pending', user_info: { tenant_brand: 'lark' } }, { status: 400 })
  }
  found.state = 'used'
  const { app_id, app_secret } = world.app
  const whose = scannerOf(world, found)
  return Response.json({
    client_id: app_id,
    client_secret: app_secret,
    user_info: { ...whose, tenant_brand: found.brand },
  })
}

function scannerOf(world: World, { scanner }: Registration): { open_id?: string | undefined } {
  if (world.modes.scannerOpenId === 'absent') return {}
  if (world.modes.scannerOpenId === 'own-app') return { open_id: scanner }
  const open_id = newOpenId()
  world.elsewhere.add(open_id)
  return { open_id }
}

/** Measured on the clock of the rate limits. */
function isTooEarly(world: World, found: Registration): boolean {
  if (world.modes.rateClock === 'off') return false
  const now = world.modes.rateClock === 'virtual' ? world.clock.now() : performance.now()
  const early = found.polledAt !== undefined && now - found.polledAt < found.interval - earlyMs
  found.polledAt = now
  if (early) found.interval += 5000
  return early
}
