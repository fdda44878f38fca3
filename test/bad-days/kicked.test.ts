import { expect, it } from 'vitest'
import type { Emulator } from '../../emulator/server/emulator.ts'
import type { Delivery } from '../../emulator/server/push/delivery.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import type { Instant } from '../../src/domain/time.ts'
import { epochMs } from '../../src/domain/time.ts'
import { openTown as openWeek } from '../support/town.ts'
import { playWeek36 } from '../support/week-36.ts'
import { cardWith, manyChains, openTown, saidTo, type Town, 周报 } from './rig.ts'

const minute = 60_000

/** Feishu closes every connection; resolves when there is another one. */
const kickedAndBack = (emulator: Emulator): Promise<void> => {
  const ids = () => emulator.longConnection.connections().map(({ id }) => id)
  const before = new Set(ids())
  const isBack = () => ids().some((id) => !before.has(id))
  return new Promise((resolve) => {
    const stop = emulator.onChange(() => {
      if (!isBack()) return
      stop()
      resolve()
    })
    emulator.longConnection.kick()
  })
}

/** From eight to eight nobody of an office does anything; UTC is eight hours behind. */
const isNight = (at: Instant): boolean => Number(at.slice(11, 13)) >= 12

it('a week whose connection is closed every minute is the week of every other office', async () => {
  const town = await openWeek('09-02 14:58', { transport: 'websocket' })
  const { stage } = town
  let kicks = 0
  const warnings: string[] = []
  const warn = ({ message }: Error) => void warnings.push(message)
  process.on('warning', warn)
  await playWeek36(town, async (when) => {
    const until = epochMs(officeTime(when))
    for (;;) {
      await kickedAndBack(stage.emulator)
      kicks += 1
      const left = until - epochMs(stage.clock.now())
      if (left <= 0) return
      await stage.advance(Math.min(left, isNight(stage.clock.now()) ? 30 * minute : minute))
    }
  })
  process.off('warning', warn)
  expect(warnings, 'nothing piles up').toEqual([])
  expect(kicks).toBeGreaterThan(20 * 60)
  expect(stage.emulator.deliveries().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
})

/** Ten minutes in which somebody writes every second and somebody files every other one. */
const seconds = 600
const chains = seconds / 2
const reportOf = (n: number) => ({ ...周报, progress: `第${n}条进展` })

it('closed every half minute for ten minutes under load, nothing is lost that was acknowledged and nothing is done twice', async () => {
  const town = await openTown({ district: manyChains(chains), transport: 'websocket' })
  await town.moveTo('2026-09-02T07:00:10.000Z')
  const people = Array.from({ length: chains }, (_, n) => `ou_${String(n + 1).padStart(4, '0')}`)
  const cards = new Map(people.map((who) => [who, cardWith(town, who, 'submit')]))
  const heard = (who: string) => saidTo(town, who).length
  const before = new Map(people.map((who) => [who, heard(who)]))
  const files = async (who: string, n: number) => {
    const answer = await town.emulator.person(who).clicks(cards.get(who) ?? '', 'submit', reportOf(n))
    return { who, n, filed: answer.toast?.content === '已提交', unanswered: answer.code === 200340 }
  }
  const messages: (Delivery & { writer: string })[] = []
  const clicks: Awaited<ReturnType<typeof files>>[] = []
  for (let second = 0; second < seconds; second++) {
    const [writer, n] = [people[(second * 7) % chains] ?? '', second / 2]
    const written = town.emulator.person(writer).says('帮助')
    const pressed = second % 2 === 0 ? files(people[n] ?? '', n) : undefined
    // In the middle of both.
    if (second % 30 === 0) town.emulator.longConnection.kick()
    messages.push({ writer, ...(await written) })
    if (pressed) clicks.push(await pressed)
    town.clock.pass(1_000)
    await town.settle()
  }
  await untilNothingIsDue(town)

  const acknowledged = messages.filter(({ status }) => status === 200)
  const lost = messages.length - acknowledged.length
  const unanswered = clicks.filter((click) => click.unanswered)
  expect(clicks.filter(({ filed, unanswered }) => !filed && !unanswered)).toEqual([])
  expect(lost + unanswered.length).toBeGreaterThan(0)
  // Whoever got no answer looks at the card: it is the receipt, or it is pressed again.
  for (const { who, n } of unanswered)
    if (isForm(town, cards.get(who) ?? '')) expect(await files(who, n)).toMatchObject({ filed: true })
  await town.settle()

  expect(town.rows('select count(*) as n, count(distinct item_id) as items from revision')).toEqual([
    { n: chains, items: chains },
  ])
  expect(
    town.rows("select state, count(*) as n from inbox where kind = 'message' group by state"),
    'every message once, those that came again too',
  ).toEqual([{ state: 'done', n: seconds }])
  const replies = people.map((who) => heard(who) - (before.get(who) ?? 0))
  const wrote = people.map((who) => messages.filter(({ writer }) => writer === who).length)
  expect(replies).toEqual(wrote)
  expect(town.bot.connection()?.status().drops).toBe(seconds / 30)
  process.stdout.write(
    `${seconds / 30} kicks: of ${messages.length} messages ${lost} came again, of ${clicks.length} clicks ${unanswered.length} got no answer\n`,
  )
})

const isForm = (town: Town, card: string): boolean =>
  JSON.stringify(town.emulator.messages().find(({ message_id }) => message_id === card)?.content).includes('"submit"')

const untilNothingIsDue = async (town: Town): Promise<void> => {
  for (let next = town.emulator.nextRetryAt(); next !== undefined; next = town.emulator.nextRetryAt()) {
    town.clock.pass(Math.max(0, next - epochMs(town.clock.now())))
    await town.settle()
  }
}
