import type { Client } from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { routes } from '../../../emulator/server/api/routes.ts'
import { known } from '../../../emulator/server/console/names.ts'
import { codeOf, refused, request } from '../support/calls.ts'
import { adminScopes } from '../support/console.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { openTown, seed, type Town } from '../support/town.ts'

const { app_id } = seed.app
let town: Town
let other: Receiver
beforeEach(async () => {
  town = await openTown({}, { scopes: ['im:message:send_as_bot', 'im:message.p2p_msg:readonly', ...adminScopes] })
  other = await startReceiver('new-encrypt-key')
})
afterEach(async () => {
  await town.close()
  await other.close()
})

type Config = NonNullable<Parameters<Client['application']['v7']['applicationConfig']['patch']>[0]>['data']
const config = (data: Config, id = app_id) =>
  town.client.application.v7.applicationConfig.patch({ path: { app_id: id }, ...(data ? { data } : {}) })
const ability = (bot: object) =>
  town.client.application.v7.applicationAbility.patch({ path: { app_id }, data: { bot: { enable: true, ...bot } } })
const words = { remark: '自动配置', changelog: '首次' }
const publish = (more: object = {}) =>
  town.client.application.v7.applicationPublish.create({
    path: { app_id },
    data: { ...words, mobile_default_ability: 'bot', pc_default_ability: 'bot', ...more },
  })
const read = async () =>
  (await town.client.application.v6.application.get({ path: { app_id: 'me' }, params: { lang: 'zh_cn' } })).data?.app
const scope = (...names: string[]) => ({
  scope: { add_scopes: names.map((scope_name) => ({ scope_name, token_type: 'tenant' as const })) },
})
const granted = async () =>
  (await town.client.application.v6.scope.list()).data?.scopes
    ?.filter(({ grant_status }) => grant_status === 1)
    .map(({ scope_name }) => scope_name)
const menu = (menu_id: string, more: object = {}) => ({
  menu_id,
  default_name: menu_id,
  menu_content_type: 2,
  event_key: menu_id,
  ...more,
})

describe('what is written into the console', () => {
  test('scopes are live at once where nobody looks at versions, else with the version that is approved', async () => {
    await config(scope('im:chat:readonly'))
    expect(await granted()).toContain('im:chat:readonly')
    town.emulator.modes.review = 'administrator'
    await config(scope('im:resource:upload'))
    expect(await granted()).not.toContain('im:resource:upload')
    expect((await read())?.scopes?.map((one) => one.scope)).toContain('im:resource:upload')
    await publish()
    expect(await granted()).not.toContain('im:resource:upload')
    town.emulator.judgeVersion('approve')
    expect(await granted()).toContain('im:resource:upload')
    town.emulator.modes.grantStatus = 'stale'
    expect(await granted()).toEqual([])
  })

  test('an address is asked with the new keys while it is written; keys and address then carry the deliveries', async () => {
    const keys = { encryption_key: 'new-encrypt-key', verification_token: 'new-token' }
    await config({ event_and_callback_encrypt_strategy: keys })
    const add = { add_events: ['im.message.receive_v1'], request_url: other.url }
    await config({ event: { subscription_type: 'webhook', ...add } })
    await town.emulator.person('张工').says('你好')
    expect(other.all).toMatchObject([{ sdk: true, signed: true, plain: { header: { token: 'new-token' } } }])
  })

  test('an address that does not answer, or not with the keys of the moment, is refused and nothing is changed', async () => {
    const event = { subscription_type: 'webhook' as const, request_url: 'http://127.0.0.1:9/x', add_events: [] }
    expect(await codeOf(config({ event, ...scope('im:chat:readonly') }))).toBe(210042)
    expect((await read())?.event?.request_url).toBe(town.receiver.url)
    expect((await read())?.scopes?.map((one) => one.scope)).not.toContain('im:chat:readonly')
    town.emulator.modes.encryptionLive = 'on-publish'
    await config({
      event_and_callback_encrypt_strategy: { encryption_key: 'new-encrypt-key', verification_token: 't' },
    })
    expect(await codeOf(config({ event: { ...event, request_url: other.url } }))).toBe(210042)
    await publish()
    expect((await config({ event: { ...event, request_url: other.url } })).code).toBe(0)
  })

  test('another way of subscribing counts from the version on', async () => {
    await config({ event: { subscription_type: 'websocket' }, callback: { callback_type: 'websocket' } })
    expect((await read())?.callback_info?.callback_type).toBe('websocket')
    await town.emulator.person('张工').says('还到')
    expect(town.receiver.all).toHaveLength(1)
    await publish()
    await town.emulator.person('张工').says('不到')
    expect(town.receiver.all).toHaveLength(1)
  })

  test('the menu is three wide and replaced whole; it is seen in the version', async () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => menu(id))
    expect(await codeOf(ability({ bot_menu_enable: true, bot_menus: four }))).toBe(210011)
    expect(await codeOf(ability({ bot_menu_enable: true }))).toBe(210011)
    expect(await codeOf(ability({ bot_menus: [menu('a', { event_key: '' })] }))).toBe(210011)
    await ability({ bot_menu_enable: true, bot_menus: [menu('a'), menu('b', { parent_menu_id: 'a' })] })
    const { data } = await publish()
    const path = { app_id: 'me', version_id: data?.version_id ?? '' }
    const seen = await town.client.application.v6.applicationAppVersion.get({ path, params: { lang: 'zh_cn' } })
    expect(seen.data?.app_version?.ability?.bot?.bot_menus?.map(({ menu_id }) => menu_id)).toEqual(['a', 'b'])
  })

  test('name and description are live with a version', async () => {
    const data = { i18ns: [{ i18n_key: 'zh_cn' as const, name: '新名字', description: '说明' }] }
    await town.client.application.v7.applicationBase.patch({ path: { app_id }, data })
    expect((await request(town, 'GET', '/open-apis/bot/v3/info')) as object).toMatchObject({
      bot: { app_name: seed.app.bot_name },
    })
    await publish()
    expect((await request(town, 'GET', '/open-apis/bot/v3/info')) as object).toMatchObject({
      bot: { app_name: '新名字' },
    })
  })
})

