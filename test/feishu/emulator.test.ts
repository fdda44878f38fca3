import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator } from '../../emulator/server/emulator.ts'
import type { Modes } from '../../emulator/server/modes.ts'
import type { FeishuOptions } from '../../src/feishu/client.ts'
import { createPacer, realTime } from '../../src/feishu/pacer.ts'
import { appSecret, connect, manualClock, 问候 } from './rig.ts'

const people = [
  { open_id: 'ou_zhang', name: '张工', mobile: '13800000001', email: 'zhang@example.com' },
  { open_id: 'ou_li', name: '李工', mobile: '+85251234567' },
  { open_id: 'ou_wang', name: '王工' },
  { open_id: 'ou_sun', name: '孙工', available: false },
]
const chats = [
  { chat_id: 'oc_chief', name: '航天链长群', members: ['ou_zhang', 'ou_li', 'ou_wang'], bot: true },
  { chat_id: 'oc_office', name: '推进办群', members: ['ou_wang'], bot: true },
  { chat_id: 'oc_quiet', name: '无机器人群', members: ['ou_zhang'] },
]
const app = {
  app_id: 'cli_app',
  app_secret: appSecret,
  encrypt_key: 'key',
  verification_token: 'token',
  bot_open_id: 'ou_bot',
  bot_name: '链长制助手',
}

const town = async (modes: Partial<Modes> = {}, more: Partial<FeishuOptions> = {}) => {
  const clock = manualClock()
  const emulator = createEmulator({
    seed: { app, people, chats },
    clock: { now: () => Date.parse(clock.now()) },
    modes,
  })
  const { url, close } = await emulator.listen()
  onTestFinished(() => close())
  const { feishu } = connect(url, { clock, ...more })
  return { emulator, feishu }
}

const card = (content: string) =>
  JSON.stringify({ schema: '2.0', config: { update_multi: true }, body: { elements: [{ tag: 'markdown', content }] } })
const toGroup = (id: string, content = card('**周报** 2026-W36')) => ({
  ...问候(),
  to: { type: 'chat_id' as const, id },
  msgType: 'interactive' as const,
  content,
})

