import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { routes } from '../../../emulator/server/api/routes.ts'
import { refused, send, tokenOf } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

interface Answer {
  code: number
  error?: { log_id?: string; permission_violations?: { type: string; subject: string }[] }
}

/** One raw call with a good token; ids in the path are of nobody. */
const call = async (method: string, path: string, more: { type?: string; body?: string } = {}) => {
  const response = await fetch(`${town.url}${path.replace(/:\w+/g, 'x')}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(town)}`,
      ...(more.type === undefined ? {} : { 'content-type': more.type }),
    },
    ...(more.body === undefined ? {} : { body: more.body }),
  })
  const text = await response.text()
  const answer = (text.startsWith('{') ? JSON.parse(text) : { code: undefined }) as Answer
  return { status: response.status, headers: response.headers, answer }
}

const withScopes = async (scopes: string[]) => {
  await town.close()
  town = await openTown({ rateClock: 'off' }, { scopes })
}

const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const)
const guarded = named.filter(([, { scopes }]) => scopes.length > 0)

describe('scopes', () => {
  test.each(guarded)('%s without one is 99991672 and names each that would do', async (_name, route) => {
    await withScopes([])
    const { status, answer } = await call(route.method, route.path)
    expect([status, answer.code]).toEqual([400, 99991672])
    expect(answer.error?.permission_violations).toEqual(
      route.scopes.map((subject) => ({ type: 'action_scope_required', subject })),
    )
  })

  test.each(guarded)('%s is open with any one of them alone', async (_name, route) => {
    for (const scope of route.scopes) {
      await withScopes([scope])
      expect((await call(route.method, route.path)).answer.code, scope).not.toBe(99991672)
    }
  })

  test('the token and the bot itself need none', async () => {
    await withScopes([])
    expect((await call('GET', '/open-apis/bot/v3/info')).answer.code).toBe(0)
    expect(named.filter(([, { scopes }]) => scopes.length === 0).map(([name]) => name)).toEqual([
      'POST /open-apis/auth/v3/tenant_access_token/internal',
      'POST /open-apis/auth/v3/app_access_token/internal',
      'GET /open-apis/bot/v3/info',
      // Asked with no token, of one's own app alone, or with its secret.
      'POST /oauth/v1/app/registration',
      'GET /open-apis/application/v6/scopes',
      'POST /open-apis/application/v6/scopes/apply',
      'GET /open-apis/event/v1/connection',
      'POST /callback/ws/endpoint',
    ])
  })
})

describe('the shape of a call', () => {
  const json = named.filter(([, { body }]) => body === 'json')
  const multipart = named.filter(([, { body }]) => body === 'multipart')

  test.each(json)('%s takes JSON objects only, under their content type', async (_name, { method, path, scopes }) => {
    await withScopes([...scopes])
    for (const more of [
      { type: 'text/plain', body: '{}' },
      { type: 'application/x-www-form-urlencoded', body: 'a=1' },
      { type: 'application/json', body: '{"a":' },
      { type: 'application/json', body: '[1]' },
      { type: 'application/json', body: '"text"' },
    ])
      expect((await call(method, path, more)).answer.code, JSON.stringify(more)).toBe(9499)
    const { answer } = await call(method, path, { type: 'application/json; charset=utf-8', body: '{}' })
    expect(answer.code).not.toBe(9499)
  })

  test.each(multipart)('%s takes multipart/form-data only', async (_name, { method, path }) => {
    expect((await call(method, path, { type: 'application/json', body: '{}' })).answer.code).toBe(9499)
    expect((await call(method, path, { type: 'multipart/form-data', body: 'x' })).answer.code).toBe(9499)
  })

  test('a field that is missing or of the wrong type is 99992402 and is named', async () => {
    const post = (body: object) =>
      call('POST', '/open-apis/im/v1/messages?receive_id_type=open_id', {
        type: 'application/json',
        body: JSON.stringify(body),
      })
    for (const [body, field] of [
      [{ msg_type: 'text', content: '{}' }, 'receive_id'],
      [{ receive_id: 'ou_zhang', content: '{}' }, 'msg_type'],
      [{ receive_id: 'ou_zhang', msg_type: 'text' }, 'content'],
      [{ receive_id: 'ou_zhang', msg_type: 'text', content: { text: 'x' } }, 'content'],
    ] as const)
      expect((await post(body)).answer).toMatchObject({ code: 99992402, error: { field_violations: [{ field }] } })
  })

  test('a path nobody knows, a known one under another method, and a doubled slash are 404', async () => {
    for (const [method, path] of [
      ['GET', '/open-apis/im/v9/messages'],
      ['PUT', '/open-apis/im/v1/pins'],
      ['GET', '//open-apis/im/v1/chats'],
      ['POST', '//open-apis/auth/v3/tenant_access_token/internal'],
    ] as const)
      expect((await call(method, path)).status, `${method} ${path}`).toBe(404)
  })
})

test('every answer has a log id, and that of an error stands in its body as well', async () => {
  const good = await call('GET', '/open-apis/im/v1/chats')
  const bad = await call('GET', '/open-apis/im/v1/chats/oc_nowhere')
  const lost = await call('GET', '/open-apis/im/v9/messages')
  for (const { headers } of [good, bad, lost]) expect(headers.get('x-tt-logid')).toMatch(/^\w{20,}$/)
  expect(bad.answer.error?.log_id).toBe(bad.headers.get('x-tt-logid'))
  const throughTheSdk = await refused(send(town, 'oc_quiet'))
  expect(throughTheSdk.error.log_id).toBe(throughTheSdk.headers['x-tt-logid'])
})
