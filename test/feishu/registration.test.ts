import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { confirmLink, isFeishuLink } from '../../src/feishu/confirm-link.ts'
import { createHttp, type Http } from '../../src/feishu/http.ts'
import { manifest } from '../../src/feishu/manifest.ts'
import { createRegistration, type Registration } from '../../src/feishu/registration.ts'
import { register } from '../emulator/support/console.ts'
import { openTown, type Town } from '../emulator/support/town.ts'

let town: Town
let http: Http
let registration: Registration
beforeEach(async () => {
  town = await openTown({ pollInterval: 0, rateClock: 'off' })
  http = createHttp({ timeoutMs: Number.POSITIVE_INFINITY })
  registration = createRegistration(town.url, http)
})
afterEach(async () => {
  http.close()
  await town.close()
})

const begun = async () => {
  const made = await registration.begin()
  if (!made) throw new Error('no link')
  return made
}
const scopes = [...manifest.scopes, ...manifest.setupScopes]

describe('the link', () => {
  test('says what the official SDK writes for the same wishes', async () => {
    let theirs = ''
    const preset = { name: manifest.name, desc: manifest.description }
    const { done } = register(
      town,
      (url) => {
        theirs = url
        town.emulator.scan(url, { person: '张工' })
      },
      {
        source: 'lianzhang',
        appPreset: preset,
        createOnly: true,
        addons: {
          preset: false,
          scopes: { tenant: scopes },
          events: { items: { tenant: [...manifest.events] } },
          callbacks: { items: [...manifest.callbacks] },
        },
      },
    )
    await done
    const ours = confirmLink((await begun()).link, { scopes, named: true })
    const read = (link: string) => {
      const { addons = '', user_code: _code, ...rest } = Object.fromEntries(new URL(link).searchParams)
      return { ...rest, addons: JSON.parse(gunzipSync(Buffer.from(addons, 'base64url')).toString()) }
    }
    expect(read(ours)).toEqual(read(theirs))
  })

  test.each([
    ['https://open.feishu.cn/page/launcher?user_code=A', true],
    ['https://open.larkoffice.com/page/cli?user_code=A', true],
    ['http://open.feishu.cn/page/launcher?user_code=A', false],
    ['https://open.feishu.cn@evil.cn/page', false],
    ['https://open.feishu.cn.evil.cn/page', false],
    ['https://evil-larkoffice.com/page', false],
    ['https://private.example.gov.cn/page', true],
    ['javascript:alert(1)', false],
  ])('%s is Feishu’s: %s', (link, is) => {
    expect(isFeishuLink(link, ['https://private.example.gov.cn'])).toBe(is)
  })
})

describe('asking for the app', () => {
  test('ends as the person answers', async () => {
    const first = await begun()
    expect(first).toMatchObject({ lifeMs: 600_000, intervalMs: 0 })
    expect(await registration.poll(first.deviceCode)).toEqual({ kind: 'wait' })
    town.emulator.scan(first.link, { person: '张工' })
    expect(await registration.poll(first.deviceCode)).toMatchObject({
      kind: 'app',
      appId: expect.stringMatching(/^cli_/),
    })
    expect(await registration.poll(first.deviceCode)).toEqual({ kind: 'refused' })
    const denied = await begun()
    town.emulator.scan(denied.link, { person: '张工', decide: 'deny' })
    expect(await registration.poll(denied.deviceCode)).toEqual({ kind: 'denied' })
    const old = await begun()
    town.emulator.expireRegistrations()
    expect(await registration.poll(old.deviceCode)).toEqual({ kind: 'expired' })
    const foreign = await begun()
    town.emulator.scan(foreign.link, { person: '张工', brand: 'lark' })
    expect(await registration.poll(foreign.deviceCode)).toEqual({ kind: 'lark' })
  })

  test.each(['reset', 'html', 'half-body', 'redirect'] as const)(
    'an answer that is lost is no end: %s',
    async (failure) => {
      const { deviceCode } = await begun()
      town.emulator.failNext(1, failure, { path: '/oauth/' })
      expect(await registration.poll(deviceCode)).toEqual({ kind: 'wait' })
    },
  )

  test.each(['reset', 'html', 'half-body'] as const)('without a link there is none: %s', async (failure) => {
    town.emulator.failNext(1, failure, { path: '/oauth/' })
    expect(await registration.begin()).toBeUndefined()
  })

  test('slows down when it is told to, under either name of the life of a code', async () => {
    Object.assign(town.emulator.modes, { pollInterval: 5, rateClock: 'virtual', beginExpiry: 'expire_in' })
    const { deviceCode, lifeMs, intervalMs } = await begun()
    expect([lifeMs, intervalMs]).toEqual([600_000, 5_000])
    await registration.poll(deviceCode)
    expect(await registration.poll(deviceCode)).toEqual({ kind: 'slower' })
    town.emulator.modes.beginExpiry = 'absent'
    expect((await begun()).lifeMs).toBe(600_000)
  })
})
