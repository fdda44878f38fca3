import { describe, expect, it } from 'vitest'
import { cardWith, openTown, saidTo, type Town, 周报, 张工 } from '../bad-days/rig.ts'
import { message, push } from './sender.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

const atWednesday = async () => {
  const town = await openTown()
  await town.moveTo(wednesday)
  return town
}
const answersTo = (town: Town, openId: string) => saidTo(town, openId).length

describe('one thing that happened, delivered more than once', () => {
  it('has one effect when the same event comes again, at once or after the bot was restarted', async () => {
    const town = await atWednesday()
    const before = answersTo(town, 张工)
    const { event_id } = await town.emulator.person(张工).says('状态')
    await town.settle()
    expect(answersTo(town, 张工)).toBe(before + 1)
    expect((await town.emulator.redeliver(event_id)).status).toBe(200)
    await town.crash()
    await town.boot()
    expect((await town.emulator.redeliver(event_id)).status).toBe(200)
    await town.settle()
    expect(answersTo(town, 张工)).toBe(before + 1)
  })

  it('has one effect when the same message comes under another event_id', async () => {
    const town = await atWednesday()
    const before = answersTo(town, 张工)
    const { event_id } = await town.emulator.person(张工).says('状态')
    expect((await town.emulator.redeliver(event_id, { newEventId: true })).status).toBe(200)
    await town.crash()
    await town.boot()
    expect((await town.emulator.redeliver(event_id, { newEventId: true })).status).toBe(200)
    await town.settle()
    expect(answersTo(town, 张工)).toBe(before + 1)
    expect(town.rows("select key from inbox where kind = 'message'")).toHaveLength(1)
  })

  it('has one effect when twenty copies arrive at the same time', async () => {
    const town = await atWednesday()
    const before = answersTo(town, 张工)
    const one = message(town, '状态', { message: { chat_id: town.emulator.person(张工).p2p() } })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, copy) =>
        push(
          town,
          copy % 2 === 0 ? one : { ...one, header: { ...one.header, event_id: `${one.header.event_id}-${copy}` } },
        ),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    await town.settle()
    expect(answersTo(town, 张工)).toBe(before + 1)
    expect(await town.bot.metrics.page()).toContain('bot_ingress_total{kind="message",result="again"} 19')
  })

  it('is the same answer again for a click', async () => {
    const town = await atWednesday()
    const click = await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
    expect(click.toast?.content).toBe('已提交')
    const again = await town.emulator.redeliver(click.event_id ?? '')
    expect(again).toMatchObject({ status: 200, body: click.body })
    expect(town.rows('select rev from revision')).toEqual([{ rev: 1 }])
  })

  it('still has one effect a month and a year later', async () => {
    const town = await atWednesday()
    const { event_id } = await town.emulator.person(张工).says('状态')
    await town.settle()
    for (const days of [31, 340]) {
      town.clock.pass(days * 24 * 3_600_000)
      await town.settle()
      const before = answersTo(town, 张工)
      expect((await town.emulator.redeliver(event_id)).status).toBe(200)
      await town.settle()
      expect(answersTo(town, 张工)).toBe(before)
    }
  })
})

describe('several things that happened', () => {
  it('each have their effect when they arrive in the other order', async () => {
    const town = await atWednesday()
    const before = answersTo(town, 张工)
    town.emulator.holdDeliveries()
    const said = [town.emulator.person(张工).says('状态'), town.emulator.person(张工).says('帮助')]
    await town.emulator.releaseDeliveries('last-first')
    expect((await Promise.all(said)).map(({ status }) => status)).toEqual([200, 200])
    await town.settle()
    expect(answersTo(town, 张工)).toBe(before + 2)
  })

  it('of one form are one revision when two clicks fly together, and both say so', async () => {
    const town = await atWednesday()
    const card = cardWith(town, 张工, 'submit')
    const clicks = await Promise.all([
      town.emulator.person(张工).clicks(card, 'submit', 周报),
      town.emulator.person(张工).clicks(card, 'submit', 周报),
    ])
    expect(clicks.map(({ toast }) => toast?.content).sort()).toEqual(['内容没有变化', '已提交'])
    expect(town.rows('select rev from revision')).toHaveLength(1)
  })

  it('are judged on time by when they were sent, whenever they arrive', async () => {
    const town = await atWednesday()
    await town.moveTo('2026-09-03T09:59:50.000Z')
    const card = cardWith(town, 张工, 'submit')
    // Sent ten seconds before the end, and the bot is away until the retry after an hour.
    await town.stop()
    const away = await town.emulator.person(张工).says('周报 本周进展：完成试飞\n下周计划：总装')
    expect(away.status).not.toBe(200)
    town.clock.pass(3_700_000)
    await town.boot()
    for (const _retry of [1, 2, 3]) {
      await town.settle()
      town.clock.pass(3_600_000)
    }
    const click = await town.emulator.person(张工).clicks(cardWith(town, 张工, 'confirm'), 'confirm')
    expect(click.toast?.content).toBe('已提交')
    expect(town.rows('select is_late from item where current_rev = 1')).toEqual([{ is_late: 0 }])
    expect(card).not.toBe('')
  })
})
