import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RawTrouble } from '../../../emulator/server/push/raw-delivery.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

/** What our own receiver makes of it: signature over the raw bytes, and the SDK's verdict. */
const verdict = async (trouble: RawTrouble) => {
  await town.emulator.rawDelivery({ trouble })
  const received = town.receiver.all.at(-1)
  return { signed: received?.signed, sdk: received?.sdk, header: received?.plain.header }
}

test.each([
  ['none', true],
  ['stale', true],
  ['future', true],
  ['wrong-token', true],
  ['foreign-app', true],
  ['bad-signature', false],
  ['tampered', false],
  ['unsigned', false],
] as const)('%s: signed as it should be: %s', async (trouble, signed) => {
  expect(await verdict(trouble)).toMatchObject({ signed, sdk: signed })
})

test.each([
  ['wrong-key', false],
  ['garbage-cipher', true],
  ['not-json', true],
  ['not-an-object', true],
  ['no-header', true],
  ['empty', true],
] as const)('%s: nothing to act on, signed: %s', async (trouble, signed) => {
  expect(await verdict(trouble)).toEqual({ signed, sdk: false, header: undefined })
})

test('an unencrypted challenge, one with a wrong token, an old event, and any text that is rightly signed', async () => {
  expect(await town.emulator.rawDelivery({ trouble: 'challenge-plain' })).toMatchObject({
    status: 200,
    body: expect.stringContaining('challenge'),
  })
  expect(await town.emulator.rawDelivery({ trouble: 'challenge-wrong-token' })).toMatchObject({ status: 200 })
  expect(town.receiver.all).toEqual([])
  await town.emulator.rawDelivery({ trouble: 'v1-event' })
  expect(town.receiver.all.at(-1)).toMatchObject({
    signed: true,
    plain: { type: 'event_callback', event: { type: 'p2p_chat_create' } },
  })
  await town.emulator.rawDelivery({ trouble: 'body', body: '{"header":{},"event":{}}' })
  expect(town.receiver.all.at(-1)).toMatchObject({ signed: true, raw: '{"header":{},"event":{}}' })
})

test('each trouble is what its name says', async () => {
  const now = Math.floor(town.clock.now() / 1000)
  const stamp = () => Number(town.receiver.all.at(-1)?.headers['x-lark-request-timestamp'])
  await town.emulator.rawDelivery({ trouble: 'stale', byMs: 49 * 3_600_000 })
  expect(stamp()).toBe(now - 49 * 3600)
  await town.emulator.rawDelivery({ trouble: 'future', byMs: 660_000 })
  expect(stamp()).toBe(now + 660)
  expect((await verdict('wrong-token')).header).toMatchObject({ token: 'another token' })
  expect((await verdict('foreign-app')).header).toMatchObject({ app_id: 'cli_another0000000' })
  expect((await verdict('plain-body')).header).toMatchObject({ token: 'verification-token' })
  await town.emulator.rawDelivery({ trouble: 'huge', size: 300_000 })
  expect(town.receiver.all.at(-1)?.raw.length).toBeGreaterThan(300_000)
})
