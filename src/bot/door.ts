import { toasts } from '../texts/toasts.ts'
import { answerBody } from './click.ts'
import { readCredentials, readDelivery } from './envelope.ts'
import { parseObject } from './json.ts'
import { type ReceiveDeps, receive } from './receive.ts'
import { largestBody, type Observe } from './routes.ts'
import { createTurnstile } from './turnstile.ts'

export interface DoorDeps extends ReceiveDeps {
  appId: string
  observe: Observe
}

/** What came over the long connection and was not taken. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/** The long connection's side of what the webhook is for HTTP. */
export interface Door {
  /**
   * One envelope, as it came: who opened the connection has proved who they are, so nothing is signed or encrypted in it, and `header.token` is
   * empty as often as not (long-connection.md 8).
   * @param isGone whether the answer can reach nobody any more
   * @returns the answer to a click; nothing for an event
   * @throws NotTaken so that Feishu pushes it again
   */
  take(body: unknown, isGone: () => boolean): Promise<object | undefined>
  /** From now on events are left for the next process and clicks are told so; resolves when what is in hand is answered, after 3 s at the latest. */
  leave(): Promise<void>
}

const lastAnswersMs = 3_000

export const createDoor = (deps: DoorDeps): Door => {
  const turn = createTurnstile()
  const inHand = new Set<Promise<unknown>>()
  let leaving = false

  const takeOne = async (body: unknown, isGone: () => boolean): Promise<object | undefined> => {
    const began = deps.clock.monotonic()
    const refused = (result: string): NotTaken => {
      deps.observe({ kind: 'refused', result, ms: deps.clock.monotonic() - began })
      return new NotTaken(result)
    }
    await turn()
    const plain = JSON.stringify(body) ?? ''
    if (plain.length > largestBody) throw refused('too-large')
    const envelope = parseObject(plain)
    const credentials = envelope && readCredentials(envelope)
    if (!credentials) throw refused('malformed')
    if (credentials.appId !== deps.appId) throw refused('wrong-app')
    const delivery = readDelivery(envelope)
    if (!delivery) throw refused('malformed')
    if (leaving && delivery.kind !== 'card') throw refused('leaving')
    if (leaving) return answerBody({ toast: toasts.notSaved })
    const received = await receive(deps, delivery, plain, isGone)
    const result = received.kind === 'answer' ? received.result : received.kind
    deps.observe({ kind: delivery.kind, result, ms: deps.clock.monotonic() - began })
    if (received.kind === 'not-stored') throw new NotTaken('not-stored')
    return delivery.kind === 'card' ? (JSON.parse(received.body) as object) : undefined
  }

  return {
    take: (body, isGone) => {
      const taken = takeOne(body, isGone)
      inHand.add(taken)
      taken.catch(() => undefined).finally(() => inHand.delete(taken))
      return taken
    },
    leave: async () => {
      leaving = true
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, lastAnswersMs)
      })
      await Promise.race([Promise.allSettled(inHand), late])
      clearTimeout(timer)
    },
  }
}
