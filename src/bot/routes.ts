import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../domain/time.ts'
import { admit } from './admit.ts'
import { type ReceiveDeps, receive } from './receive.ts'
import type { Secrets } from './verify.ts'

export interface WebhookDeps extends ReceiveDeps {
  secrets: Secrets
  clock: Clock
  /** False while our own clock is known to be wrong. */
  clockTrusted(): boolean
  observe(event: { kind: string; result: string; ms: number }): void
}

const largestBody = 256 * 1024

/** `POST /webhook/feishu`: events, card callbacks and the URL challenge on one route. Anything else is 404 with an empty body. */
export const createWebhook = (deps: WebhookDeps): Hono => {
  const app = new Hono()
  app.notFound((c) => c.body(null, 404))
  app.onError((error, c) => {
    deps.onBug(error, 'webhook')
    return c.body(null, 503)
  })
  const tooLarge = (c: Context): Response => {
    deps.observe({ kind: 'refused', result: 'too-large', ms: 0 })
    // The rest of the body is still on its way: the connection cannot serve another request.
    return c.body(null, 413, { connection: 'close' })
  }
  app.post('/webhook/feishu', bodyLimit({ maxSize: largestBody, onError: tooLarge }), (c) => answer(c, deps))
  return app
}

const answer = async (c: Context, deps: WebhookDeps): Promise<Response> => {
  const began = deps.clock.monotonic()
  const observe = (kind: string, result: string) => deps.observe({ kind, result, ms: deps.clock.monotonic() - began })
  const body = new Uint8Array(await c.req.arrayBuffer())
  const headers = {
    timestamp: c.req.header('x-lark-request-timestamp'),
    nonce: c.req.header('x-lark-request-nonce'),
    signature: c.req.header('x-lark-signature'),
  }
  const time = { now: deps.clock.now(), clockTrusted: deps.clockTrusted() }
  const admission = admit(body, headers, deps.secrets, time)
  if (admission.kind === 'refused') {
    observe('refused', admission.reason)
    return c.body(null, admission.status)
  }
  if (admission.kind === 'challenge') {
    observe('challenge', 'done')
    return c.json({ challenge: admission.challenge })
  }
  const received = await receive(deps, admission.delivery, admission.plain)
  observe(admission.delivery.kind, received.kind === 'answer' ? received.result : received.kind)
  // Never 200 for something not stored: Feishu then comes back.
  return received.kind === 'answer' ? c.json(received.body) : c.body(null, 503)
}