describe('versions', () => {
  test('count up, wait, are listed newest first; while one waits nothing is written', async () => {
    town.emulator.modes.review = 'administrator'
    expect((await publish()).data).toMatchObject({ version: '1.0.0' })
    expect((await read())?.unaudit_version_id).toMatch(/^oav_/)
    expect(await refused(config(scope('im:chat:readonly')))).toMatchObject({ status: 403, code: 210040 })
    expect(await refused(ability({}))).toMatchObject({ status: 400, code: 210020 })
    expect(await codeOf(publish())).toBe(210302)
    town.emulator.judgeVersion('reject')
    expect((await publish({ version: '2.0.0' })).data?.version).toBe('2.0.0')
    town.emulator.judgeVersion('approve')
    expect(await codeOf(publish({ version: '1.9.9' }))).toBe(210303)
    const listed = await town.client.application.v6.applicationAppVersion.list({
      path: { app_id: 'me' },
      params: { lang: 'zh_cn', page_size: 10 },
    })
    expect(listed.data?.items?.map(({ version, status }) => [version, status])).toEqual([
      ['2.0.0', 1],
      ['1.0.0', 2],
    ])
  })

  test('of a bot that few may see pass without an administrator', async () => {
    town.emulator.modes.review = 'up-to-ten'
    await publish()
    expect((await read())?.unaudit_version_id).toMatch(/^oav_/)
    town.emulator.judgeVersion('approve')
    await config({ visibility: { is_visible_to_all: false, visible_list: { user_ids: ['ou_zhang'] } } })
    await publish()
    expect((await read())?.unaudit_version_id).toBe('')
  })

  test('need remark, changelog and, of a bot, where it opens', async () => {
    expect(await codeOf(publish({ remark: '' }))).toBe(210304)
    expect(await codeOf(publish({ changelog: '长'.repeat(501) }))).toBe(210304)
    const bare = town.client.application.v7.applicationPublish.create({ path: { app_id }, data: words })
    expect(await codeOf(bare)).toBe(210304)
  })

  test('may be asked for once each', async () => {
    town.emulator.modes.review = 'administrator'
    const apply = () => town.client.application.v6.scope.apply()
    expect(await codeOf(apply())).toBe(212002)
    await config(scope('im:chat:readonly'))
    expect((await apply()).code).toBe(0)
    expect(await codeOf(apply())).toBe(212004)
  })
})