describe('against the local Feishu', () => {
  it('the bot knows itself', async () => {
    const { feishu } = await town()
    expect(await feishu.bot()).toEqual({ openId: 'ou_bot', name: '链长制助手' })
  })

  it.each([10014, 10015, 10003] as const)(
    'a wrong secret (%i) is told apart from a right one',
    async (wrongSecretCode) => {
      const { feishu } = await town({ wrongSecretCode }, { appSecret: 'wrong' })
      expect(await feishu.verifyCredentials()).toMatchObject({ ok: false, refused: true, code: wrongSecretCode })
      expect(await (await town()).feishu.verifyCredentials()).toEqual({ ok: true })
    },
  )

  it('a message, its reply, a card, its change and its recall arrive', async () => {
    const { emulator, feishu } = await town()
    const text = await feishu.send(问候('ou_zhang'))
    expect(text).toEqual({ kind: 'ok', messageId: expect.any(String), chatId: emulator.person('张工').p2p() })
    const messageId = text.kind === 'ok' ? (text.messageId ?? '') : ''
    const reply = { messageId, msgType: 'text' as const, content: '{"text":"收到"}', uuid: 'reply-1' }
    expect(await feishu.reply(reply)).toMatchObject({ kind: 'ok' })
    const digest = await feishu.send(toGroup('oc_chief'))
    const digestId = digest.kind === 'ok' ? (digest.messageId ?? '') : ''
    expect(await feishu.patch({ messageId: digestId, content: card('v2') })).toMatchObject({ kind: 'ok' })
    expect(emulator.messages(emulator.person('张工').p2p()).map(({ content }) => content)).toEqual([
      { text: '本周进展：试飞完成' },
      { text: '收到' },
    ])
    expect(emulator.messages('oc_chief')).toMatchObject([{ content: { body: { elements: [{ content: 'v2' }] } } }])
    expect(await feishu.recall(digestId)).toMatchObject({ kind: 'ok' })
    expect(await feishu.patch({ messageId: digestId, content: card('v3') })).toMatchObject({ reason: 'recalled' })
  })

  it.each([400, 200] as const)(
    'what it refuses is refused for the right reason, under HTTP %i',
    async (errorStatus) => {
      const { feishu } = await town({ errorStatus })
      expect(await feishu.send(toGroup('oc_quiet'))).toMatchObject({ kind: 'refused', reason: 'bot-not-in-chat' })
      expect(await feishu.send(问候('ou_sun'))).toMatchObject({ kind: 'refused', reason: 'person-unreachable' })
      const long = JSON.stringify({ text: '长'.repeat(60_000) })
      expect(await feishu.send({ ...问候('ou_zhang'), content: long })).toMatchObject({
        kind: 'refused',
        reason: 'too-long',
      })
      const wrong = JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'note' }] } })
      const refused = { kind: 'refused', reason: 'card-invalid', code: 230099, subCode: 200861 }
      expect(await feishu.send(toGroup('oc_chief', wrong))).toMatchObject(refused)
    },
  )

  it.each(['reset-after-accept', 'hang-after-accept', 'half-body', 'slow-drip'] as const)(
    'after %s nobody knows, and the same uuid again brings one message in all',
    async (failure) => {
      const { emulator, feishu } = await town({}, { timeoutMs: 600 })
      await feishu.verifyCredentials()
      emulator.failNext(1, failure, { path: '/messages' })
      const message = toGroup('oc_chief')
      expect(await feishu.send(message)).toMatchObject({ kind: 'unknown' })
      const again = await feishu.send(message)
      expect(again).toEqual({ kind: 'ok', messageId: emulator.messages()[0]?.message_id, chatId: 'oc_chief' })
      expect(emulator.messages()).toHaveLength(1)
    },
  )

  it.each(['redirect', 'html', 'hang', 'reset', { http200code: 5000 }, { http: 502, code: 1 }] as const)(
    '%j is survived',
    async (failure) => {
      const { emulator, feishu } = await town({}, { timeoutMs: 600 })
      await feishu.verifyCredentials()
      emulator.failNext(1, failure, { path: '/messages' })
      const message = toGroup('oc_chief')
      expect(await feishu.send(message)).toMatchObject({ kind: 'unknown' })
      expect(await feishu.send(message)).toMatchObject({ kind: 'ok' })
      expect(emulator.messages()).toHaveLength(1)
    },
  )

  it.each([400, 401] as const)('tokens that end early (HTTP %i) are not noticed', async (tokenErrorStatus) => {
    const { emulator, feishu } = await town({ tokenErrorStatus })
    await feishu.send(问候('ou_zhang'))
    emulator.expireTokens()
    const outcomes = await Promise.all(['ou_zhang', 'ou_li', 'ou_wang'].map((id) => feishu.send(问候(id))))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok'])
    expect(feishu.stats().tokenRequests).toBe(2)
  })

  it('its clock is noticed when it differs from ours', async () => {
    const { emulator, feishu } = await town()
    emulator.dateOffset(-10 * 60_000)
    for (const id of ['ou_zhang', 'ou_li']) await feishu.send(问候(id))
    expect(feishu.clockOffset()).toEqual({ offsetMs: -599_500, seen: 3, wrong: true })
  })

  it('with a pacer no limit is hit; without one the limit comes back as a later time', async () => {
    const ids = ['oc_chief', 'oc_office'].flatMap((id) => Array(7).fill(id))
    const pace = createPacer(realTime)
    const paced = await town({}, { pace })
    const inTurn = async (id: string) => {
      await paced.feishu.turn(id, async () => true)
      return paced.feishu.send(toGroup(id))
    }
    const kinds = (await Promise.all(ids.map(inTurn))).map(({ kind }) => kind)
    expect(kinds).toEqual(Array(14).fill('ok'))
    const hasty = await town()
    const outcomes = await Promise.all(ids.map((id) => hasty.feishu.send(toGroup(id))))
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(10)
    expect(outcomes).toContainEqual(expect.objectContaining({ kind: 'retry', code: 230020 }))
  })

  it('groups, members and names are found', async () => {
    const { feishu } = await town()
    expect(await feishu.chats()).toEqual({
      ok: true,
      value: [
        { chatId: 'oc_chief', name: '航天链长群' },
        { chatId: 'oc_office', name: '推进办群' },
      ],
    })
    const chief = { name: '航天链长群', external: false, status: 'normal' }
    expect(await feishu.chat('oc_chief')).toEqual({ ok: true, value: chief })
    const fromOutside = { name: '无机器人群', external: true, status: 'normal' }
    expect(await feishu.chat('oc_quiet')).toEqual({ ok: true, value: fromOutside })
    expect(await feishu.chat('oc_none')).toEqual({ ok: false, code: 232006, retry: false })
    const members = await feishu.members('oc_chief')
    expect(members.ok && members.value.map(({ name }) => name)).toEqual(['张工', '李工', '王工'])
    expect(await feishu.members('oc_quiet')).toEqual({ ok: false, code: 232011, retry: false })
    expect(await feishu.personName('ou_li')).toEqual({ ok: true, value: '李工' })
    expect(await feishu.personName('ou_nobody')).toEqual({ ok: true, value: undefined })
    const by = { mobiles: ['+86 13800000001', '+852 5123 4567', '13900000000'], emails: ['zhang@example.com'] }
    expect(await feishu.findPeople(by)).toEqual({
      ok: true,
      value: new Map([
        ['+86 13800000001', 'ou_zhang'],
        ['+852 5123 4567', 'ou_li'],
        ['zhang@example.com', 'ou_zhang'],
      ]),
    })
  })

  it('members of a large group come over many pages', async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ open_id: `ou_member${at}`, name: `组员${at}` }))
    const group = { chat_id: 'oc_all', name: '全体', members: many.map(({ open_id }) => open_id), bot: true }
    const clock = { now: () => Date.parse('2026-09-03T10:00:00.000Z') }
    const emulator = createEmulator({ seed: { app, people: many, chats: [group] }, clock })
    const { url, close } = await emulator.listen()
    onTestFinished(() => close())
    const members = await connect(url).feishu.members('oc_all')
    expect(members.ok && members.value.length).toBe(250)
    expect(emulator.calls().filter(({ path }) => path.endsWith('/members')).length).toBeGreaterThan(2)
  })
})
