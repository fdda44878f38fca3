import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { cardNotes, noteWords } from '../card/notes.ts'
import { newLogId } from '../ids.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import { hasScope } from '../push/subscribed.ts'
import type { ApiCall } from '../types.ts'
import type { World } from '../world.ts'
import { ApiError } from './api-error.ts'
import { afterAccept, type Failure, type Failures, failureName } from './failures.ts'
import { type Parts, parseMultipart } from './multipart.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Route } from './route.ts'
import { checkToken } from './token.ts'
import { spoil, type WireTrouble } from './wire.ts'

export interface Gateway {
  world: World
  failures: Failures
  limits: RateLimits
}

interface Answer {
  http: number
  body: Json
  headers: Record<string, string>
  /** The same id stands in the header and in `error`. */
  logId?: string
  raw?: Response
}

/** Every API call passes here: record, planned trouble, token, scopes, limits, body, the call itself, the answer's shape. */
export async function handle(gateway: Gateway, route: Route, c: Context): Promise<Response> {
  const { world } = gateway
  const outgoing = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing
  const started = performance.now()
  const read = await readBody(route, c)
  const call: ApiCall = {
    at: world.clock.now(),
    method: c.req.method,
    path: c.req.path,
    query: c.req.query(),
    body: read.body ?? read.text,
    status: 0,
    code: 0,
    duration_ms: 0,
  }
  world.calls.push(call)
  const params = c.req.param() as Record<string, string>
  const failure = world.down ? 'reset' : gateway.failures.take(c.req.path, params, read.body ?? {})
  if (failure) call.failure = world.down ? 'down' : failureName(failure)
  try {
    await gateway.failures.pass(c.req.path, params, read.body ?? {})
    if (world.modes.latency > 0) await new Promise((resolve) => setTimeout(resolve, world.modes.latency))
    const early = failure && !afterAccept(failure) ? failure : undefined
    const answer = early ? planned(early) : await carryOut(gateway, route, c, read)
    if (answer === 'hang' || answer === 'reset') return await spoil(answer, outgoing, '')
    const finished = typeof failure === 'string' && afterAccept(failure) ? wireOf(failure) : undefined
    if (finished) return await spoil(finished, outgoing, JSON.stringify(answer.body))
    call.status = answer.http
    call.code = Number(answer.body.code ?? 0)
    if (call.code !== 0) {
      call.msg = String(answer.body.msg ?? '')
      world.changed()
    }
    return respond(world, answer)
  } finally {
    call.duration_ms = Math.round(performance.now() - started)
  }
}

const wireOf = (failure: string): WireTrouble =>
  failure === 'reset-after-accept' ? 'reset' : failure === 'hang-after-accept' ? 'hang' : (failure as WireTrouble)

