import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adminScopes, clientOf, register } from '../support/console.ts'
import { openTown, seed, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ pollInterval: 0, rateClock: 'off' })
})
afterEach(() => town.close())

const addons = {
  preset: false,
  scopes: { tenant: ['im:message:send_as_bot', ...adminScopes, 'im:no_such_scope'] },
  events: { items: { tenant: ['im.message.receive_v1', 'no.such_event_v1'] } },
  callbacks: { items: ['card.action.trigger'] },
}
const byZhang = (decide: 'approve' | 'deny' = 'approve', brand: 'feishu' | 'lark' = 'feishu') => ({
  person: '张工',
  decide,
  brand,
})
const ask = async (fields: Record<string, string>) => {
  const response = await fetch(`${town.url}/oauth/v1/app/registration`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const begin = () => ask({ action: 'begin', archetype: 'PersonalAgent', auth_method: 'client_secret' })

describe('an app that is made by scanning', () => {
  test('comes with what the link asked for, without unknown names and without the template', async () => {
    const { done } = register(town, (url) => town.emulator.scan(url, byZhang()), {
      addons,
      appPreset: { name: '链长制工作助手', desc: '给{user}' },
      createOnly: true,
    })
    const made = await done
    expect(made).toMatchObject({ user_info: { open_id: 'ou_zhang', tenant_brand: 'feishu' } })
    expect(made.client_id).not.toBe(seed.app.app_id)
    const client = clientOf(town, made.client_id, made.client_secret)
    const { data } = await client.application.v6.application.get({ path: { app_id: 'me' }, params: { lang: 'zh_cn' } })
    expect(data?.app).toMatchObject({
      app_id: made.client_id,
      app_name: '链长制工作助手',
      description: '给张工',
      create_source: 'developer_console',
      event: { subscribed_events: ['im.message.receive_v1'] },
      callback_info: { subscribed_callbacks: ['card.action.trigger'] },
    })
    expect(data?.app?.scopes?.map(({ scope }) => scope)).toEqual(['im:message:send_as_bot', ...adminScopes])
    expect(data?.app?.event?.subscription_type).toBeUndefined()
  })

  test('has the template on top unless the link says no, and only that where the page does not read the link', async () => {
    await register(town, (url) => town.emulator.scan(url, byZhang()), { addons: { ...addons, preset: true } }).done
    expect([...town.emulator.console().draft.scopes]).toContain('docx:document:readonly')
    expect(town.emulator.console().draft.eventMode).toBe('websocket')
    town.emulator.modes.addonsGrey = 'off'
    await register(town, (url) => town.emulator.scan(url, byZhang()), { addons }).done
    expect([...town.emulator.console().draft.scopes]).not.toContain(adminScopes[0])
  })

  test('takes the place of the former one, whose token ends', async () => {
    await town.client.im.v1.chat.list()
    await register(town, (url) => town.emulator.scan(url, byZhang()), { addons }).done
    await expect(town.client.im.v1.chat.list()).rejects.toThrow()
  })

  test('waits for an administrator where scopes are looked at', async () => {
    town.emulator.modes.patchScope = 'after-review'
    const made = await register(town, (url) => town.emulator.scan(url, byZhang()), { addons }).done
    const read = () =>
      clientOf(town, made.client_id, made.client_secret).application.v6.application.get({
        path: { app_id: 'me' },
        params: { lang: 'zh_cn' },
      })
    await expect(read()).rejects.toThrow()
    town.emulator.judgeVersion('approve')
    expect((await read()).code).toBe(0)
  })

  test('gets more of what it asks for when it is scanned once more under its own id', async () => {
    const first = await register(town, (url) => town.emulator.scan(url, byZhang()), { addons }).done
    const more = { preset: false, scopes: { tenant: ['im:chat:readonly'] } }
    const again = await register(town, (url) => town.emulator.scan(url, byZhang()), {
      addons: more,
      appId: first.client_id,
    }).done
    expect(again).toMatchObject({ client_id: first.client_id, client_secret: first.client_secret })
    expect([...town.emulator.console().online.scopes]).toEqual(
      expect.arrayContaining(['im:chat:readonly', ...adminScopes]),
    )
  })
})

describe('a scan that brings no app', () => {
  test('is said to the SDK: denied, expired', async () => {
    const denied = register(town, (url) => town.emulator.scan(url, byZhang('deny')))
    await expect(denied.done).rejects.toMatchObject({ code: 'access_denied' })
    const expired = register(town, () => town.emulator.expireRegistrations())
    await expect(expired.done).rejects.toMatchObject({ code: 'expired_token' })
  })

  test('sends a tenant of Lark to the other host first', async () => {
    const { done, statuses } = register(town, (url) => town.emulator.scan(url, byZhang('approve', 'lark')))
    await expect(done).resolves.toMatchObject({ user_info: { tenant_brand: 'lark' } })
    expect(statuses).toContain('domain_switched')
  })

  test('is pending until somebody scans, under either status', async () => {
    const { body } = await begin()
    const poll = () => ask({ action: 'poll', device_code: String(body.device_code) })
    expect(await poll()).toMatchObject({ status: 400, body: { error: 'authorization_pending' } })
    town.emulator.modes.pollStatus = 200
    expect(await poll()).toMatchObject({ status: 200, body: { error: 'authorization_pending' } })
  })

  test('is slowed down when it is asked for too often, five seconds more each time', async () => {
    Object.assign(town.emulator.modes, { pollInterval: 5, rateClock: 'virtual' })
    const { body } = await begin()
    const poll = async () => (await ask({ action: 'poll', device_code: String(body.device_code) })).body.error
    expect(await poll()).toBe('authorization_pending')
    town.clock.move(4_000)
    expect(await poll()).toBe('slow_down')
    town.clock.move(5_000)
    expect(await poll()).toBe('slow_down')
    town.clock.move(15_000)
    expect(await poll()).toBe('authorization_pending')
  })

  test('is no grant for an unknown code, nor for one that was used', async () => {
    expect(await ask({ action: 'poll', device_code: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
    const { body } = await begin()
    town.emulator.scan(String(body.verification_uri_complete), byZhang())
    const poll = () => ask({ action: 'poll', device_code: String(body.device_code) })
    expect((await poll()).body).toHaveProperty('client_secret')
    expect((await poll()).body.error).toBe('invalid_grant')
    expect(() => town.emulator.scan(String(body.verification_uri_complete), byZhang())).toThrow('not open')
  })

  test('is refused for another archetype, by an enterprise that lets nobody, and where the route is not there', async () => {
    expect(await ask({ action: 'begin', archetype: 'Other', auth_method: 'client_secret' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
    town.emulator.modes.registration = 'forbidden'
    const { body } = await begin()
    expect(() => town.emulator.scan(String(body.verification_uri_complete), byZhang())).toThrow('no member')
    town.emulator.modes.registration = 'off'
    const gone = await fetch(`${town.url}/oauth/v1/app/registration`, { method: 'POST', body: 'action=begin' })
    expect(gone.status).toBe(404)
    await expect(register(town, () => undefined).done).rejects.toThrow()
  })

  test('says how long a code lives under the name of the mode, and whose phone it was only if the mode says so', async () => {
    const fields = async () => Object.keys((await begin()).body)
    expect(await fields()).toContain('expires_in')
    town.emulator.modes.beginExpiry = 'expire_in'
    expect(await fields()).toContain('expire_in')
    town.emulator.modes.beginExpiry = 'absent'
    expect((await fields()).filter((name) => name.startsWith('expire'))).toEqual([])
    town.emulator.modes.scannerOpenId = 'absent'
    const made = await register(town, (url) => town.emulator.scan(url, byZhang())).done
    expect(made.user_info?.open_id).toBeUndefined()
  })
})

test('an open_id that another app knows the scanner by is refused wherever it is used', async () => {
  town.emulator.modes.scannerOpenId = 'other-app'
  const scopes = { tenant: ['im:message:send_as_bot', 'contact:contact.base:readonly', ...adminScopes] }
  const made = await register(town, (url) => town.emulator.scan(url, byZhang()), { addons: { ...addons, scopes } }).done
  const { open_id = '' } = made.user_info ?? {}
  expect(open_id).toMatch(/^ou_/)
  expect(open_id).not.toBe('ou_zhang')
  const client = clientOf(town, made.client_id, made.client_secret)
  const refused = { response: { data: { code: 99992361 } } }
  const data = { receive_id: open_id, msg_type: 'text', content: JSON.stringify({ text: 'hi' }) }
  await expect(client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data })).rejects.toMatchObject(
    refused,
  )
  await expect(client.contact.v3.user.get({ path: { user_id: open_id } })).rejects.toMatchObject(refused)
  const own = { ...data, receive_id: 'ou_zhang' }
  expect((await client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data: own })).code).toBe(0)
})

describe('the confirm page', () => {
  test('is a form that names what is asked for; a yes on it is a scan', async () => {
    let scanned: (url: string) => void = () => undefined
    const link = new Promise<string>((resolve) => {
      scanned = resolve
    })
    const { done } = register(town, scanned, { addons, appPreset: { name: '<b>助手</b>' } })
    const url = await link
    const page = await (await fetch(url)).text()
    expect(page).toContain('im:message:send_as_bot')
    expect(page).not.toContain('<b>助手')
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ person: '张工', decide: 'approve' }),
    })
    expect(await answer.text()).toContain('已确认')
    expect((await done).client_id).toBe(town.emulator.snapshot().app.app_id)
    expect((await fetch(url)).status).toBe(410)
  })
})
