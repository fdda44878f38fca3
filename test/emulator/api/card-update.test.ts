import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, request, sendCard } from '../support/calls.ts'
import { cardOf, weeklyCard } from '../support/cards.ts'
import { newClient, openTown, type Town } from '../support/town.ts'

let town: Town
let id = ''
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
  id = await sendCard(town, 'ou_zhang', weeklyCard())
})
afterEach(() => town.close())

const note = (content: string) => cardOf({ tag: 'markdown', content })
const update = (token: string, card: unknown, on = town) =>
  request(on, 'POST', '/open-apis/interactive/v1/card/update', { token, card })

const click = async (): Promise<string> => {
  await town.emulator.person('张工').clicks(id, 'submit', { progress: 'x' })
  return town.receiver.all.at(-1)?.plain.event.token ?? ''
}

test('the token of a click updates the card twice', async () => {
  const token = await click()
  expect(token).toMatch(/^c-/)
  expect(await update(token, note('一'))).toEqual({ code: 0, msg: 'ok' })
  await update(token, note('二'))
  expect(town.emulator.messages()[0]).toMatchObject({ content: note('二'), history: [weeklyCard(), note('一')] })
  expect(await codeOf(update(token, note('三')))).toBe(300040)
})

test('for thirty minutes', async () => {
  const token = await click()
  town.clock.move(1_800_000)
  expect(await codeOf(update(token, note('一')))).toBe(300030)
})

test('an unknown token, a card as text, a bad card, a recalled card', async () => {
  const token = await click()
  expect(await codeOf(update('c-unknown', note('一')))).toBe(300020)
  expect(await codeOf(update(token, JSON.stringify(note('一'))))).toBe(11311)
  expect(await codeOf(update(token, cardOf({ tag: 'note' })))).toBe(11311)
  await town.client.im.v1.message.delete({ path: { message_id: id } })
  expect(await codeOf(update(token, note('一')))).toBe(200000)
})

test('before the click is answered it is refused, or reverted by mode', async () => {
  let during: unknown
  town.receiver.answer = async ({ plain }) => {
    during = await update(plain.event.token, note('早'), { ...town, client: newClient(town.url) }).catch(
      (error) => error.response.data.code,
    )
    return {}
  }
  await click()
  expect(during).toBe(11310)
  town.emulator.modes.earlyCardUpdate = 'reverted'
  await click()
  expect(during).toEqual({ code: 0, msg: 'ok' })
  expect(town.emulator.messages()[0]?.content).toEqual(weeklyCard())
})
