import { expect, it } from 'vitest'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { cardWith, openTown, saidTo, type Town, 周报, 张工 } from './rig.ts'

const 秦处 = 'ou_demo_c1_lead'
const 吴工 = 'ou_demo_office_2'
const office = (on: string, at: string): Instant => instantOf(on, at, 'Asia/Shanghai')
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '设备进场', check_1155: 'checked' }

/** The process ends without a word right after the click was answered, and comes back. */
const dies = async (town: Town): Promise<void> => {
  await town.crash()
  await town.boot()
  await town.settle()
}
const filing = async (town: Town): Promise<void> => {
  const person = town.emulator.person(张工)
  await person.clicks(cardWith(town, 张工, 'next_points'), 'next_points', { points: '完成试飞一架次' })
  await person.clicks(cardWith(town, 张工, 'next_figures'), 'next_figures', figures)
  await person.clicks(cardWith(town, 张工, 'no_change_moves'), 'no_change_moves')
  await person.clicks(cardWith(town, 张工, 'next_issues'), 'next_issues', issues)
  await person.clicks(cardWith(town, 张工, 'edit_figures'), 'submit')
}
const signOffs = (town: Town) =>
  town.rows<{ state: string }>(`select state from sign_off where item_id like 'monthly/%' order by rev`)
const cards = (town: Town, who: string, words: string) => saidTo(town, who).filter((text) => text.includes(words))

it('loses nothing of a month’s 审签 and 退回 when the process dies after each step, and does nothing twice', async () => {
  const town = await openTown({ start: office('2026-09-21', '08:30') })
  await town.moveTo(office('2026-09-23', '15:00'))
  await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
  await town.settle()
  await town.emulator.person(吴工).says('设置 审签 航天 开')
  await town.settle()
  await town.moveTo(office('2026-09-24', '09:00'))

  await filing(town)
  await dies(town)
  expect(cards(town, 秦处, '请审签'), 'asked once').toHaveLength(1)

  const asked = cardWith(town, 秦处, 'agree')
  await town.emulator.person(秦处).clicks(asked, 'send_back', { reason: '缺时限' })
  await dies(town)
  expect(signOffs(town)).toEqual([{ state: 'returned' }])
  expect(cards(town, 张工, '核对提交'), 'one filled card').toHaveLength(1)
  const twice = await town.emulator.person(秦处).clicks(asked, 'send_back', { reason: '缺时限' }, { version: 0 })
  expect(twice.toast?.content).toBe('这一版已有结论，没有再办')
  expect(town.rows('select * from item_return')).toHaveLength(1)

  const back = cardWith(town, 张工, 'edit_issues')
  await town.emulator.person(张工).clicks(back, 'edit_issues')
  await town.emulator.person(张工).clicks(back, 'next_issues', { ...issues, next_month: '10月20日设备进场' })
  await town.emulator.person(张工).clicks(back, 'submit')
  await dies(town)
  expect(signOffs(town)).toEqual([{ state: 'returned' }, { state: 'waiting' }])
  expect(town.rows('select state from item where id = ?', 'monthly/2026-09/aerospace')).toEqual([{ state: 'filed' }])

  // Nobody says anything; the process is down when the hours are over.
  await town.crash()
  town.clock.passTo(office('2026-09-24', '15:00'))
  await town.boot()
  await town.settle()
  await dies(town)
  expect(signOffs(town)).toEqual([{ state: 'returned' }, { state: 'passed' }])
  expect(town.rows(`select * from audit where action = 'sign' and result = 'done'`)).toHaveLength(1)
})
