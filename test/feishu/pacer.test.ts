import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../src/feishu/pacer.ts'

/** Time that jumps to the next sleeper; each sleep may end late, as real timers do. */
const virtualTime = (lateness: () => number = () => 0) => {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    monotonic: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms + lateness(), wake })),
    /** Runs until nobody sleeps; `arrivals` are called at their times. */
    async run(arrivals: { at: number; go: () => void }[]) {
      for (const { at, go } of arrivals) sleepers.push({ at, wake: go })
      while (sleepers.length > 0) {
        sleepers.sort((a, b) => a.at - b.at)
        const next = sleepers.shift()
        now = Math.max(now, next?.at ?? now)
        next?.wake()
        await settled()
      }
    },
  }
}

const play = async (messages: { at: number; chat: string }[], lateness?: () => number) => {
  const time = virtualTime(lateness)
  const pacer = createPacer(time)
  const left: { at: number; chat: string; asked: number }[] = []
  const go = ({ at, chat }: { at: number; chat: string }) => {
    void pacer.reserve(chat).then(() => left.push({ at: time.monotonic(), chat, asked: at }))
  }
  await time.run(messages.map((message) => ({ at: message.at, go: () => go(message) })))
  return left
}

/** The most that fall into any sliding window. */
const most = (times: number[], windowMs: number) =>
  Math.max(0, ...times.map((from, at) => times.slice(at).filter((time) => time < from + windowMs).length))

const traffic = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 3_000 }), chat: fc.constantFrom('甲', '乙', '丙', '丁', '戊') }),
  { maxLength: 80 },
)
const lateBy = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 })

describe('the pacer', () => {
  it('never lets more than 5 a second into a chat or 50 out in all, even when timers are late', async () => {
    await fc.assert(
      fc.asyncProperty(traffic, lateBy, async (messages, late) => {
        let turn = 0
        const left = await play(messages, () => late[turn++ % late.length] ?? 0)
        expect(left).toHaveLength(messages.length)
        expect(
          most(
            left.map(({ at }) => at),
            1_000,
          ),
        ).toBeLessThanOrEqual(50)
        for (const chat of new Set(messages.map((message) => message.chat))) {
          const times = left.filter((one) => one.chat === chat).map(({ at }) => at)
          expect(most(times, 1_000)).toBeLessThanOrEqual(5)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps to 50 a second and 1000 a minute when a thousand chats want one message each, and keeps their order', async () => {
    const left = await play(Array.from({ length: 1_300 }, (_, at) => ({ at: 0, chat: `群${at}` })))
    const times = left.map(({ at }) => at)
    expect(left.map(({ chat }) => chat)).toEqual(Array.from({ length: 1_300 }, (_, at) => `群${at}`))
    expect(most(times, 1_000)).toBeLessThanOrEqual(50)
    expect(most(times, 60_000)).toBeLessThanOrEqual(1_000)
    expect(times[999]).toBeLessThan(22_000)
  })

  it('loses nothing to timers that are a little late: the last of a thousand leaves within 1.08 of the least time', async () => {
    const left = await play(
      Array.from({ length: 1_000 }, (_, at) => ({ at: 0, chat: `群${at}` })),
      () => 1,
    )
    const times = left.map(({ at }) => at)
    expect(most(times, 1_000)).toBeLessThanOrEqual(50)
    expect(times[999]).toBeLessThan(1.08 * 19_000)
  })

  it('spaces evenly: no burst at the start and none after a pause', async () => {
    const left = await play([0, 0, 0, 30_000, 30_000, 30_000].map((at) => ({ at, chat: '甲' })))
    expect(left.map(({ at }) => at)).toEqual([0, 215, 430, 30_000, 30_215, 30_430])
  })

  it('does not let one busy chat hold up the others', async () => {
    const busy = Array.from({ length: 20 }, () => ({ at: 0, chat: '忙群' }))
    const others = ['乙', '丙', '丁', '戊', '己'].map((chat) => ({ at: 0, chat }))
    const left = await play([...busy, ...others])
    const waited = left.filter(({ chat }) => chat !== '忙群').map(({ at }) => at)
    expect(Math.max(...waited)).toBeLessThan(150)
  })

  it('forgets chats that are quiet, without forgetting their spacing', async () => {
    const messages = Array.from({ length: 600 }, (_, at) => ({ at: 0, chat: `群${at % 300}` }))
    const left = await play(messages)
    for (let chat = 0; chat < 300; chat += 1) {
      const [first = 0, second = 0] = left.filter((one) => one.chat === `群${chat}`).map(({ at }) => at)
      expect(second - first).toBeGreaterThanOrEqual(215)
    }
  })
})
