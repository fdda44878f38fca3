import { afterEach, beforeEach, expect, test } from 'vitest'
import { patch, send } from '../support/calls.ts'
import { button, cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const content = cardOf(button('b', '按', { behaviors: [{ type: 'callback', value: { a: 1 } }] }))
const past = (more: object = {}) => ({
  message_id: 'om_past',
  chat_id: 'oc_past',
  person: 'ou_zhang',
  msg_type: 'interactive',
  content,
  create_time: town.clock.now() - 3_600_000,
  ...more,
})

test('a card from before lies in the direct chat, calls back and can be patched', async () => {
  town.emulator.hadSent(past())
  const 张工 = town.emulator.person('张工')
  expect(张工.sees()).toMatchObject([{ message_id: 'om_past', chat_id: 'oc_past', content }])
  expect((await send(town, 'ou_zhang')).data?.chat_id).toBe('oc_past')
  expect(await 张工.clicks('om_past', 'b')).toMatchObject({ sent: true, status: 200 })
  expect(town.receiver.all[0]?.plain.event.context).toEqual({ open_message_id: 'om_past', open_chat_id: 'oc_past' })
  expect((await patch(town, 'om_past', cardOf({ tag: 'hr' }))).code).toBe(0)
})

test('its age counts, its chat must be there, and it comes once', async () => {
  town.emulator.hadSent(past({ create_time: town.clock.now() - 15 * 86_400_000 }))
  expect((await town.emulator.person('张工').clicks('om_past', 'b')).blocked).toBe('the card is older than 14 days')
  expect(() => town.emulator.hadSent(past())).toThrow('om_past is there already')
  const { person: _person, ...lost } = past({ message_id: 'om_lost', chat_id: 'oc_nowhere' })
  expect(() => town.emulator.hadSent(lost)).toThrow('no chat oc_nowhere')
})
