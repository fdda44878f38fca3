import { setTimeout as sleep } from 'node:timers/promises'

export interface Pacer {
  /**
   * Resolves when the next message to this chat may leave.
   * @param leaving done when the turn is next, while the last bit of its wait runs; false gives the turn to the next one.
   * @returns what `leaving` returned.
   */
  reserve(chatKey: string, leaving?: () => Promise<boolean>): Promise<boolean>
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
/** So much of a timer's lateness is made up for by the next one: what waits for fifty before it stays more than a second behind. */
const madeUpMs = 2

interface Line {
  tail: Promise<unknown>
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

  /** One after the other; what comes behind waits for the spacing only if this one left. */
  const inTurn = (queue: Line, spacingMs: number, go: () => Promise<boolean>, madeUp = 0): Promise<boolean> => {
    const turn = queue.tail.then(async () => {
      try {
        const left = await go()
        // Spaces what really left, not what was planned: a late timer must not squeeze two messages together.
        if (left) queue.nextAt = Math.max(queue.nextAt, monotonic() - madeUp) + spacingMs
        return left
      } finally {
        queue.waiting -= 1
      }
    })
    queue.waiting += 1
    queue.tail = turn.catch(() => undefined)
    return turn
  }

  const waitUntil = async (at: number): Promise<void> => {
    const wait = at - monotonic()
    if (wait > 0) await sleep(Math.ceil(wait))
  }

  const overallTurn = (leaving: () => Promise<boolean>): Promise<boolean> =>
    inTurn(
      overall,
      overallMs,
      async () => {
        const oldest = leftAt.length < perMinute ? undefined : leftAt[0]
        if (oldest !== undefined) await waitUntil(oldest + windowMs)
        if (!(await leaving())) return false
        await waitUntil(overall.nextAt)
        if (leftAt.push(monotonic()) > perMinute) leftAt.shift()
        return true
      },
      madeUpMs,
    )

  const forgetIdle = () => {
    if (chats.size <= keptChats) return
    for (const [key, chat] of chats) if (chat.waiting === 0 && chat.nextAt <= monotonic()) chats.delete(key)
  }

  return {
    reserve(chatKey, leaving = async () => true) {
      forgetIdle()
      const chat = chats.get(chatKey) ?? line()
      chats.set(chatKey, chat)
      return inTurn(chat, perChatMs, async () => {
        await waitUntil(chat.nextAt)
        return overallTurn(leaving)
      })
    },
  }
}
