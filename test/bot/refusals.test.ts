import { describe, expect, it } from 'vitest'
import { defaultModes } from '../../emulator/server/modes.ts'
import type { RawTrouble } from '../../emulator/server/push/raw-delivery.ts'
import { openTown, saidTo, type Town, 张工 } from '../bad-days/rig.ts'
import { challenge, message, post, push, sealed, zipped } from './sender.ts'

const hour = 3_600_000

/** Nothing of a refused delivery is stored or acted on, and a good one is served right after. */
const expectUntouched = async (town: Town) => {
  expect(town.rows('select key from inbox')).toEqual([])
  const answer = await push(town, message(town))
  expect(answer).toEqual({ status: 200, body: '{}' })
  await town.settle()
  expect(town.rows('select key from inbox')).toHaveLength(1)
}

describe('a delivery that is not Feishu’s', () => {
  const hostile: [RawTrouble, number][] = [
    ['unsigned', 401],
    ['bad-signature', 401],
    ['tampered', 401],
    ['wrong-key', 401],
    ['plain-body', 401],
    ['wrong-token', 401],
    ['foreign-app', 401],
    ['garbage-cipher', 400],
    ['not-json', 400],
    ['not-an-object', 400],
    ['no-header', 400],
    ['empty', 400],
    ['v1-event', 400],
    ['huge', 413],
    ['stale', 401],
    ['future', 401],
    ['challenge-plain', 401],
    ['challenge-wrong-token', 401],
  ]

  it.each(hostile)('is refused when it is %s, with %i and an empty body', async (trouble, status) => {
    const town = await openTown()
    expect(await town.emulator.rawDelivery({ trouble })).toMatchObject({ status, body: '' })
    await expectUntouched(town)
  })

  it('is refused when its signature is right but written otherwise', async () => {
    const town = await openTown()
    const body = sealed(message(town))
    const written: ((right: string) => string)[] = [
      (right) => right.toUpperCase(),
      (right) => right.slice(0, -1),
      (right) => right.slice(0, 32),
      (right) => `${right}zz`,
      (right) => `${right}00`,
      () => '',
      (right) => `sha256=${right}`,
      (right) => Buffer.from(right, 'hex').toString('base64'),
    ]
    for (const signature of written) expect((await post(town, body, { signedAs: body, signature })).status).toBe(401)
    await expectUntouched(town)
  })

  it('is refused when the signature was made for another body', async () => {
    const town = await openTown()
    expect((await post(town, sealed(message(town)), { signedAs: sealed(message(town)) })).status).toBe(401)
    await expectUntouched(town)
  })

  it('is refused when the old signature over the token is used', async () => {
    const town = await openTown()
    const body = JSON.stringify(message(town))
    const headers = { 'x-lark-signature': 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }
    expect((await post(town, body, { headers })).status).toBe(401)
    await expectUntouched(town)
  })
})

describe('the timestamp', () => {
  it('may be 47 hours old or 9 minutes ahead, and no more than 48 hours or 10 minutes', async () => {
    const town = await openTown()
    const statusAt = async (ageMs: number) => (await push(town, message(town), { ageMs })).status
    expect(await statusAt(47 * hour)).toBe(200)
    expect(await statusAt(49 * hour)).toBe(401)
    expect(await statusAt(-9 * 60_000)).toBe(200)
    expect(await statusAt(-11 * 60_000)).toBe(401)
  })

  it('is not judged while our own clock is known to be wrong', async () => {
    const town = await openTown()
    town.clock.leap(-3 * 24 * hour)
    await town.settle()
    expect(town.bot.app.clockTrusted()).toBe(false)
    expect((await push(town, message(town), { ageMs: -3 * 24 * hour })).status).toBe(200)
    expect((await push(town, message(town), { ageMs: 30 * 24 * hour })).status).toBe(200)
  })

  it('is not judged between a leap of our clock and the check of it', async () => {
    const town = await openTown()
    town.clock.leap(31 * 24 * hour)
    const ageMs = 31 * 24 * hour
    expect((await push(town, message(town), { ageMs })).status).toBe(200)
  })

  it('must be a number', async () => {
    const town = await openTown()
    const body = sealed(message(town))
    const headers = { 'x-lark-request-timestamp': '2026-08-31T00:30:00Z' }
    expect((await post(town, body, { signedAs: body, headers })).status).toBe(401)
  })
})

