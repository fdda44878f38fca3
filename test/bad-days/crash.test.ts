import { expect, it } from 'vitest'
import { openKillable } from './killable.ts'

const submissions = 300
const killsWhileClicking = 9
const killsWhilePosting = 4

/** Mulberry32: small, and the same from the same seed everywhere. */
const random = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const seed = Date.now() % 1_000_000

it(`killed at any moment, the bot loses no accepted report and posts no digest twice (seed ${seed})`, async () => {
  const below = random(seed)
  const { emulator, district, reader, isSound, setTime, start, kill, isUp } = await openKillable({
    chains: submissions,
    start: '2026-09-02T06:00:00.000Z',
    modes: { rateClock: 'off', callbackTimeout: 20_000, eventTimeout: 20_000 },
  })
  let up: Promise<void> = Promise.resolve()
  let kills = 0
  const killAndRestart = async () => {
    // Not always at the same point of what it is doing.
    for (let turns = below(400); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
    if (!isUp()) return
    kills += 1
    up = kill().then(start)
    await up
  }
  const count = (sql: string) => Number(reader.prepare(sql).pluck().get())
  await expect.poll(() => count("select count(*) from kv where key = 'watermark'"), { timeout: 30_000 }).toBe(1)
  // Wednesday, when the cards are due.
  setTime('2026-09-02T07:00:00.000Z')
  /** The form in the person's direct chat; the group's digest is seen as well. */
  const cardOf = (openId: string) =>
    emulator
      .messages(emulator.person(openId).p2p() ?? 'none')
      // The greeting is a card as well.
      .find(({ msg_type, content }) => msg_type === 'interactive' && JSON.stringify(content).includes('ask_level'))
  const people = district.people.map(({ open_id }) => open_id ?? '').filter((id) => /^ou_\d/.test(id))
  await expect.poll(() => people.every((openId) => cardOf(openId)), { timeout: 60_000, interval: 50 }).toBe(true)

  // Friday morning: three hundred people file while the process dies again and again.
  setTime('2026-09-04T00:00:00.000Z')
  const killAt = new Set<number>()
  while (killAt.size < killsWhileClicking) killAt.add(1 + below(submissions - 1))
  const digestsAt = 200
  const killAfterPosting = Array.from({ length: killsWhilePosting }, () => 1 + below(submissions - 1)).sort(
    (x, y) => x - y,
  )
  const digestsIn = (chat: string) =>
    emulator.messages(chat).filter(({ sender, msg_type }) => sender.type === 'app' && msg_type === 'interactive')
  let dying: Promise<void> = Promise.resolve()
  const alsoKill = () => {
    dying = dying.then(killAndRestart)
  }
  const posted = reader
    .prepare("select count(*) from outbox where topic = 'digest-chief' and state in ('sending', 'sent')")
    .pluck()
  const unwatch = emulator.onChange(() => {
    const [next] = killAfterPosting
    if (next === undefined || begun < digestsAt || Number(posted.get()) < next) return
    killAfterPosting.shift()
    alsoKill()
  })

  const accepted = new Map<string, string>()
  let begun = 0
  let tries = 0
  const fileReport = async (openId: string) => {
    const progress = `第${openId}号进展`
    begun += 1
    if (killAt.has(begun)) alsoKill()
    if (begun === digestsAt) setTime('2026-09-04T00:29:59.500Z')
    for (;;) {
      await up
      tries += 1
      const click = await emulator.person(openId).clicks(cardOf(openId)?.message_id ?? '', 'submit', {
        progress,
        next_plan: '总装',
        ask_level: 'none',
        risk: 'none',
      })
      // No answer, or 未保存，请重试: a person clicks again.
      if (click.toast && ['success', 'info'].includes(click.toast.type)) break
      if (click.blocked) throw new Error(click.blocked)
    }
    accepted.set(openId, progress)
  }
  const waiting = [...people]
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await fileReport(next)
    }),
  )

  // Everything that was begun comes to its end.
  await expect
    .poll(() => count("select count(*) from job_run where job like 'digest-%' and state = 'done'"), {
      timeout: 60_000,
      interval: 100,
    })
    .toBe(1)
  setTime('2026-09-04T00:40:01.000Z')
  await expect
    .poll(() => count("select count(*) from job_run where job like 'digest-%' and state = 'done'"), {
      timeout: 60_000,
      interval: 100,
    })
    .toBe(2)
  await expect
    .poll(() => count("select count(*) from outbox where state in ('pending', 'sending')"), {
      timeout: 60_000,
      interval: 100,
    })
    .toBe(0)
  await dying
  await up
  unwatch()

  process.stdout.write(
    `seed ${seed}: ${kills} kills, ${tries} clicks for ${accepted.size} reports, ${Number(posted.get())} digests\n`,
  )
  expect(kills).toBeGreaterThanOrEqual(10)
  const stored = reader.prepare('select item_id, rev, filed_by_name, content from revision').all() as {
    item_id: string
    rev: number
    content: string
  }[]
  expect(accepted.size).toBe(submissions)
  expect(stored).toHaveLength(submissions)
  expect(new Set(stored.map(({ item_id }) => item_id)).size).toBe(submissions)
  const texts = new Map(
    stored.map(({ item_id, content }) => [item_id.slice(-4), JSON.parse(content).progress as string]),
  )
  for (const [openId, progress] of accepted) expect(texts.get(openId.slice(-4))).toBe(progress)
  for (const { chat_id, kind } of district.groups) if (kind === 'chief') expect(digestsIn(chat_id)).toHaveLength(1)
  const ofOffice = digestsIn('oc_office').filter(({ content }) => JSON.stringify(content).includes('推进办周览'))
  expect(ofOffice).toHaveLength(count("select count(*) from outbox where topic = 'digest-office'"))
  expect(ofOffice).toHaveLength(1)
  expect(isSound()).toBe(true)
  expect(count("select count(*) from inbox where state in ('failed', 'dead')")).toBe(0)
  expect(count("select count(*) from outbox where state in ('uncertain', 'refused')")).toBe(0)
})
