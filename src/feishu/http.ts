import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { CallFailure, type Why } from './failure.ts'

export interface HttpCall {
  /** A name without ids, for logs and errors. */
  api: string
  method: string
  url: URL
  headers: Record<string, string>
  body?: string | Buffer
  /** Bytes of an answer that are read; a longer one fails as `too-large`. */
  most?: number
}

export interface HttpAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  bytes: Buffer
}

export interface Http {
  /** Any status resolves, redirects included: none is followed. Throws CallFailure when there is no whole answer. */
  call(request: HttpCall): Promise<HttpAnswer>
  close(): void
}

const usualMost = 4 * 1024 * 1024
/** A line slower than this is as good as none: each call gets the time its body takes on top. */
const slowestBytesPerMs = 250
// Shorter than any server's keep-alive, so that a call seldom meets a connection the other side has just closed.
const idleMs = 4_000

/** Which proxy, by its address, a call to this URL goes through; an empty text is none. */
export type ProxyFor = (url: string) => string

const drop = (agent: http.Agent) => {
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
}

/** HTTP with one deadline for the whole call, which also ends a slow drip. node:http rather than fetch: only here can one see whether the request left. */
export const createHttp = ({ timeoutMs, proxyFor }: { timeoutMs: number; proxyFor?: ProxyFor | undefined }): Http => {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: idleMs }),
    'https:': new https.Agent({ keepAlive: true, timeout: idleMs }),
  }
  let closed = false
  const proxied = new Map<string, http.Agent>()

  const agentOf = async (url: URL): Promise<http.Agent> => {
    const proxy = proxyFor?.(url.href)
    if (!proxy) return agents[url.protocol === 'https:' ? 'https:' : 'http:']
    const { throughProxy } = await import('./proxy-agent.ts')
    const known = proxied.get(proxy) ?? throughProxy(proxy, { keepAlive: true, timeout: idleMs })
    proxied.set(proxy, known)
    return known
  }

  const call = async (wanted: HttpCall) => exchange(wanted, await agentOf(wanted.url))

  const exchange = ({ api, method, url, headers, body, most = usualMost }: HttpCall, agent: http.Agent) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      if (closed) return reject(new CallFailure({ api, why: 'closed', sent: false }))
      const secure = url.protocol === 'https:'
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = (secure ? https : http).request(url, { method, agent, headers: { ...headers, ...length } })
      let sent = false
      let settled = false

      const fail = (why: Why, status?: number) => {
        if (settled) return
        settled = true
        clearTimeout(deadline)
        // A second attempt should not inherit a connection of the first one.
        drop(agent)
        request.destroy()
        reject(new CallFailure({ api, why, sent, status }))
      }
      const patience = timeoutMs + Math.floor((body === undefined ? 0 : Buffer.byteLength(body)) / slowestBytesPerMs)
      // A timer of Infinity would go off at once.
      const deadline = Number.isFinite(patience)
        ? setTimeout(() => fail(sent ? 'timeout' : 'connect-timeout'), patience)
        : undefined

      request.on('socket', (socket: Socket) => {
        // Through a proxy the connection is there already, and its encryption is not.
        if (!socket.connecting && !(socket as { secureConnecting?: boolean }).secureConnecting) sent = true
        else socket.once(secure ? 'secureConnect' : 'connect', () => (sent = true))
      })
      request.on('error', () => fail(sent ? 'reset' : 'connect'))
      request.on('response', (response) => {
        const status = response.statusCode ?? 0
        const chunks: Buffer[] = []
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > most) fail('too-large', status)
          else chunks.push(chunk)
        })
        response.on('error', () => fail('half-body', status))
        response.on('end', () => {
          if (!response.complete) return fail('half-body', status)
          if (settled) return
          settled = true
          clearTimeout(deadline)
          resolve({ status, headers: response.headers, bytes: Buffer.concat(chunks) })
        })
      })
      request.end(body)
    })

  const close = () => {
    closed = true
    for (const agent of [...Object.values(agents), ...proxied.values()]) agent.destroy()
  }
  return { call, close }
}
