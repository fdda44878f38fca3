import { expect, it } from 'vitest'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { cardWith, demoDistrict, openTown, saidIn, type Town, 周报, 张工 } from './rig.ts'

const office = (on: string, at: string): Instant => instantOf(on, at, 'Asia/Shanghai')
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '设备进场', check_1155: 'checked' }
const months = (town: Town, chat: string) =>
  saidIn(town, chat).filter((text) => text.includes('9月月报') || text.includes('月报 · 9月'))

const opened = async (district = demoDistrict()): Promise<Town> => {
  const town = await openTown({ start: office('2026-09-21', '08:30'), district })
  await town.moveTo(office('2026-09-23', '15:00'))
  await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
  await town.settle()
  return town
}

it('keeps every step when the process dies between them, and goes on where it was on a new card', async () => {
  const town = await opened()
  const person = town.emulator.person(张工)
  const steps: [string, Record<string, string>][] = [
    ['next_points', { points: '完成试飞一架次' }],
    ['next_figures', figures],
    ['next_moves', { projects: '示范项目封顶' }],
    ['next_issues', issues],
  ]
  for (const [button, values] of steps) {
    await person.clicks(cardWith(town, 张工, button), button, values)
    await town.crash()
    await town.boot()
    await person.says('月报')
    await town.settle()
  }
  const preview = cardWith(town, 张工, 'edit_figures')
  const shown = JSON.stringify(town.emulator.messages().find(({ message_id }) => message_id === preview)?.content)
  for (const words of ['完成试飞一架次', '本月产值 3.2 亿元，累计 28 亿元', '示范项目封顶', '设备进场'])
    expect(shown).toContain(words)

  await person.clicks(preview, 'submit')
  await town.crash()
  await town.boot()
  expect(town.rows(`select rev, content from revision where item_id = 'monthly/2026-09/aerospace'`)).toHaveLength(1)
  expect(town.rows('select * from draft')).toEqual([])
})

it('posts each month card once, however often the process dies around its hour', async () => {
  const town = await opened()
  await town.moveTo(office('2026-09-29', '08:59'))
  for (const at of ['09:00', '09:10', '09:20', '09:21']) {
    await town.moveTo(office('2026-09-29', at))
    await town.crash()
    await town.boot()
  }
  await town.moveTo(office('2026-09-29', '10:00'))
  for (const chat of ['oc_demo_c1', 'oc_demo_c2', 'oc_demo_c3', 'oc_demo_c4', 'oc_demo_office', 'oc_demo_leading'])
    expect(months(town, chat), chat).toHaveLength(1)
})

it('says after a gap when a month card was due', async () => {
  const town = await opened()
  await town.moveTo(office('2026-09-29', '08:00'))
  await town.stop()
  town.clock.passTo(office('2026-10-01', '09:00'))
  await town.boot()
  await town.settle()
  expect(months(town, 'oc_demo_c1')[0]).toContain('补发（应于 9月29日（周二）09:00 发布）')
})

/** Back on the Monday after the holiday week had begun: every month card is later than 72 hours. */
const backLate = async (district = demoDistrict()): Promise<Town> => {
  const town = await opened(district)
  await town.moveTo(office('2026-09-29', '08:00'))
  await town.stop()
  town.clock.passTo(office('2026-10-05', '09:00'))
  await town.boot()
  await town.settle()
  return town
}
const offers = (town: Town) =>
  town.emulator
    .messages('oc_demo_office')
    .filter(
      ({ content }) => JSON.stringify(content).includes('9月月报') && JSON.stringify(content).includes('"do":"post"'),
    )
const offer = (town: Town, words: string) => {
  const found = offers(town).find(({ content }) => JSON.stringify(content).includes(words))
  if (!found) throw new Error(`no offer with ${words}`)
  return found.message_id
}
const runs = (town: Town) =>
  town.rows(`select job, state, note from job_run where job like 'monthly-%' and period = '2026-09' order by due_at`)
const 吴工 = 'ou_demo_office_2'

