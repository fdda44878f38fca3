import { expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf } from './support/files.ts'

const good = {
  ...{ type: '推进办调度会', on: '2026-10-22', time: '14:30', place: '示例会议室', host: '周主任' },
  invited: ['区投资商务局（演示）', '航天产业链'],
}
const drafted = async (): Promise<Town> => {
  const town = await openTown('10-19 10:00')
  await town.吴工.says('会议 新增')
  await town.吴工.lastCard().clicks('create', good)
  await town.吴工.says('改议题 会议1')
  await town.吴工.lastCard().clicks('agenda', { extra: '示例议题' })
  return town
}
const called = async (): Promise<Town> => {
  const town = await drafted()
  await town.吴工.says('发通知 会议1')
  return town
}
const events = (town: Town) => town.stage.emulator.calendarEvents()
const calls = (town: Town) => town.stage.emulator.calls().filter(({ path }) => path.includes('/calendar/'))
const seconds = (at: string) => String(Date.parse(at) / 1_000)

it('a call stands in the calendar of all who are called and of who called them, beside the file', async () => {
  const town = await called()
  const [event, ...others] = events(town)
  expect(others).toEqual([])
  expect(event).toMatchObject({
    ...{ place: '示例会议室', deleted: false },
    ...{ start: seconds('2026-10-22T14:30+08:00'), end: seconds('2026-10-22T15:30+08:00') },
  })
  expect(event?.summary).toContain('推进办调度会2026年第1次')
  expect(event?.description).toContain('没有定结束时间')
  expect(event?.attendees.toSorted()).toEqual([cast.冯工, cast.秦处, cast.吴工].toSorted())
  expect(filesOf(town, '冯工').map(({ name }) => name)).toEqual(['推进办调度会2026年第1次.ics'])
  expect(town.吴工.heard().join()).not.toContain('飞书日历')
  expect(await town.吴工.says('会议1'), 'nothing of it stands on the card').not.toMatch(/calendar|_0/u)
})

it('follows a new time and place, who comes instead, and ends with the meeting; an event that is past is left alone', async () => {
  const town = await called()
  await town.吴工.says('更正 会议1')
  await town.吴工.lastCard().clicks('edit', { ...good, time: '09:00', place: '大会议室', reason: '改期' })
  expect(events(town)).toHaveLength(1)
  expect(events(town)[0]).toMatchObject({ place: '大会议室', start: seconds('2026-10-22T09:00+08:00') })
  await town.秦处.says('派员 会议1 李工')
  expect(events(town)[0]?.attendees).toContain(cast.李工)
  await town.吴工.says('撤销 会议1 不开了')
  await town.吴工.lastCard().clicks('void')
  expect(events(town)[0]?.deleted).toBe(true)
  const before = calls(town).length
  await town.at('10-23 10:00')
  expect(calls(town)).toHaveLength(before)
})

it('where the scope is not granted there is the file alone; who called it is told once, and Feishu is not asked again', async () => {
  const town = await drafted()
  town.stage.emulator.scopes.delete('calendar:calendar')
  await town.吴工.says('发通知 会议1')
  await town.at('10-19 10:30')
  const said = () => town.吴工.heard().filter((text) => text.includes('飞书日历'))
  expect(said()).toEqual(['会议1没有进飞书日历：应用没有开通日历权限。日历文件（.ics）照发，通知不受影响。'])
  expect(filesOf(town, '冯工').map(({ name }) => name)).toEqual(['推进办调度会2026年第1次.ics'])
  const asked = calls(town).length
  expect(asked).toBe(1)
  await town.吴工.says('更正 会议1')
  await town.吴工.lastCard().clicks('edit', { ...good, time: '09:00', reason: '改期' })
  await town.at('10-20 10:00')
  expect(calls(town)).toHaveLength(asked)
  expect(said()).toHaveLength(1)
  expect(town.冯工.heard().join(), 'nobody else hears of it').not.toContain('飞书日历')
})

it.each([
  ['while the event is being added', /\/events$/u],
  ['while people are being invited', /\/attendees$/u],
])('an answer lost %s leaves one event with everybody on it, as the meeting stands by then', async (_, path) => {
  const town = await drafted()
  town.stage.emulator.failNext(1, 'reset-after-accept', { path })
  await town.吴工.says('发通知 会议1')
  await town.吴工.says('更正 会议1')
  await town.吴工.lastCard().clicks('edit', { ...good, place: '大会议室', reason: '换地方' })
  await town.at('10-19 11:00')
  expect(events(town)).toHaveLength(1)
  expect(events(town)[0]).toMatchObject({ place: '大会议室' })
  expect(events(town)[0]?.attendees).toHaveLength(3)
})

it('what Feishu goes on refusing is said once, and what stands there by then is called by its name', async () => {
  const town = await called()
  town.stage.emulator.failNext(99, { http: 400, code: 190002 }, { path: /\/events\//u })
  await town.吴工.says('更正 会议1')
  await town.吴工.lastCard().clicks('edit', { ...good, time: '09:00', reason: '改期' })
  await town.at('10-19 12:00')
  expect(town.吴工.heard().filter((text) => text.includes('飞书日历'))).toEqual([
    '会议1在飞书日历里还是改之前的样子：飞书没有接受改动。请以卡片为准。',
  ])
  expect(
    town.ask("select count(*) from outbox where verb = 'keep-calendar' and state not in ('sent', 'refused')"),
  ).toEqual([0])
})
