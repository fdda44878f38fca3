import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Failure } from '../../../emulator/server/api/failures.ts'
import { codeOf, refused, send, tokenOf } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
  await town.client.im.v1.chat.list()
})
afterEach(() => town.close())

const texts = () => town.emulator.messages().map((message) => message.content.text)

test('a planned refusal strikes the next n calls and nothing else', async () => {
  town.emulator.failNext(2, { http: 500, code: 1500, headers: { 'retry-after': '7' } })
  expect(await refused(send(town, 'ou_zhang'))).toMatchObject({
    status: 500,
    code: 1500,
    headers: { 'retry-after': '7' },
  })
  expect(await codeOf(send(town, 'ou_zhang'))).toBe(1500)
  expect((await send(town, 'ou_zhang', { text: '到了' })).code).toBe(0)
  expect(texts()).toEqual(['到了'])
})

test('HTTP 200 with a code does not throw in the SDK', async () => {
  town.emulator.failNext(1, { http200code: 230049 })
  expect(await send(town, 'ou_zhang')).toMatchObject({ code: 230049 })
})

test('errors may all come with HTTP 200, by mode', async () => {
  town.emulator.modes.errorStatus = 200
  expect(await send(town, 'oc_quiet')).toMatchObject({ code: 230002 })
})

test('a failure can be meant for one chat or one path', async () => {
  town.emulator.failNext(1, { http: 400, code: 230020 }, { chat_id: 'oc_chief' })
  town.emulator.failNext(1, { http: 400, code: 232011 }, { path: /\/members$/ })
  expect((await send(town, 'ou_zhang')).code).toBe(0)
  expect(await codeOf(send(town, 'oc_chief'))).toBe(230020)
  expect(await codeOf(town.client.im.v1.chatMembers.get({ path: { chat_id: 'oc_chief' } }))).toBe(232011)
  town.emulator.failNext(9, 'reset')
  town.emulator.clearFailures()
  expect((await send(town, 'oc_chief')).code).toBe(0)
})

describe('broken connections', () => {
  const outcome = (failure: Failure) => {
    town.emulator.failNext(1, failure)
    return send(town, 'ou_zhang', { text: String(failure) }).then(
      (answer) => (typeof answer === 'string' ? 'a string' : 'an answer'),
      (error: { code?: string; response?: { status: number } }) => error.code ?? error.response?.status,
    )
  }

  test('reset before anything happened', async () => {
    expect(await outcome('reset')).toBe('ECONNRESET')
    expect(texts()).toEqual([])
    expect(town.emulator.calls().at(-1)).toMatchObject({ status: 0, failure: 'reset' })
  })

  test('reset after the message was accepted', async () => {
    expect(await outcome('reset-after-accept')).toBe('ECONNRESET')
    expect(texts()).toEqual(['reset-after-accept'])
  })

  test('half a body: accepted, and the answer broken off', async () => {
    expect(await outcome('half-body')).toMatch(/ECONNRESET|ERR_BAD_RESPONSE/)
    expect(texts()).toEqual(['half-body'])
  })

  test('a web page instead of JSON', async () => {
    expect(await outcome('html')).toBe('a string')
    expect(texts()).toEqual([])
  })

  test('a redirect to elsewhere', async () => {
    const token = await tokenOf(town)
    town.emulator.failNext(1, 'redirect')
    const response = await fetch(`${town.url}/open-apis/im/v1/chats`, {
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}` },
    })
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/elsewhere'])
  })

  test.each(['hang', 'hang-after-accept', 'slow-drip'] as const)(
    '%s: the caller must give up by itself',
    async (failure) => {
      const token = await tokenOf(town)
      town.emulator.failNext(1, failure)
      const call = fetch(`${town.url}/open-apis/im/v1/messages?receive_id_type=open_id`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ receive_id: 'ou_zhang', msg_type: 'text', content: '{"text":"等"}' }),
        signal: AbortSignal.timeout(300),
      }).then((response) => response.text())
      await expect(call).rejects.toThrow(/abort|terminated/)
      expect(texts()).toEqual(failure === 'hang' ? [] : ['等'])
    },
  )

  test('down: every call breaks off until it is up again', async () => {
    town.emulator.down(true)
    await expect(send(town, 'ou_zhang')).rejects.toMatchObject({ code: 'ECONNRESET' })
    town.emulator.down(false)
    expect((await send(town, 'ou_zhang')).code).toBe(0)
  })
})
