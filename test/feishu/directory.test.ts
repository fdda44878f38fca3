import { describe, expect, it } from 'vitest'
import { type Answer, connect, hang, json, rawFeishu } from './rig.ts'

const page = (items: unknown[], next?: string) =>
  json({ code: 0, data: { items, has_more: next !== undefined, page_token: next ?? '' } })
const member = (id: string, name: string) => ({ member_id: id, member_id_type: 'open_id', name })

describe('members of a chat', () => {
  it('are collected over pages of any size, empty ones included', async () => {
    const api = [
      page([member('ou_a', '张工'), member('ou_b', '李工')], 'p2'),
      page([], 'p3'),
      page([member('ou_b', '李工'), member('ou_c', '王工')]),
    ]
    const server = await rawFeishu({ api })
    expect(await connect(server.url).feishu.members('oc_1')).toEqual({
      ok: true,
      value: [
        { openId: 'ou_a', name: '张工' },
        { openId: 'ou_b', name: '李工' },
        { openId: 'ou_c', name: '王工' },
      ],
    })
    expect(server.calls().map(({ query }) => query.get('page_token'))).toEqual([null, 'p2', 'p3'])
  })

  it('are all there or none: a page that fails, or leads back, fails the whole', async () => {
    const failing = await rawFeishu({ api: [page([member('ou_a', '张工')], 'p2'), hang] })
    expect(await connect(failing.url, { timeoutMs: 250 }).feishu.members('oc_1')).toEqual({
      ok: false,
      code: 0,
      retry: true,
    })
    const looping = await rawFeishu({ otherwise: page([member('ou_a', '张工')], 'p2') })
    expect(await connect(looping.url).feishu.members('oc_1')).toEqual({ ok: false, code: 0, retry: true })
    expect(looping.calls()).toHaveLength(2)
  })

  it('are not to be had of a chat the bot is not in', async () => {
    const server = await rawFeishu({ otherwise: json({ code: 232011, msg: '' }, 400) })
    expect(await connect(server.url).feishu.members('oc_1')).toEqual({ ok: false, code: 232011, retry: false })
  })
})

describe('a chat', () => {
  it.each(['normal', 'dissolved', 'dissolved_save'])('that is %s', async (chat_status) => {
    const server = await rawFeishu({
      otherwise: json({ code: 0, data: { name: '航天链群', external: true, chat_status } }),
    })
    const status = chat_status === 'normal' ? 'normal' : 'dissolved'
    expect(await connect(server.url).feishu.chat('oc_1')).toEqual({
      ok: true,
      value: { name: '航天链群', external: true, status },
    })
  })
})

describe('finding people', () => {
  it('asks in batches of fifty and leaves out who is not found', async () => {
    const answer: Answer = (response, seen, socket) => {
      const mobiles = seen.body.mobiles as string[]
      const user_list = mobiles.map((mobile) =>
        mobile.endsWith('7') ? { mobile } : { mobile, user_id: `ou_${mobile}` },
      )
      json({ code: 0, data: { user_list } })(response, seen, socket)
    }
    const server = await rawFeishu({ otherwise: answer })
    const mobiles = Array.from({ length: 120 }, (_, at) => String(13_800_000_000 + at))
    const found = await connect(server.url).feishu.findPeople({ mobiles, emails: [] })
    expect(server.calls().map(({ body }) => (body.mobiles as string[]).length)).toEqual([50, 50, 20])
    expect(found.ok && found.value.size).toBe(108)
    expect(found.ok && found.value.get('13800000001')).toBe('ou_13800000001')
    expect(found.ok && found.value.has('13800000007')).toBe(false)
  })

  it('gives mobiles and e-mails back as they were written', async () => {
    const user_list = [
      { mobile: '13800000001', user_id: 'ou_张工' },
      { mobile: '+85251234567', user_id: 'ou_李工' },
      { email: 'wang@example.com', user_id: 'ou_王工' },
    ]
    const server = await rawFeishu({ otherwise: json({ code: 0, data: { user_list } }) })
    const by = { mobiles: ['+86 138-0000-0001', '13800000001', '00852 5123 4567'], emails: ['Wang@Example.com'] }
    expect(await connect(server.url).feishu.findPeople(by)).toEqual({
      ok: true,
      value: new Map([
        ['+86 138-0000-0001', 'ou_张工'],
        ['13800000001', 'ou_张工'],
        ['00852 5123 4567', 'ou_李工'],
        ['Wang@Example.com', 'ou_王工'],
      ]),
    })
    expect(server.calls()[0]?.body).toEqual({ mobiles: ['13800000001', '+85251234567'], emails: ['Wang@Example.com'] })
  })

  it('asks nothing about nobody', async () => {
    const server = await rawFeishu()
    expect(await connect(server.url).feishu.findPeople({ mobiles: [], emails: [] })).toEqual({
      ok: true,
      value: new Map(),
    })
    expect(server.seen).toEqual([])
  })
})

describe('the name of a person', () => {
  it.each([
    ['is given', json({ code: 0, data: { user: { name: '张工' } } }), { ok: true, value: '张工' }],
    ['is hidden without the scope', json({ code: 0, data: { user: {} } }), { ok: true, value: undefined }],
    ['is unknown outside the contact range', json({ code: 41050 }, 400), { ok: true, value: undefined }],
    ['waits for Feishu', json({}, 503), { ok: false, code: 0, retry: true }],
    ['needs a scope', json({ code: 99991672 }, 400), { ok: false, code: 99991672, retry: false }],
  ])('%s', async (_what, answer, lookup) => {
    const server = await rawFeishu({ otherwise: answer })
    expect(await connect(server.url).feishu.personName('ou_1')).toEqual(lookup)
  })
})
