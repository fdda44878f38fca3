import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { admit } from './admit.ts'
import { readBody } from './read-body.ts'
import { type ReceiveDeps, receive } from './receive.ts'
import { createTurnstile } from './turnstile.ts'
import type { Secrets } from './verify.ts'

export interface WebhookDeps extends ReceiveDeps {
  /** undefined where deliveries come over the long connection: then there is no such route. */
  secrets: Secrets | undefined
  /** False while our own clock is known to be wrong. */
  clockTrusted(): boolean
  observe: Observe
}

export type Observe = (event: { kind: string; result: string; ms: number }) => void

/** Served by Node's own server, whose request stands behind each of Hono's. */
export type Http = Hono<{ Bindings: HttpBindings }>
export type NodeContext = Context<{ Bindings: HttpBindings }>

/** Of one delivery, in bytes over HTTP. */
export const largestBody = 256 * 1024

/** `POST /webhook/feishu`: events, card callbacks and the URL challenge on one route. Anything else is 404 with an empty body. */
export const createWebhook = (deps: WebhookDeps): Http => {
  const app: Http = new Hono()
  app.notFound((c) => c.body(null, 404))
  app.onError((error, c) => {
    deps.onBug(error, 'webhook')
    return c.body(null, 503)
  })
  const { secrets } = deps
  const turn = createTurnstile()
  if (secrets) app.post('/webhook/feishu', (c) => answer(c, { ...deps, secrets }, turn))
  return app
}

const json = { 'content-type': 'application/json; charset=utf-8' }

const answer = async (
  c: NodeContext,
  deps: WebhookDeps & { secrets: Secrets },
  turn: () => Promise<void>,
): Promise<Response> => {
  const began = deps.clock.monotonic()
  const observe = (kind: string, result: string) => deps.observe({ kind, result, ms: deps.clock.monotonic() - began })
  const { incoming } = c.env
  const body = await readBody(incoming, largestBody)
  if (typeof body === 'string') {
    observe('refused', body)
    // The rest of the body is still on its way, or nobody is there any more: the connection cannot serve another request.
    return c.body(null, 413, { connection: 'close' })
  }
  await turn()
  const header = (name: string) => incoming.headers[name]?.toString()
  const headers = {
    timestamp: header('x-lark-request-timestamp'),
    nonce: header('x-lark-request-nonce'),
    signature: header('x-lark-signature'),
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
  return received.kind === 'answer' ? c.body(received.body, 200, json) : c.body(null, 503)
}
