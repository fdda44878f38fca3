import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Http } from './bot/routes.ts'

/** The port is taken or the address is not ours; the message is for the operator. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen'
}

export interface HttpServer {
  port: number
  /** Takes nothing new, answers what is in hand, and cuts what is not done within three seconds. */
  close(): Promise<void>
}

/** Slow clients are cut off: Node's own limits are minutes long and are looked at every 30 s. */
const serverOptions = {
  requestTimeout: 8_000,
  headersTimeout: 5_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
}
const lastAnswersMs = 3_000

/**
 * Hono's bridge to Node, loaded by the first request: the web's `Request` and `Response` behind it take 4 MiB and a tenth of a start, and
 * a bot on the long connection may never be asked anything.
 */
const bridge = (http: Http, host: string) => {
  let loading: Promise<(incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>> | undefined
  const load = async () => (await import('@hono/node-server')).getRequestListener(http.fetch, { hostname: host })
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    loading ??= load()
    const answer = await loading
    // Whoever left meanwhile is not heard leaving any more.
    if (!incoming.destroyed) await answer(incoming, outgoing)
  }
}

/** @throws CannotListen */
export const listen = async (http: Http, { host, port }: { host: string; port: number }): Promise<HttpServer> => {
  const server = createServer(serverOptions, bridge(http, host))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListen(reasonOf(error, host, port))))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => close(server),
  }
}

const reasonOf = ({ code, name }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。`
  if (code === 'EACCES') return `没有权限使用端口 ${port}。请换一个 1024 以上的端口。`
  return `不能监听 ${host}:${port}（${code ?? name}）。请检查 HOST 和 PORT。`
}

/** Idle connections are cut, or closing would wait for them (node#60617); those in use are told that it was their last answer. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'))
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const hard = setTimeout(() => server.closeAllConnections(), lastAnswersMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(hard)
      resolve()
    })
  })