describe('refusals', () => {
  test.each([
    ['refused', { config: 210043, ability: 210021, publish: 210001 }],
    ['base', { config: 210035, ability: 210015, publish: 210001 }],
  ] as const)('an app from elsewhere: %s', async (v7, codes) => {
    town.emulator.modes.v7 = v7
    expect(await codeOf(config(scope('im:chat:readonly')))).toBe(codes.config)
    expect(await codeOf(ability({}))).toBe(codes.ability)
    expect(await codeOf(publish())).toBe(codes.publish)
  })

  test('a Feishu without these calls answers 404 as for any other path', async () => {
    town.emulator.modes.v7 = 'absent'
    await expect(config(scope('im:chat:readonly'))).rejects.toMatchObject({ response: { status: 404 } })
  })

  test('another app, no app, a missing scope, a missing lang', async () => {
    expect(await refused(config({}, 'cli_other00000000'))).toMatchObject({ status: 403, code: 210036 })
    expect(await refused(config({}, 'nonsense'))).toMatchObject({ status: 404, code: 210032 })
    const bare = town.client.request({ method: 'GET', url: '/open-apis/application/v6/applications/me' })
    expect(await codeOf(bare)).toBe(99992402)
    await config({ scope: { remove_scopes: [{ scope_name: adminScopes[1] ?? '', token_type: 'tenant' }] } })
    expect(await refused(config(scope('im:chat:readonly')))).toMatchObject({
      code: 99991672,
      error: { permission_violations: [{ subject: 'application:application:patch' }] },
    })
  })

  test.each<[string, object]>([
    ['a key that is too long', { event_and_callback_encrypt_strategy: { encryption_key: 'x'.repeat(33) } }],
    ['a scope that does not exist', scope('im:no_such_scope')],
    ['an event that does not exist', { event: { subscription_type: 'websocket', add_events: ['no.such_v1'] } }],
    ['an event without its way', { event: { add_events: ['im.message.receive_v1'] } }],
    ['an address for a long connection', { event: { subscription_type: 'websocket', request_url: 'https://x.cn' } }],
    ['too many callbacks', { callback: { callback_type: 'websocket', add_callbacks: new Array(51).fill('a') } }],
    ['a list that is none', { scope: { add_scopes: 'im:chat' } }],
  ])('%s is 210031', async (_what, data) => {
    expect(await refused(config(data as Config))).toMatchObject({ status: 400, code: 210031 })
  })

  test('events of an app without a bot', async () => {
    await town.client.application.v7.applicationAbility.patch({ path: { app_id }, data: { bot: { enable: false } } })
    expect(await codeOf(config({ event: { subscription_type: 'websocket' } }))).toBe(210041)
  })

  test('what is documented for all apps alone is told in the mode that says so', async () => {
    town.emulator.modes.appReadFields = 'documented'
    expect(Object.keys((await read()) ?? {})).not.toContain('event')
  })
})

test('every scope that a route wants can be asked for', () => {
  expect(routes.flatMap(({ scopes }) => scopes).filter((name) => !known.scope(name))).toEqual([])
})

describe('the organisation and its connections', () => {
  test('are told, the first by its scope, the second to anybody', async () => {
    expect(await codeOf(town.client.tenant.tenant.query())).toBe(99991672)
    await config(scope('tenant:tenant:readonly'))
    expect((await town.client.tenant.tenant.query()).data?.tenant).toMatchObject({
      name: expect.any(String),
      tenant_key: expect.any(String),
    })
    const count = await town.client.request({ method: 'GET', url: '/open-apis/event/v1/connection' })
    expect(count).toMatchObject({ code: 0, data: { online_instance_cnt: 0 } })
  })

  test('the long connection can be chosen at any time, or only while a client is connected', async () => {
    await ability({})
    const byLine = {
      event: { subscription_type: 'websocket' as const },
      callback: { callback_type: 'websocket' as const },
    }
    town.emulator.modes.websocketNeedsClient = true
    expect(await codeOf(config(byLine))).toBe(210031)
    town.emulator.modes.websocketNeedsClient = false
    await config(byLine)
    expect(town.emulator.console().draft).toMatchObject({ eventMode: 'websocket', callbackMode: 'websocket' })
    expect(town.emulator.console().online.eventMode).not.toBe('websocket')
    town.emulator.modes.modeLive = 'at-once'
    await config(byLine)
    expect(town.emulator.console().online).toMatchObject({ eventMode: 'websocket', callbackMode: 'websocket' })
  })
})
