import { expect, it } from 'vitest'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { cardWith, openTown, saidIn, type Town, 周报, 张工 } from './rig.ts'

const office = (on: string, at: string): Instant => instantOf(on, at, 'Asia/Shanghai')
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '设备进场', check_1155: 'checked' }
const months = (town: Town, chat: string) =>
  saidIn(town, chat).filter((text) => text.includes('9月月报') || text.includes('月报 · 9月'))

const opened = async (): Promise<Town> => {
  const town = await openTown({ start: office('2026-09-21', '08:30') })
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

it('says after a gap when a month card was due, and leaves out what is more than 72 hours old', async () => {
  const town = await opened()
  await town.moveTo(office('2026-09-29', '08:00'))
  await town.stop()
  town.clock.passTo(office('2026-10-01', '09:00'))
  await town.boot()
  await town.settle()
  expect(months(town, 'oc_demo_c1')[0]).toContain('补发（应于 9月29日（周二）09:00 发布）')

  const late = await opened()
  await late.moveTo(office('2026-09-29', '08:00'))
  await late.stop()
  late.clock.passTo(office('2026-10-05', '09:00'))
  await late.boot()
  await late.settle()
  expect(months(late, 'oc_demo_c1')).toEqual([])
  expect(saidIn(late, 'oc_demo_office').join('\n')).toContain(
    '链长群月报（应于 9月29日（周二）09:00）没有发：错过时间太久。',
  )
})
