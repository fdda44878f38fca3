import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createFeishu, type FeishuOptions } from '../../src/feishu/client.ts'
import type { FeishuLogFields } from '../../src/feishu/log.ts'

export const appSecret = 'secret-of-the-app-9f3c'
export const tokenPath = '/open-apis/auth/v3/tenant_access_token/internal'

export interface Seen {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}
export type Answer = (response: ServerResponse, seen: Seen, socket: Socket) => void

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
export const sent = json({ code: 0, msg: 'success', data: { message_id: 'om_sent', chat_id: 'oc_chat' } })
export const hang: Answer = () => undefined
export const reset: Answer = (_response, _seen, socket) => socket.resetAndDestroy()

/** A server that answers what the test tells it to; tokens `t-1`, `t-2` … unless told otherwise. */
export const rawFeishu = async (script: { api?: Answer[]; token?: Answer[]; otherwise?: Answer } = {}) => {
  const seen: Seen[] = []
  let tokens = 0
  const token: Answer = (...args) => {
    tokens += 1
    json({ code: 0, msg: 'ok', tenant_access_token: `t-${tokens}`, expire: 7200 })(...args)
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://feishu')
      const text = Buffer.concat(chunks).toString('utf8')
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
      const call = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      }
      seen.push(call)
      const isToken = url.pathname.endsWith(tokenPath)
      const answer = isToken ? (script.token?.shift() ?? token) : (script.api?.shift() ?? script.otherwise ?? sent)
      answer(response, call, request.socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onTestFinished(close)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    calls: () => seen.filter(({ path }) => !path.endsWith(tokenPath)),
    tokenRequests: () => seen.filter(({ path }) => path.endsWith(tokenPath)).length,
    close,
  }
}

export const manualClock = (at = Date.parse('2026-09-03T10:00:00.000Z')) => {
  const start = at
  let now = at
  return {
    now: () => new Date(now).toISOString(),
    monotonic: () => now - start,
    move: (ms: number) => {
      now += ms
    },
  }
}

export const connect = (baseUrl: string, more: Partial<FeishuOptions> = {}) => {
  const lines: FeishuLogFields[] = []
  const log = { info: (line: FeishuLogFields) => lines.push(line), warn: (line: FeishuLogFields) => lines.push(line) }
  const clock = manualClock()
  const feishu = createFeishu({ appId: 'cli_app', appSecret, baseUrl, clock, log, timeoutMs: 5_000, ...more })
  onTestFinished(() => feishu.close())
  return { feishu, clock, lines }
}

let uuids = 0
export const 问候 = (id = 'ou_张工') => {
  uuids += 1
  const to = { type: 'open_id' as const, id }
  return {
    to,
    msgType: 'text' as const,
    content: JSON.stringify({ text: '本周进展：试飞完成' }),
    uuid: `uuid-${uuids}`,
  }
}
