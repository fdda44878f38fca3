import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendCard } from '../support/calls.ts'
import { weeklyCard } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

const 张工 = () => town.emulator.person('张工')
const kinds = () => town.receiver.all.map(({ plain }) => plain.header.event_type)

describe('the form of a delivery', () => {
  test.each(['spaces', 'slashes', 'unicode', 'newline'] as const)(
    '%s: the signature is over these very bytes, which the SDK cannot follow',
    async (spelling) => {
      town.emulator.modes.spelling = spelling
      await 张工().says('周报/链')
      expect(town.receiver.all[0]).toMatchObject({
        signed: true,
        sdk: false,
        plain: { event: { message: { content: '{"text":"周报/链"}' } } },
      })
    },
  )

  test('compact passes both, and the timestamp is the virtual clock', async () => {
    await 张工().says('周报')
    expect(town.receiver.all[0]).toMatchObject({
      signed: true,
      sdk: true,
      headers: {
        'x-lark-request-timestamp': String(town.clock.now() / 1000),
        'content-type': 'application/json;charset=utf-8',
      },
    })
  })

  test('without an encrypt key the body is plain and unsigned', async () => {
    town.emulator.modes.encryption = 'off'
    await 张工().says('周报')
    expect(town.receiver.all[0]).toMatchObject({ signed: false, plain: { header: { token: 'verification-token' } } })
    expect(JSON.parse(town.receiver.all[0]?.raw ?? '')).not.toHaveProperty('encrypt')
  })

  test('milliseconds for an event, microseconds for a callback', async () => {
    await 张工().says('周报')
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    await 张工().clicks(id, '提交', { progress: 'x' })
    expect(town.receiver.all.map(({ plain }) => String(plain.header.create_time).length)).toEqual([13, 16])
  })
})

describe('the request URL', () => {
  const open = async () => {
    await town.close()
    town = await openTown()
  }

  test.each([
    ['nobody listens', () => 'http://127.0.0.1:9/', /connect/],
    ['the path is wrong', () => `${town.url}/nowhere`, /HTTP 404/],
    ['the answer is not the challenge', () => `${town.url}/_emu/subscribe`, /HTTP 4|challenge/],
  ])('is refused when %s', async (_why, url, words) => {
    await open()
    await expect(town.emulator.subscribe(url())).rejects.toThrow(words)
  })

  test('is refused when the answer takes longer than the challenge allows', async () => {
    town.emulator.modes.challengeTimeout = 1
    await expect(town.emulator.subscribe('http://127.0.0.1:9/')).rejects.toThrow(/timeout|connect/)
  })
})

describe('retries', () => {
  test('after 15 s, 5 min, 1 h and 6 h of the virtual clock, with the same event_id, then never', async () => {
    town.receiver.answer = (_received, res) => {
      res.statusCode = 503
      return {}
    }
    const first = await 张工().says('周报')
    expect(first).toMatchObject({ status: 503, attempt: 1, retry_at: town.clock.now() + 15_000 })
    for (const [delay, attempt] of [
      [15_000, 2],
      [300_000, 3],
      [3_600_000, 4],
      [21_600_000, 5],
    ] as const) {
      town.clock.move(delay - 1)
      expect(await town.emulator.runDueRetries()).toEqual([])
      town.clock.move(1)
      expect(await town.emulator.runDueRetries()).toMatchObject([{ event_id: first.event_id, attempt, status: 503 }])
    }
    expect(town.emulator.nextRetryAt()).toBeUndefined()
    expect(new Set(town.receiver.all.map(({ plain }) => plain.header.event_id)).size).toBe(1)
    expect(town.emulator.deliveries()).toHaveLength(5)
  })

  test('end with the first 200; a retry is signed anew, or as the first time by mode', async () => {
    town.receiver.answer = (_received, res) => {
      res.statusCode = 500
      return {}
    }
    await 张工().says('周报')
    town.emulator.modes.retrySignature = 'first'
    town.clock.move(15_000)
    await town.emulator.runDueRetries()
    town.emulator.modes.retrySignature = 'resigned'
    town.receiver.answer = () => ({})
    town.clock.move(300_000)
    await town.emulator.runDueRetries()
    const [one, two, three] = town.receiver.all
    expect(two?.raw).toBe(one?.raw)
    expect(three?.raw).not.toBe(one?.raw)
    expect(town.emulator.nextRetryAt()).toBeUndefined()
  })

  test('no answer within the time is a failed push', async () => {
    town.emulator.modes.eventTimeout = 50
    town.receiver.answer = () => undefined
    expect(await 张工().says('周报')).toMatchObject({
      status: 0,
      error: expect.stringContaining('timeout'),
      retry_at: expect.any(Number),
    })
  })
})

describe('at least once, in any order', () => {
  test('a duplicate after a 200, and the same message under a new event_id', async () => {
    const { event_id, message_id } = await 张工().says('周报')
    expect(await town.emulator.redeliver(event_id)).toMatchObject({ event_id, attempt: 2, status: 200 })
    const renamed = await town.emulator.redeliver(event_id, { newEventId: true })
    expect(renamed.event_id).not.toBe(event_id)
    expect(town.receiver.all.map(({ plain }) => plain.event.message.message_id)).toEqual([
      message_id,
      message_id,
      message_id,
    ])
  })

  test('held events come out in another order', async () => {
    town.emulator.holdDeliveries()
    const all = [张工().says('一'), 张工().says('二')]
    expect(town.receiver.all).toEqual([])
    await town.emulator.releaseDeliveries('last-first')
    await Promise.all(all)
    const order = town.receiver.all.map(({ plain }) => plain.event.message.content)
    expect(order).toEqual(['{"text":"二"}', '{"text":"一"}'])
  })
})

describe('what is pushed at all', () => {
  test('only subscribed events', async () => {
    await town.close()
    town = await openTown({}, { events: ['im.message.receive_v1'] })
    expect(await 张工().enters()).toMatchObject({ attempt: 0, skipped: expect.stringContaining('not subscribed') })
    await 张工().says('周报')
    expect(kinds()).toEqual(['im.message.receive_v1'])
  })

  test('only with a scope for it', async () => {
    await town.close()
    town = await openTown({}, { scopes: ['im:message.group_at_msg:readonly'] })
    expect(await 张工().says('周报')).toMatchObject({ skipped: 'no scope for direct messages' })
    expect(await town.emulator.removeBot('oc_chief', '张工')).toMatchObject({
      skipped: expect.stringContaining('scope missing'),
    })
    expect(kinds()).toEqual([])
  })
})
