import { afterEach, beforeEach, expect, test } from 'vitest'
import { patch, refused, send, sendCard, tokenOf } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'virtual' })
})
afterEach(() => town.close())

test('five messages a second into one chat; the sixth is 230020, and a second later it goes', async () => {
  for (let i = 0; i < 5; i += 1) await send(town, 'oc_chief')
  expect(await refused(send(town, 'oc_chief'))).toMatchObject({ status: 400, code: 230020 })
  expect((await send(town, 'ou_zhang')).code).toBe(0)
  town.clock.move(1000)
  expect((await send(town, 'oc_chief')).code).toBe(0)
})

test('five updates a second of one card', async () => {
  const card = cardOf({ tag: 'hr' })
  const id = await sendCard(town, 'ou_zhang', card)
  for (let i = 0; i < 5; i += 1) await patch(town, id, card)
  expect((await refused(patch(town, id, card))).code).toBe(230020)
})

test('fifty calls a second of one API: 429 with the seconds to wait', async () => {
  for (let i = 0; i < 50; i += 1) await town.client.im.v1.chat.list()
  const refusal = await refused(town.client.im.v1.chat.list())
  expect(refusal).toMatchObject({ status: 429, code: 99991400 })
  expect(refusal.headers).toMatchObject({ 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' })
  town.emulator.modes.gatewayRateStatus = 400
  expect((await refused(town.client.im.v1.chat.list())).status).toBe(400)
})

test('a thousand a minute, spaced or not', async () => {
  const call = () =>
    town.emulator.fetch(
      new Request('http://x/open-apis/bot/v3/info', { headers: { authorization: `Bearer ${token}` } }),
    )
  const token = await tokenOf(town)
  for (let i = 0; i < 1000; i += 1) {
    expect((await call()).status).toBe(200)
    town.clock.move(21)
  }
  const refusal = await call()
  expect(refusal.status).toBe(429)
  expect(Number(refusal.headers.get('x-ogw-ratelimit-reset'))).toBe(39)
})

test('on the real clock by default, and off on request', async () => {
  await town.close()
  town = await openTown()
  await Promise.all(Array.from({ length: 5 }, () => send(town, 'oc_chief')))
  town.clock.move(3_600_000)
  expect((await refused(send(town, 'oc_chief'))).code).toBe(230020)
  town.emulator.modes.rateClock = 'off'
  expect((await send(town, 'oc_chief')).code).toBe(0)
})
