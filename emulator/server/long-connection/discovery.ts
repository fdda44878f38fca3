import type { Route } from '../api/route.ts'
import type { Json } from '../json.ts'
import type { World } from '../world.ts'
import { issueUrl, takeRefusal } from './lines.ts'

const messages: Record<number, string> = {
  1: 'system busy',
  1000040343: 'internal error',
  1000040344: 'credentials are missing',
  1000040345: 'app_id or app_secret is invalid',
  1000040346: 'app_id is invalid',
  1000040350: 'the number of connections exceeded the limit',
}

/** `data` is an object in a refusal as well: the official Node client looks into it before it looks at the code. */
const refusal = (code: number): Json => ({ code, msg: messages[code] ?? 'refused', data: { URL: '' } })

const answer = (world: World, { AppID, AppSecret }: Json, host: string): Json => {
  const { app, lines, modes } = world
  const planned = takeRefusal(lines, 'discovery')
  if (typeof planned === 'object' && 'discovery' in planned) return refusal(planned.discovery)
  if (!AppID || !AppSecret) return refusal(1000040344)
  if (AppID !== app.app_id) return refusal(1000040346)
  if (AppSecret !== app.app_secret) return refusal(1000040345)
  if (lines.open >= modes.connectionLimit) return refusal(1000040350)
  return {
    code: 0,
    msg: 'success',
    data: { URL: issueUrl(lines, host, world.clock.now()), ClientConfig: modes.clientConfig },
  }
}

/** Where a client learns the address of its connection. Lies beside `/open-apis`, and takes the app's secret in place of a token. */
export const discoveryRoute: Route = {
  method: 'POST',
  path: '/callback/ws/endpoint',
  scopes: [],
  token: false,
  body: 'json',
  run: ({ world, body, host }) => Response.json(answer(world, body, host)),
}
