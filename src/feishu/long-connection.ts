import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../domain/time.ts'
import type { Discovery, Found } from './discovery.ts'
import type { Link, LinkOptions } from './link.ts'
import type { FeishuLog } from './log.ts'

export type Trouble = Extract<Discovery, { ok: false }>

export interface LongConnection {
  status(): LineStatus
  /** Says goodbye and connects no more. */
  stop(): Promise<void>
}

export interface LineStatus {
  up: boolean
  /** Milliseconds since it came about, or since it is missing. */
  forMs: number
  /** How often it was lost in this process. */
  drops: number
  /** Why it is missing, where Feishu or the network said so. */
  trouble?: Trouble | undefined
}

/** Milliseconds. */
export interface Pauses {
  /** After a connection was lost. */
  dropped: number
  /** After an attempt to which nobody answered. */
  unreachable: number
  /** After the first refusal; doubled with each, up to the last figure. */
  refused: readonly [first: number, most: number]
  /** After a refusal of the credentials. */
  credentials: number
}

export const usualPauses: Pauses = {
  dropped: 1_000,
  unreachable: 3_000,
  refused: [5_000, 60_000],
  credentials: 60_000,
}

export interface KeepOptions {
  discover(): Promise<Discovery>
  /** undefined: none came about. */
  open(found: Found, signal: AbortSignal): Promise<Link | undefined>
  clock: Clock
  log: FeishuLog
  pauses: Pauses
  onOpen?: (() => void) | undefined
  /** Told once for each trouble in a row. */
  onTrouble?: ((trouble: Trouble) => void) | undefined
}

export type ListenOptions = Pick<LinkOptions, 'take'> &
  Partial<Pick<LinkOptions, 'handshakeMs' | 'pingMs'>> &
  Partial<Pick<KeepOptions, 'pauses' | 'onOpen' | 'onTrouble'>>

const noHandshake: Trouble = { ok: false, refused: false, code: 0, hint: '飞书给了长连接地址，但没有连上：请检查网络' }
const unexpected: Trouble = { ok: false, refused: false, code: 0, hint: '程序自己出了错，没有连上' }

/** Somewhere below, so that many who lost it at once do not all come back at once. */
const about = (ms: number): number => ms * (0.5 + Math.random() / 2)

/** Opens a connection, and another whenever it is lost or does not come about: there is no answer after which it gives up. */
export const keepConnected = (options: KeepOptions): LongConnection => {
  const { discover, open, clock, log, pauses, onOpen, onTrouble } = options
  const stopping = new AbortController()
  let link: Link | undefined
  let since = clock.monotonic()
  let drops = 0
  let trouble: Trouble | undefined

  const attempt = async (): Promise<Link | Trouble> => {
    try {
      const found = await discover()
      return found.ok ? ((await open(found.found, stopping.signal)) ?? noHandshake) : found
    } catch {
      return unexpected
    }
  }

  const failed = (now: Trouble): void => {
    if (now.code !== trouble?.code || now.hint !== trouble.hint) {
      log.warn({ msg: 'long connection: not connected', ...(now.code === 0 ? {} : { code: now.code }) })
      onTrouble?.(now)
    }
    trouble = now
  }

  /** @param refusals before this one: an hour without a network makes no refusal longer */
  const pauseAfter = ({ refused, code }: Trouble, refusals: number): number => {
    const [first, most] = pauses.refused
    if (refused) return pauses.credentials
    return code === 0 ? pauses.unreachable : Math.min(first * 2 ** refusals, most)
  }

  const rest = (ms: number): Promise<void> =>
    sleep(about(ms), undefined, { signal: stopping.signal }).catch(() => undefined)

  const keep = async (): Promise<void> => {
    let refusals = 0
    while (!stopping.signal.aborted) {
      const made = await attempt()
      if ('hint' in made) {
        if (stopping.signal.aborted) return
        failed(made)
        await rest(pauseAfter(made, refusals))
        if (made.code !== 0) refusals += 1
        continue
      }
      if (stopping.signal.aborted) return made.close()
      link = made
      refusals = 0
      trouble = undefined
      since = clock.monotonic()
      log.info({ msg: 'long connection: open' })
      onOpen?.()
      await made.gone
      link = undefined
      since = clock.monotonic()
      if (stopping.signal.aborted) return
      drops += 1
      log.info({ msg: 'long connection: lost' })
      await rest(pauses.dropped)
    }
  }
  const kept = keep()

  return {
    status: () => ({ up: link !== undefined, forMs: clock.monotonic() - since, drops, trouble }),
    stop: async () => {
      stopping.abort()
      await link?.close()
      await kept
    },
  }
}
