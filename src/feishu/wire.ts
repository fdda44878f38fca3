import { randomBytes } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import type { Found } from './discovery.ts'

/** The connection under the SDK's client, which neither tells when it is lost nor looks whether the other side is still there. */
export interface Wire {
  agent: http.Agent
  /** Resolves when the connection is gone, by whomever. */
  gone: Promise<void>
  isGone(): boolean
  /** From now on a connection on which nothing comes any more is cut. */
  watch(): void
  cut(): void
}

/** An unanswered ping is followed by one more: half an hour of TCP's patience becomes three of these. */
const lostAfter = 2

/** A WebSocket ping with these eight bytes, masked with zeros as a client's frames are. */
const pingOf = (mark: Buffer): Buffer => Buffer.concat([Buffer.from([0x89, 0x88, 0, 0, 0, 0]), mark])

/**
 * Sends pings of our own: the client's come every ninety seconds, as Feishu says, which is too seldom. Their silence counts only where such a
 * ping has been answered before: no document says that Feishu answers them.
 */
const watchSocket = (socket: Socket, everyMs: number): void => {
  const mark = randomBytes(8)
  let answers = false
  let heard = true
  let unanswered = 0
  socket.on('data', (chunk: Buffer) => {
    heard = true
    answers ||= chunk.includes(mark)
  })
  const timer = setInterval(() => {
    unanswered = heard ? 0 : unanswered + 1
    heard = false
    if (answers && unanswered >= lostAfter) socket.destroy()
    else socket.write(pingOf(mark))
  }, everyMs)
  socket.once('close', () => clearInterval(timer))
}

/**
 * What came in one piece with the answer to the handshake is put back into the socket. The SDK's client listens only some promises later, and would
 * not hear it (1.74.0, observed).
 */
const holdEarly = (socket: Socket): void => {
  const putBack = socket.unshift.bind(socket)
  socket.unshift = (chunk: Buffer) => {
    socket.pause()
    setImmediate(() => socket.resume())
    putBack(chunk)
  }
}

const agentFor = async ({ url }: Found, proxy: string | undefined): Promise<http.Agent> => {
  if (proxy) return (await import('./proxy-agent.ts')).throughProxy(proxy, {})
  return url.startsWith('wss:') ? new https.Agent() : new http.Agent()
}

/** @param proxy address of an HTTP proxy to go through */
export const createWire = async (
  found: Found,
  { proxy, pingMs }: { proxy: string | undefined; pingMs: number },
): Promise<Wire> => {
  const agent = await agentFor(found, proxy)
  let socket: Socket | undefined
  let isGone = false
  let leave: () => void = () => undefined
  const gone = new Promise<void>((resolve) => {
    leave = () => {
      isGone = true
      resolve()
    }
  })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const made = connect(options, callback) as Socket
    socket = made
    made.once('close', leave)
    holdEarly(made)
    return made
  }
  return {
    agent,
    gone,
    isGone: () => isGone,
    watch: () => {
      if (socket && !isGone) watchSocket(socket, pingMs)
    },
    cut: () => {
      socket?.destroy()
      if (!socket) leave()
    },
  }
}
