import type { Clock, Instant } from '../domain/time.ts'
import { type Body, type Read, readAnswer, readFile } from './answer.ts'
import type { ClockCheck } from './clock-check.ts'
import { isGatewayLimit, isTokenRefused, settle } from './errors.ts'
import { CallFailure, present } from './failure.ts'
import type { Http, HttpAnswer, HttpCall } from './http.ts'
import type { FeishuLog } from './log.ts'
import { multipart } from './multipart.ts'
import { createTokens, type Tokens } from './tokens.ts'

export interface FeishuStats {
  /** HTTP requests, those for a token included. */
  requests: number
  failures: number
  tokenRequests: number
  /** When Feishu last answered `code: 0`. */
  lastOkAt?: Instant
  lastFailureAt?: Instant
  lastFailureCode?: number
}

/** The part of the SDK's request options that its typed calls use. */
export interface ApiRequest {
  url?: string
  method?: string
  headers?: Record<string, unknown>
  params?: Record<string, unknown>
  data?: unknown
}

export interface Transport {
  /** One API call under the app's token: the body of a `code: 0` answer, or a CallFailure thrown. */
  request(options: ApiRequest): Promise<Body>
  /** The same without a token, for what is told to whoever has the app's secret. */
  ask(options: ApiRequest): Promise<Body>
  /** A file, of `most` bytes at most. */
  download(url: string, most: number): Promise<Buffer>
  tokens: Tokens
  stats(): FeishuStats
}

/** `POST /im/v1/messages/:id/reply`: a name without the ids of messages, chats, people and files. */
const apiName = (method: string, { pathname }: URL): string => {
  const path = pathname.replace(/^.*\/open-apis/, '')
  return `${method} ${path.replace(/\/(?:o[a-z]|file)_[^/]*/g, '/:id')}`
}

const callFor = async ({
  url = '',
  method = 'GET',
  headers = {},
  params = {},
  data,
}: ApiRequest): Promise<HttpCall> => {
  const target = new URL(url)
  for (const [key, value] of Object.entries(params))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null && each !== '') target.searchParams.append(key, String(each))
  const verb = method.toUpperCase()
  const agent = headers['User-Agent']
  const empty = data === undefined || (typeof data === 'object' && data !== null && Object.keys(data).length === 0)
  const form = headers['Content-Type'] === 'multipart/form-data' ? await multipart(data) : undefined
  return {
    api: apiName(verb, target),
    method: verb,
    url: target,
    headers: {
      accept: 'application/json',
      'content-type': form?.type ?? 'application/json; charset=utf-8',
      ...(typeof agent === 'string' ? { 'user-agent': agent } : {}),
    },
    ...(empty && verb !== 'POST' ? {} : { body: form?.body ?? JSON.stringify(data ?? {}) }),
  }
}

export interface TransportOptions {
  base: string
  appId: string
  appSecret: string
  http: Http
  clock: Clock
  clockCheck: ClockCheck
  log: FeishuLog
}

export const createTransport = ({
  base,
  appId,
  appSecret,
  http,
  clock,
  clockCheck,
  log,
}: TransportOptions): Transport => {
  const stats: FeishuStats = { requests: 0, failures: 0, tokenRequests: 0 }
  const heldUntil = new Map<string, number>()

  const note = (failure: CallFailure, startedAt: number) => {
    const { api, why, code, subCode, status, logId, afterMs } = failure.facts
    const ms = Math.round(clock.monotonic() - startedAt)
    stats.failures += 1
    stats.lastFailureAt = clock.now()
    stats.lastFailureCode = code ?? 0
    if (afterMs !== undefined && isGatewayLimit(failure.facts)) heldUntil.set(api, clock.monotonic() + afterMs)
    const msg = `feishu call failed: ${why}${subCode === undefined ? '' : ` ${subCode}`}`
    log.warn({ msg, api, ms, ...present({ code, status, log_id: logId }) })
  }

  const exchange = async <T>(call: HttpCall, readIt: (answer: HttpAnswer) => Read<T>): Promise<T> => {
    // The gateway's limit counts for the API, not for the message: asking again before its time only prolongs it.
    const left = (heldUntil.get(call.api) ?? 0) - clock.monotonic()
    if (left > 0)
      throw new CallFailure({ api: call.api, why: 'held', sent: false, code: 99991400, afterMs: Math.ceil(left) })
    heldUntil.delete(call.api)
    const startedAt = clock.monotonic()
    stats.requests += 1
    const answer = await settle(http.call(call))
    const read = answer instanceof CallFailure ? { fromFeishu: false, result: answer } : readIt(answer)
    if (read.fromFeishu && !(answer instanceof CallFailure)) clockCheck.note(answer.headers.date)
    const { result } = read
    if (result instanceof CallFailure) {
      note(result, startedAt)
      throw result
    }
    stats.lastOkAt = clock.now()
    return result
  }

  const ask = async (options: ApiRequest): Promise<Body> => {
    const call = await callFor(options)
    return exchange(call, (answer) => readAnswer(call.api, answer))
  }
  const requestToken = async () => {
    stats.tokenRequests += 1
    const url = `${base}/open-apis/auth/v3/tenant_access_token/internal`
    return ask({ url, method: 'POST', data: { app_id: appId, app_secret: appSecret } })
  }
  const tokens = createTokens({ monotonic: () => clock.monotonic(), request: requestToken })

  const withToken = async <T>(call: HttpCall, readIt: (answer: HttpAnswer) => Read<T>) => {
    const token = await settle(tokens.get())
    // Without a token the call itself was never made, however the token request ended.
    if (token instanceof CallFailure) throw new CallFailure({ ...token.facts, sent: false })
    const headers = { ...call.headers, authorization: `Bearer ${token}` }
    return { token, result: await settle(exchange({ ...call, headers }, readIt)) }
  }

  const carryOut = async <T>(call: HttpCall, readIt: (answer: HttpAnswer) => Read<T>): Promise<T> => {
    let { token, result } = await withToken(call, readIt)
    if (result instanceof CallFailure && isTokenRefused(result.facts)) {
      tokens.invalidate(token)
      ;({ token, result } = await withToken(call, readIt))
    }
    if (result instanceof CallFailure) throw result
    return result
  }

  return {
    tokens,
    ask,
    stats: () => ({ ...stats }),
    async request(options) {
      const call = await callFor(options)
      return carryOut(call, (answer) => readAnswer(call.api, answer))
    },
    async download(url, most) {
      const call = { ...(await callFor({ url })), most }
      return carryOut(call, (answer) => readFile(call.api, answer))
    },
  }
}
