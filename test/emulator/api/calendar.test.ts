import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' }, { scopes: ['calendar:calendar'] })
})
afterEach(() => town.close())

const calendar = () => town.client.calendar.v4
const own = async (): Promise<string> =>
  (await calendar().calendar.primary({})).data?.calendars?.[0]?.calendar?.calendar_id ?? ''
const times = { start_time: { timestamp: '1792650600' }, end_time: { timestamp: '1792654200' } }
const key = 'k'.repeat(40)
const make = async (more: object = {}, idempotency_key = key) =>
  (
    await calendar().calendarEvent.create({
      path: { calendar_id: await own() },
      params: { idempotency_key },
      data: { summary: '调度会', ...times, ...more },
    })
  ).data?.event?.event_id ?? ''
const at = async (event_id: string) => ({ calendar_id: await own(), event_id })

test('one key is one event, which is changed, invited to and called off', async () => {
  const id = await make({ location: { name: '示例会议室' } })
  expect(await make()).toBe(id)
  expect(await make({}, 'l'.repeat(40))).not.toBe(id)
  const path = await at(id)
  await calendar().calendarEvent.patch({ path, data: { start_time: { timestamp: '1792647000' } } })
  const people = (...ids: string[]) => ids.map((user_id) => ({ type: 'user' as const, user_id }))
  const params = { user_id_type: 'open_id' as const }
  const invite = (...ids: string[]) =>
    calendar().calendarEventAttendee.create({ path, params, data: { attendees: people(...ids) } })
  await invite('ou_zhang', 'ou_li')
  await invite('ou_li')
  await calendar().calendarEventAttendee.batchDelete({ path, params, data: { delete_ids: people('ou_zhang') } })
  expect(town.emulator.calendarEvents()[0]).toMatchObject({
    ...{ summary: '调度会', place: '示例会议室', start: '1792647000', end: '1792654200' },
    ...{ attendees: ['ou_li'], deleted: false },
  })
  expect(await codeOf(invite('ou_ma')), 'of another tenant').toBe(99992402)
  await calendar().calendarEvent.delete({ path })
  expect(town.emulator.calendarEvents()[0]?.deleted).toBe(true)
  expect(await codeOf(calendar().calendarEvent.patch({ path, data: {} }))).toBe(193003)
})

test('what is not there, of somebody else, or not allowed is refused', async () => {
  expect(await codeOf(calendar().calendarEvent.delete({ path: await at('nothing_0') }))).toBe(193001)
  const others = { calendar_id: 'feishu.cn_other@group.calendar.feishu.cn' }
  expect(await codeOf(calendar().calendarEvent.create({ path: others, data: times }))).toBe(191002)
  expect(await codeOf(make({}, 'short'))).toBe(99992402)
  expect(await codeOf(make({ start_time: {} }))).toBe(99992402)
  expect(await codeOf(make({ end_time: { timestamp: '1000000000' } }))).toBe(99992402)
  town.emulator.scopes.delete('calendar:calendar')
  expect(await codeOf(calendar().calendar.primary({}))).toBe(99991672)
})