it('posts no month card more than 72 hours late by itself: the office is told and posts each with one tap', async () => {
  const town = await backLate()
  for (const chat of ['oc_demo_c1', 'oc_demo_leading']) expect(months(town, chat), chat).toEqual([])
  const skipped = { state: 'skipped', note: 'late' }
  expect(runs(town)).toMatchObject([
    {},
    {},
    { job: 'monthly-digest-chief', ...skipped },
    { job: 'monthly-digest-office', ...skipped },
    { job: 'monthly-leading', ...skipped },
  ])
  const told = saidIn(town, 'oc_demo_office').join('\n')
  expect(told).toContain('链长群月报（应于 9月29日（周二）09:00）没有发：错过时间太久。')
  expect(told).toContain('9月月报的摘要应于 9月29日（周二）09:20 发布。')
  expect(offers(town)).toHaveLength(6)

  await town.crash()
  await town.boot()
  await town.settle()
  expect(offers(town), 'asked once').toHaveLength(6)

  const tap = (words: string, again = {}) => town.emulator.person(吴工).clicks(offer(town, words), 'post', {}, again)
  await town.emulator.addMember('oc_demo_office', 张工)
  const refused = await town.emulator.person(张工).clicks(offer(town, '航天产业链'), 'post')
  expect(refused.toast?.content).toBe('您无权操作，已私信说明找谁办')
  const chief = offer(town, '航天产业链')
  expect((await tap('航天产业链')).toast?.content).toBe('正在发布')
  await town.crash()
  await town.boot()
  await town.settle()
  expect(months(town, 'oc_demo_c1')).toHaveLength(1)
  expect(months(town, 'oc_demo_c1')[0]).toContain('补发（应于 9月29日（周二）09:00 发布）')
  expect(months(town, 'oc_demo_c2')).toEqual([])
  const twice = await town.emulator.person(吴工).clicks(chief, 'post', {}, { force: true, version: -1 })
  expect(twice.toast?.content).toBe('这一版已经发布过')

  expect((await tap('推进办月报')).toast?.content).toBe('正在发布')
  expect((await tap('领导小组月报')).toast?.content).toBe('正在发布')
  const dropped = await town.emulator.person(吴工).clicks(offer(town, '新型纺织产业链'), 'cancel')
  expect(dropped.toast?.content).toBe('没有发布')
  await town.settle()
  expect(months(town, 'oc_demo_leading')).toHaveLength(1)
  expect(saidIn(town, 'oc_demo_office').filter((text) => text.includes('推进办月报 · 9月'))).toHaveLength(1)
  expect(months(town, 'oc_demo_c4')).toEqual([])
  expect(
    offers(town).map(({ message_id }) => message_id),
    'the answered ones have no button',
  ).toHaveLength(2)
})

it('says what is missing when the one tap finds no group, and keeps the due time for later', async () => {
  const town = await backLate()
  const left = offer(town, '新型纺织产业链')
  await town.emulator.removeBot('oc_demo_c4', 'ou_demo_admin')
  await town.emulator.resign('ou_demo_c4_chief')
  await town.settle()
  const tap = () => town.emulator.person(吴工).clicks(left, 'post')
  expect((await tap()).toast?.content).toBe('没有发布，请先绑定群，再发「汇总」')
  expect(town.rows(`select state, due_at from digest where id = 'digest/2026-09/textile'`)).toEqual([
    { state: 'owed', due_at: office('2026-09-29', '09:00') },
  ])
  await town.emulator.addBot('oc_demo_c4', 'ou_demo_admin')
  await town.settle()
  await tap()
  await town.settle()
  expect(months(town, 'oc_demo_c4')[0]).toContain('补发（应于 9月29日（周二）09:00 发布）')
})

it('offers no card of the leading group where there is no such group', async () => {
  const demo = demoDistrict()
  const town = await backLate({ ...demo, groups: demo.groups.filter(({ kind }) => kind !== 'leading') })
  expect(runs(town)).toContainEqual({ job: 'monthly-leading', state: 'skipped', note: 'no-target' })
  expect(offers(town)).toHaveLength(5)
  expect(saidIn(town, 'oc_demo_office').join('\n')).not.toContain('领导小组月报')
})
