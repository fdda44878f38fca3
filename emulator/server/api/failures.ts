import type { Json } from '../json.ts'
import { text } from '../json.ts'
import { directChat, type World } from '../world.ts'

export type Failure =
  /** A refusal with this HTTP status and code; nothing happens. */
  | { http: number; code: number; headers?: Record<string, string> }
  /** HTTP 200 with a non-zero code. */
  | { http200code: number }
  /** No answer at all; the call is not carried out. */
  | 'hang'
  /** The connection breaks; the call is not carried out. */
  | 'reset'
  /** The call is carried out, then the connection breaks. */
  | 'reset-after-accept'
  /** The call is carried out, then no answer comes. */
  | 'hang-after-accept'
  /** HTTP 200 with a web page, as from a captive portal; not carried out. */
  | 'html'
  /** Carried out; the answer breaks off in the middle. */
  | 'half-body'
  /** HTTP 302 to elsewhere; not carried out. */
  | 'redirect'
  /** Carried out; the answer comes a byte at a time and never ends. */
  | 'slow-drip'

export interface FailureMatch {
  path?: string | RegExp
  chat_id?: string
}

/** One call on its way: it has come, and is carried out when it is let go. */
export interface HeldCall {
  reached: Promise<void>
  letGo(): void
}

export interface Failures {
  failNext(n: number, failure: Failure, match?: FailureMatch): void
  holdCall(match: FailureMatch): HeldCall
  /** Plans no failure any more, and lets go what is held. */
  clear(): void
  /** The planned failure for this call, used up by asking. */
  take(path: string, params: Record<string, string>, body: Json): Failure | undefined
  /** Resolves when this call is not held any more. */
  pass(path: string, params: Record<string, string>, body: Json): Promise<void>
}

export function createFailures(world: World): Failures {
  let planned: { left: number; failure: Failure; match: FailureMatch }[] = []
  const holds = new Set<{ match: FailureMatch; free: Promise<void>; reach(): void; letGo(): void }>()

  function chatOf(params: Record<string, string>, body: Json): string | undefined {
    const message = world.messages.get(params.message_id ?? text(body.message_id))
    if (message) return message.chat_id
    if (params.chat_id) return params.chat_id
    const receiver = text(body.receive_id)
    return receiver.startsWith('ou_') ? directChat(world, receiver)?.chat_id : receiver
  }

  const matches = (match: FailureMatch, path: string, params: Record<string, string>, body: Json): boolean => {
    if (typeof match.path === 'string' && !path.includes(match.path)) return false
    if (match.path instanceof RegExp && !match.path.test(path)) return false
    if (match.chat_id === undefined) return true
    return match.chat_id === chatOf(params, body) || match.chat_id === body.receive_id
  }

  return {
    failNext(n, failure, match = {}) {
      if (n > 0) planned.push({ left: n, failure, match })
    },
    holdCall(match) {
      const [reached, free] = [gate(), gate()]
      const hold = { match, free: free.opened, reach: reached.open, letGo: free.open }
      holds.add(hold)
      return { reached: reached.opened, letGo: hold.letGo }
    },
    clear() {
      planned = []
      for (const hold of holds) hold.letGo()
      holds.clear()
    },
    async pass(path, params, body) {
      const found = [...holds].find((hold) => matches(hold.match, path, params, body))
      if (!found) return
      holds.delete(found)
      found.reach()
      await found.free
    },
    take(path, params, body) {
      const found = planned.find((plan) => matches(plan.match, path, params, body))
      if (!found) return undefined
      found.left -= 1
      if (found.left <= 0) planned = planned.filter((plan) => plan !== found)
      return found.failure
    },
  }
}

function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

export const failureName = (failure: Failure): string =>
  typeof failure === 'string' ? failure : JSON.stringify(failure)

/** Failures that strike after the call was carried out. */
export const afterAccept = (failure: Failure | undefined): boolean =>
  failure === 'reset-after-accept' ||
  failure === 'hang-after-accept' ||
  failure === 'half-body' ||
  failure === 'slow-drip'
