import type { Json } from '../../json.ts'
import type { Call, Route } from '../route.ts'
import { type Codes, checkOwnApp } from './own-app.ts'

interface Writing {
  method: 'PATCH' | 'POST'
  /** The last part of the path. */
  part: string
  codes: Codes
  perMinute: number
  run(call: Call): Json | Promise<Json>
}

/** One of the calls by which an app changes itself: they are there or not together, take one scope, and refuse in one order. */
export function writingRoute({ method, part, codes, perMinute, run }: Writing): Route {
  return {
    method,
    path: `/open-apis/application/v7/applications/:app_id/${part}`,
    scopes: ['application:application:patch'],
    rate: { second: 50, minute: perMinute },
    body: 'json',
    run(call) {
      // As with the international edition.
      if (call.world.modes.v7 === 'absent') return new Response('404 page not found', { status: 404 })
      checkOwnApp(call, codes)
      return run(call)
    },
  }
}
