import { expect, it } from 'vitest'
import { connectTo } from '../support/raw.ts'
import { openKillable } from './killable.ts'

const chains = 80
const wednesday = '2026-09-02T07:00:00.000Z'
const anHourLater = '2026-09-02T08:05:00.000Z'

/** A bot that keeps Feishu's pace. */
const openBot = async () => {
  const bot = await openKillable({ chains, start: '2026-09-02T06:00:00.000Z', modes: {}, paced: true })
  /** As if they had filed before: nothing goes out in front of their cards. */
  const greetEverybody = () => {
    const raw = connectTo(bot.place, 10_000)
    raw.exec("update person set greeted_at = '9999'")
    raw.close()
  }
  const count = (where: string) =>
    Number(bot.reader.prepare(`select count(*) from outbox where ${where}`).pluck().get())
  return { ...bot, count, greetEverybody }
}

it('killed with 64 cards in hand and a few on the wire, only those few are in doubt, and the others go out once', async () => {
  const { emulator, setTime, start, kill, count, reader, greetEverybody } = await openBot()
  const onTheWire = () =>
    emulator.calls().filter(({ method, path }) => method === 'POST' && path.endsWith('/im/v1/messages')).length
  const cards = () => emulator.messages().filter(({ content }) => JSON.stringify(content).includes('save_draft'))
  const watermark = reader.prepare("select count(*) from kv where key = 'watermark'").pluck()
  await expect.poll(() => watermark.get(), { timeout: 30_000 }).toBe(1)
  greetEverybody()
  // Feishu thinks about each of them; none is answered before the process dies.
  emulator.modes.latency = 4_000
  const enough = new Promise<void>((resolve) => {
    const look = () => (onTheWire() >= 5 ? resolve() : setImmediate(look))
    look()
  })
  setTime(wednesday)
  await enough
  await kill()
  emulator.modes.latency = 0
  const left = onTheWire()
  expect(count("state = 'sending'")).toBe(64)
  expect(left).toBeLessThan(40)
  const inDoubt = count('maybe_since is not null')
  // The one whose turn was next may have been written down and not have left.
  expect([left, left + 1]).toContain(inDoubt)
  // Feishu has taken them all the same.
  await expect.poll(() => cards().length, { timeout: 10_000 }).toBe(left)

  // Too late to try those again under their uuid: they are asked about. Nothing is known against the others.
  setTime(anHourLater)
  await start()
  const waiting = () => count("state in ('pending', 'sending') and topic = 'weekly-card'")
  await expect.poll(waiting, { timeout: 60_000, interval: 50 }).toBe(0)
  expect(count("topic = 'weekly-card' and state = 'uncertain'")).toBe(inDoubt)
  expect(count("topic = 'weekly-card' and state = 'sent'")).toBe(chains - inDoubt)
  expect(cards()).toHaveLength(chains - inDoubt + left)
  expect(new Set(cards().map(({ chat_id }) => chat_id)).size).toBe(cards().length)
})