describe('a signed body of the wrong shape', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
  const shapes: [string, (town: Town) => unknown][] = [
    [
      'with a key __proto__',
      (town) => JSON.stringify(message(town)).replace('"event":{', '"event":{"__proto__":{"a":1},'),
    ],
    ['nested too deep', (town) => ({ ...message(town), filler: deep(40) })],
    ['with a text over 64 KiB', (town) => ({ ...message(town), filler: 'x'.repeat(65 * 1024) })],
    ['without an event', (town) => ({ ...message(town), event: undefined })],
    ['with a message that has no id', (town) => message(town, '帮助', { message: { message_id: '' } })],
    ['of another schema', (town) => ({ ...message(town), schema: '1.0' })],
    ['that is a list', () => [1, 2, 3]],
    ['that is no JSON inside', () => '{"schema":'],
  ]

  it.each(shapes)('%s is answered with 400', async (_name, shape) => {
    const town = await openTown()
    expect(await push(town, shape(town))).toEqual({ status: 400, body: '' })
    await expectUntouched(town)
  })

  it('whose padding is broken is answered with 400', async () => {
    const town = await openTown()
    const bytes = Buffer.from(JSON.parse(sealed(message(town))).encrypt, 'base64')
    for (const change of [bytes.subarray(0, -1), bytes.subarray(0, -16), Buffer.concat([bytes, Buffer.alloc(16)])]) {
      const body = JSON.stringify({ encrypt: change.toString('base64') })
      expect((await post(town, body, { signedAs: body })).status).toBe(400)
    }
    await expectUntouched(town)
  })
})

describe('the size', () => {
  it('over 256 KiB is refused, declared or not', async () => {
    const town = await openTown()
    const body = sealed({ ...message(town), filler: Array.from({ length: 40 }, () => 'x'.repeat(10_000)) })
    expect(body.length).toBeGreaterThan(256 * 1024)
    expect(await post(town, body, { signedAs: body })).toEqual({ status: 413, body: '' })
    expect(await post(town, body, { signedAs: body, chunked: true })).toEqual({ status: 413, body: '' })
    await expectUntouched(town)
  })

  it('below it is served, even when the cipher is one long text', async () => {
    const town = await openTown()
    const filler = Array.from({ length: 15 }, () => 'x'.repeat(10_000))
    const body = sealed({ ...message(town), filler })
    expect(body.length).toBeGreaterThan(190_000)
    expect((await post(town, body, { signedAs: body })).status).toBe(200)
    const again = sealed({ ...message(town), filler })
    expect((await post(town, again, { signedAs: again, chunked: true })).status).toBe(200)
  })

  it('of a zipped body is not ours to unpack', async () => {
    const town = await openTown()
    const body = sealed(message(town))
    const headers = { 'content-encoding': 'gzip' }
    expect((await post(town, zipped(body), { signedAs: body, headers })).status).toBe(401)
    await expectUntouched(town)
  })
})

describe('the challenge', () => {
  it('is answered when it is encrypted and carries the right token, signed or not', async () => {
    const town = await openTown()
    const body = sealed(challenge())
    expect(await post(town, body)).toEqual({ status: 200, body: '{"challenge":"c-1"}' })
    expect(await post(town, body, { signedAs: body })).toEqual({ status: 200, body: '{"challenge":"c-1"}' })
  })

  it('is refused plain, or with another token, or with an event beside it', async () => {
    const town = await openTown()
    expect((await post(town, JSON.stringify(challenge()))).status).toBe(401)
    expect((await post(town, sealed(challenge('other')))).status).toBe(401)
    expect((await post(town, sealed({ ...challenge(), header: message(town).header }))).status).toBe(401)
  })
})

describe('what is served', () => {
  it.each(['compact', 'spaces', 'slashes', 'unicode', 'newline'] as const)(
    'a body written %s, because the raw bytes are signed',
    async (spelling) => {
      const town = await openTown({ modes: { ...defaultModes, rateClock: 'off', spelling } })
      expect((await town.emulator.person(张工).says('帮助')).status).toBe(200)
      await town.settle()
      expect(saidTo(town, 张工)).toHaveLength(1)
    },
  )

  it('an event of a type nobody knows: 200, and counted', async () => {
    const town = await openTown()
    const header = { event_type: 'drive.file.edit_v1' }
    expect(await push(town, message(town, '', { header }))).toEqual({ status: 200, body: '{}' })
    expect(await town.bot.metrics.page()).toContain('bot_ingress_total{kind="event",result="ignored"} 1')
  })

  it('an event whose type is the name of something every object has', async () => {
    const town = await openTown()
    for (const event_type of ['constructor', '__proto__', 'toString'])
      expect((await push(town, message(town, '', { header: { event_type } }))).status).toBe(200)
  })
})

describe('another door', () => {
  it('does not exist', async () => {
    const town = await openTown()
    expect(await post(town, '', { path: '/webhook/feishu', method: 'GET' })).toEqual({ status: 404, body: '' })
    for (const path of ['/', '/webhook', '/webhook/feishu/', '/webhook/other', '/admin'])
      expect(await post(town, '{}', { path })).toEqual({ status: 404, body: '' })
  })
})
