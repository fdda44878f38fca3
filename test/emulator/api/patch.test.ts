import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, patch, refused, send, sendCard } from '../support/calls.ts'
import { cardOf, weeklyCard } from '../support/cards.ts'
import { newClient, openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const note = (content: string) => cardOf({ tag: 'markdown', content })

test('a patch replaces the card, keeps the old one in the history and empties what was typed', async () => {
  const id = await sendCard(town, 'ou_zhang', weeklyCard())
  town.emulator.person('张工').types(id, { progress: '一半' })
  town.clock.move(1000)
  expect((await patch(town, id, note('第二版'))).code).toBe(0)
  expect(town.emulator.messages()[0]).toMatchObject({
    content: note('第二版'),
    history: [weeklyCard()],
    update_time: town.clock.now(),
  })
  expect(town.emulator.person('张工').typed(id)).toEqual({})
})

test('only cards of the bot itself that still stand', async () => {
  const { message_id } = await town.emulator.person('张工').says('周报')
  expect(await codeOf(patch(town, message_id, note('x')))).toBe(230071)
  const text = (await send(town, 'ou_zhang')).data?.message_id ?? ''
  expect(await codeOf(patch(town, text, note('x')))).toBe(230001)
  const id = await sendCard(town, 'ou_zhang', note('一'))
  await town.client.im.v1.message.delete({ path: { message_id: id } })
  expect(await codeOf(patch(town, id, note('二')))).toBe(230011)
  town.emulator.modes.recalledCode = 230110
  expect(await codeOf(patch(town, id, note('二')))).toBe(230110)
})

test('up to fourteen days after sending, by the clock', async () => {
  const id = await sendCard(town, 'ou_zhang', note('一'))
  town.clock.move(14 * 86_400_000)
  const fresh = { ...town, client: newClient(town.url) }
  expect((await patch(fresh, id, note('二'))).code).toBe(0)
  town.clock.move(1)
  expect(await codeOf(patch(fresh, id, note('三')))).toBe(230031)
})

test('update_multi must be written before and after', async () => {
  const bare = { schema: '2.0', body: { elements: [] } }
  const id = await sendCard(town, 'ou_zhang', note('一'))
  expect(await codeOf(patch(town, id, bare))).toBe(230001)
  const other = await sendCard(town, 'ou_zhang', bare)
  expect(await codeOf(patch(town, other, note('一')))).toBe(230001)
})

test('the whole card is checked again', async () => {
  const id = await sendCard(town, 'ou_zhang', note('一'))
  expect(await refused(patch(town, id, cardOf({ tag: 'note', elements: [] })))).toMatchObject({
    status: 400,
    code: 230099,
    msg: expect.stringContaining('ErrCode: 200861'),
  })
})

test('a card that is not there, and one of the older kind in the place of a 2.0 card', async () => {
  expect(await codeOf(patch(town, 'om_nobody', note('一')))).toBe(99992354)
  const id = await sendCard(town, 'ou_zhang', note('一'))
  const older = { config: { update_multi: true }, elements: [{ tag: 'hr' }] }
  expect(await refused(patch(town, id, older))).toMatchObject({
    status: 400,
    code: 230099,
    msg: expect.stringContaining('ErrCode: 200800'),
  })
})

test('while a click is being answered the card is locked', async () => {
  const id = await sendCard(town, 'ou_zhang', weeklyCard())
  let during = 0
  town.receiver.answer = async () => {
    during = await codeOf(patch(town, id, note('二')))
    return {}
  }
  await town.emulator.person('张工').clicks(id, 'submit', { progress: 'x' })
  expect(during).toBe(230099)
  expect((await patch(town, id, note('二'))).code).toBe(0)
})

test('not in a group the bot was removed from', async () => {
  const id = await sendCard(town, 'oc_chief', note('一'))
  await town.emulator.removeBot('oc_chief', '张工')
  expect(await codeOf(patch(town, id, note('二')))).toBe(230002)
})
