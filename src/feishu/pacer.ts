import { setTimeout as sleep } from 'node:timers/promises'

export interface Pacer {
  /** Resolves when the next message to this chat may leave. */
  reserve(chatKey: string): Promise<void>
}

export interface PacerOptions {
  /** Milliseconds. `monotonic` and `sleep` must move together. */
  monotonic(): number
  sleep(ms: number): Promise<void>
  perChatMs?: number
  overallMs?: number
  perMinute?: number
}

/** The machine's own time: whatever clock the office goes by, Feishu counts on this one. */
export const realTime = { monotonic: () => performance.now(), sleep: (ms: number): Promise<void> => sleep(ms) }

// Feishu counts on arrival: 2 % more than its minute absorbs the jitter of the network, as 215 ms does for 5 a second and 20.4 ms for 50.
const windowMs = 61_200
const keptChats = 256

interface Line {
  tail: Promise<void>
  waiting: number
  nextAt: number
}

const line = (): Line => ({ tail: Promise.resolve(), waiting: 0, nextAt: Number.NEGATIVE_INFINITY })

/** Even spacing without bursts. A call waits for its chat first and joins the overall line only then, so that one busy chat does not hold up the others. */
export const createPacer = ({
  monotonic,
  sleep,
  perChatMs = 215,
  overallMs = 20.4,
  perMinute = 1_000,
}: PacerOptions): Pacer => {
  const chats = new Map<string, Line>()
  const overall = line()
  const leftAt: number[] = []

  /** Spaces what really left, not what was planned: a late timer must not squeeze two messages together. */
  const pass = (queue: Line, spacingMs: number, then: () => Promise<void>): Promise<void> => {
    const turn = queue.tail.then(async () => {
      const wait = queue.nextAt - monotonic()
      if (wait > 0) await sleep(Math.ceil(wait))
      await then()
      queue.nextAt = monotonic() + spacingMs
      queue.waiting -= 1
    })
    queue.waiting += 1
    queue.tail = turn
    return turn
  }

  const minuteAllows = async () => {
    const oldest = leftAt.length < perMinute ? undefined : leftAt.shift()
    const wait = oldest === undefined ? 0 : oldest + windowMs - monotonic()
    if (wait > 0) await sleep(Math.ceil(wait))
    leftAt.push(monotonic())
  }

  const forgetIdle = () => {
    if (chats.size <= keptChats) return
    for (const [key, chat] of chats) if (chat.waiting === 0 && chat.nextAt <= monotonic()) chats.delete(key)
  }

  return {
    reserve(chatKey) {
      forgetIdle()
      const chat = chats.get(chatKey) ?? line()
      chats.set(chatKey, chat)
      return pass(chat, perChatMs, () => pass(overall, overallMs, minuteAllows))
    },
  }
}
