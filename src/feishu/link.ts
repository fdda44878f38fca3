import type { Found } from './discovery.ts'
import { silent } from './sdk.ts'
import { createWire, type Wire } from './wire.ts'

/**
 * Handles one push. What it returns is the answer; what it throws makes Feishu push again.
 * @param isGone whether the connection is lost by now, and with it the answer
 */
export type Take = (body: unknown, isGone: () => boolean) => Promise<object | undefined>

export interface Link {
  /** Resolves when the connection is gone. */
  gone: Promise<void>
  /** Says goodbye, so that answers given before still go out, and cuts what is left of it. */
  close(): Promise<void>
}

export interface LinkOptions {
  appId: string
  take: Take
  proxy: string | undefined
  /** Milliseconds. */
  handshakeMs: number
  pingMs: number
  /** An attempt that is under way ends with it. */
  signal: AbortSignal
}

/** Seconds after an unanswered ping of the client's own: it holds where ours are not answered. */
const pongSeconds = 30
const goodbyeMs = 500

const within = async <T>(ms: number, wanted: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([wanted, late]).finally(() => clearTimeout(timer))
}

/**
 * One connection by the official client, which lives no longer than that. It never connects anew by itself: it would wait as long as Feishu's
 * pong says, up to two minutes, give up for good on some answers, and give an answer on another connection than the one it was asked on.
 * @returns undefined when none came about
 */
export const openLink = async (found: Found, options: LinkOptions): Promise<Link | undefined> => {
  const { appId, take, handshakeMs, signal } = options
  const { WSClient } = await import('@larksuiteoapi/node-sdk')
  const wire: Wire = await createWire(found, options)
  const ClientConfig = { PingInterval: found.pingInterval, ReconnectCount: 0, ReconnectInterval: 1, ReconnectNonce: 0 }
  let opened: (ok: boolean) => void = () => undefined
  const opening = new Promise<boolean>((resolve) => {
    opened = resolve
  })
  const client = new WSClient({
    appId,
    // The address was asked for before, and is handed over as if the client had done so: the secret stays with us.
    appSecret: 'unused',
    httpInstance: { request: async () => ({ code: 0, data: { URL: found.url, ClientConfig } }) } as never,
    logger: silent,
    agent: wire.agent,
    autoReconnect: false,
    handshakeTimeoutMs: handshakeMs,
    wsConfig: { pingTimeout: pongSeconds },
    onReady: () => opened(true),
    onError: () => opened(false),
  })
  // It calls this one method of a dispatcher, with the envelope as it came (1.74.0, read). The SDK's own flattens the envelope, and answers
  // what nobody handles with a sentence in the place of a card.
  await client.start({ eventDispatcher: { invoke: (body: unknown) => take(body, wire.isGone) } as never })
  const giveUp = () => opened(false)
  signal.addEventListener('abort', giveUp, { once: true })
  const ok = !signal.aborted && (await within(handshakeMs + 1_000, opening))
  // The signal outlives every connection.
  signal.removeEventListener('abort', giveUp)
  const end = () => client.close({ force: true })
  if (!ok || wire.isGone()) {
    end()
    wire.cut()
    return undefined
  }
  wire.watch()
  return {
    gone: wire.gone.then(end),
    close: async () => {
      client.close()
      await within(goodbyeMs, wire.gone)
      wire.cut()
    },
  }
}