function planned(failure: Failure): Answer | 'hang' | 'reset' {
  if (failure === 'hang' || failure === 'reset') return failure
  if (failure === 'html') {
    const raw = new Response('<html><body>Please sign in</body></html>', { headers: { 'Content-Type': 'text/html' } })
    return { http: 200, body: {}, headers: {}, raw }
  }
  if (failure === 'redirect') {
    const raw = new Response(null, { status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' } })
    return { http: 302, body: {}, headers: {}, raw }
  }
  if (typeof failure === 'string') throw new Error(`${failure} strikes later`)
  if ('http200code' in failure)
    return { http: 200, body: { code: failure.http200code, msg: 'planned failure' }, headers: {} }
  return { http: failure.http, body: { code: failure.code, msg: 'planned failure' }, headers: failure.headers ?? {} }
}

interface ReadBody {
  body: Json | undefined
  parts: Parts | undefined
  text: string
}

async function readBody(route: Route, c: Context): Promise<ReadBody> {
  if (route.body === 'multipart') {
    const parts = parseMultipart(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()))
    const shown = [...(parts ?? [])].map(([name, bytes]) => [name, `${bytes.length} bytes`])
    return { body: Object.fromEntries(shown), parts, text: '' }
  }
  const text = c.req.method === 'GET' ? '' : await c.req.text()
  if (route.body === 'form') return { body: Object.fromEntries(new URLSearchParams(text)), parts: undefined, text }
  return { body: text === '' ? {} : parseObject(text), parts: undefined, text }
}

async function carryOut(gateway: Gateway, route: Route, c: Context, read: ReadBody): Promise<Answer> {
  const { world, limits } = gateway
  try {
    if (route.token !== false) checkToken(world, c.req.header('authorization'))
    if (!hasScope(world, route.scopes)) throw scopeMissing(route.scopes)
    const rate = route.rate ?? { second: 50, minute: 1000 }
    const wait = limits.takeApi(`${route.method} ${route.path}`, rate.second, rate.minute)
    if (wait !== undefined) throw tooFrequent(world, rate.second, wait)
    checkBody(route, c, read)
    const params = c.req.param() as Record<string, string>
    const { searchParams: query, origin, host } = new URL(c.req.url)
    checkPeople(world, [params, Object.fromEntries(query), read.body ?? {}])
    const request = { world, params, query, origin, host, body: read.body ?? {}, parts: read.parts, limits }
    const result = await route.run(request)
    if (result instanceof Response) return { http: result.status, body: {}, headers: {}, raw: result }
    const body = route.top
      ? { code: 0, msg: 'ok', ...(isObject(result) ? result : {}) }
      : { code: 0, msg: 'success', data: result ?? {} }
    const notes = cardsIn(read.body ?? {}).flatMap(cardNotes)
    return {
      http: 200,
      body,
      headers: notes.length ? { [ownHeader]: notes.map((note) => noteWords[note]).join('; ') } : {},
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const logId = newLogId()
    const details = { log_id: logId, troubleshooter: `https://open.feishu.cn/search?log_id=${logId}`, ...error.error }
    const body = { code: error.code, msg: error.message, error: details }
    const ours = /not supported here: [^;,]*/.exec(error.message)?.[0]
    const headers = { ...error.headers, ...(ours ? { [ownHeader]: ours } : {}) }
    return { http: error.http ?? world.modes.errorStatus, body, headers, logId }
  }
}

/** A card travels as an object, or as text in `content` or `data`. */
const cardsIn = ({ content, data, card }: Json): Json[] =>
  [content, data, card, isObject(card) ? card.data : undefined].flatMap((value) => {
    const found = typeof value === 'string' ? parseObject(value) : value
    return isObject(found) && (found.schema !== undefined || Array.isArray(found.elements)) ? [found] : []
  })

function checkBody(route: Route, c: Context, read: ReadBody): void {
  if (route.body === 'multipart') {
    if (!read.parts) throw new ApiError(9499, 'Bad Request: multipart/form-data expected')
    return
  }
  if (route.body !== 'json') return
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new ApiError(9499, 'Bad Request: content type must be application/json')
  if (!read.body) throw new ApiError(9499, 'Bad Request: the body is not a JSON object')
}

/** A person is another one to each app. */
function checkPeople(world: World, given: readonly Json[]): void {
  const values = given.flatMap((fields) => Object.values(fields)).flat()
  if (values.some((value) => typeof value === 'string' && world.elsewhere.has(value)))
    throw new ApiError(99992361, 'open_id cross app')
}

const scopeMissing = (scopes: readonly string[]): ApiError =>
  new ApiError(99991672, `Access denied. One of the following scopes is required: [${scopes.join(', ')}].`, {
    error: { permission_violations: scopes.map((subject) => ({ type: 'action_scope_required', subject })) },
  })

const tooFrequent = (world: World, limit: number, wait: number): ApiError =>
  new ApiError(99991400, 'request trigger frequency limit', {
    http: world.modes.gatewayRateStatus,
    headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(wait) },
  })

/** What no Feishu sends: why something is not here, or does not do what was meant. */
export const ownHeader = 'x-emulator'

/** Feishu's `Date` is what a bot checks its own clock against. */
export const dateHeader = (world: World): string => new Date(world.clock.now() + world.dateOffset).toUTCString()

function respond(world: World, answer: Answer): Response {
  const response = answer.raw ?? new Response(JSON.stringify(answer.body), { status: answer.http })
  if (!answer.raw) response.headers.set('Content-Type', 'application/json; charset=utf-8')
  for (const [name, value] of Object.entries(answer.headers)) response.headers.set(name, value)
  response.headers.set('Date', dateHeader(world))
  response.headers.set('x-tt-logid', answer.logId ?? newLogId())
  return response
}
