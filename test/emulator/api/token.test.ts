import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askToken, codeOf, refused, send, tokenOf } from '../support/calls.ts'
import { newClient, openTown, seed, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

describe('the token', () => {
  test('stands at the top level and counts down while half an hour or more remains', async () => {
    const first = await askToken(town)
    expect(first).toMatchObject({ status: 200, body: { code: 0, msg: 'ok', expire: 7200 } })
    town.clock.move(5_400_000)
    const second = await askToken(town)
    expect(second.body).toMatchObject({ tenant_access_token: first.body.tenant_access_token, expire: 1800 })
    town.clock.move(1000)
    const third = await askToken(town)
    expect(third.body.tenant_access_token).not.toBe(first.body.tenant_access_token)
    expect(third.body.expire).toBe(7200)
  })

  test('is handed out as that of the app too, one string for both', async () => {
    const { tenant_access_token } = (await askToken(town)).body
    const data = { app_id: seed.app.app_id, app_secret: seed.app.app_secret }
    const answer = await town.client.auth.v3.appAccessToken.internal({ data })
    expect(answer).toMatchObject({ code: 0, expire: 7200, app_access_token: tenant_access_token, tenant_access_token })
    const wrong = town.client.auth.v3.appAccessToken.internal({ data: { ...data, app_secret: 'wrong' } })
    expect(await codeOf(wrong)).toBe(10014)
  })

  test('is refused for a wrong secret, with the code of the mode', async () => {
    expect((await askToken(town, 'wrong')).body.code).toBe(10014)
    town.emulator.modes.wrongSecretCode = 10015
    expect(await askToken(town, 'wrong')).toMatchObject({ status: 400, body: { code: 10015 } })
    await expect(newClient(town.url, 'wrong').im.v1.chat.list()).rejects.toThrow()
  })

  test('expires on the clock, and on demand; the SDK does not ask again by itself', async () => {
    await send(town, 'ou_zhang')
    town.emulator.expireTokens()
    expect(await refused(send(town, 'ou_zhang'))).toMatchObject({ status: 400, code: 99991663 })
    const fresh = newClient(town.url)
    expect((await fresh.im.v1.chat.list()).code).toBe(0)
    town.clock.move(7_200_000)
    expect(await codeOf(fresh.im.v1.chat.list())).toBe(99991663)
  })

  test.each([
    [undefined, 99991661],
    ['Bearer nonsense', 99991671],
    ['Bearer t-unknown', 99991663],
  ])('authorization %s gives %i', async (authorization, code) => {
    const headers: Record<string, string> = authorization ? { authorization } : {}
    const response = await fetch(`${town.url}/open-apis/im/v1/chats`, { headers })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code, error: { log_id: expect.any(String) } })
  })
})

describe('the gateway', () => {
  test('names the scopes that are missing', async () => {
    await town.close()
    town = await openTown({}, { scopes: ['im:chat:readonly'] })
    const refusal = await refused(send(town, 'ou_zhang'))
    expect(refusal).toMatchObject({ status: 400, code: 99991672 })
    expect(refusal.error.permission_violations).toContainEqual({
      type: 'action_scope_required',
      subject: 'im:message:send_as_bot',
    })
  })

  test('answers an unknown path and a doubled slash with 404', async () => {
    expect((await fetch(`${town.url}/open-apis/im/v9/messages`)).status).toBe(404)
    expect((await fetch(`${town.url}//open-apis/im/v1/chats`)).status).toBe(404)
    expect(town.emulator.calls().map((call) => call.status)).toEqual([404, 404])
  })

  test('refuses a body that is not JSON, and one without the JSON content type', async () => {
    const token = await tokenOf(town)
    const post = (body: string, type: string) =>
      fetch(`${town.url}/open-apis/im/v1/messages?receive_id_type=open_id`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      }).then((response) => response.json())
    expect(await post('{"receive_id":', 'application/json')).toMatchObject({ code: 9499 })
    expect(await post('{}', 'text/plain')).toMatchObject({ code: 9499 })
    expect(await post('{}', 'application/json')).toMatchObject({ code: 99992402 })
  })

  test('carries a log id and the virtual clock as Date, which can be shifted', async () => {
    const date = async () => Date.parse((await fetch(`${town.url}/open-apis/im/v1/chats`)).headers.get('date') ?? '')
    expect(await date()).toBe(town.clock.now())
    town.emulator.dateOffset(3_600_000)
    expect(await date()).toBe(town.clock.now() + 3_600_000)
    expect((await fetch(`${town.url}/open-apis/im/v1/chats`)).headers.get('x-tt-logid')).toBeTruthy()
  })
})
