import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, send, sendCard } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

describe('who may be written to', () => {
  test('a person by open_id, union_id or e-mail; the direct chat is made once and named in the answer', async () => {
    const first = await send(town, 'ou_zhang')
    const second = await send(town, 'zhang@example.com')
    const third = await send(town, 'on_zhang')
    expect(first.data).toMatchObject({
      chat_id: town.emulator.person('张工').p2p(),
      msg_type: 'text',
      deleted: false,
      updated: false,
      create_time: String(town.clock.now()),
      sender: { id: 'cli_a0b1c2d3e4f50617', id_type: 'app_id', sender_type: 'app' },
      body: { content: '{"text":"你好"}' },
    })
    expect([second.data?.chat_id, third.data?.chat_id]).toEqual([first.data?.chat_id, first.data?.chat_id])
  })

  test.each([
    ['a person nobody knows', 'ou_nobody', 99992351],
    ['a person outside the availability', 'ou_sun', 230013],
    ['a person of another tenant', 'ou_ma', 230038],
    ['an e-mail nobody has', 'nobody@example.com', 230034],
    ['a group without the bot', 'oc_quiet', 230002],
    ['a group that does not exist', 'oc_nowhere', 230034],
  ])('not %s', async (_who, id, code) => {
    expect(await codeOf(send(town, id))).toBe(code)
  })

  test('the code for somebody of another tenant is a mode', async () => {
    town.emulator.modes.crossTenantCode = 99992364
    expect(await codeOf(send(town, 'ou_ma'))).toBe(99992364)
  })

  test('an id of the wrong form for its type is refused', async () => {
    const call = town.client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: 'ou_zhang', msg_type: 'text', content: '{"text":"x"}' },
    })
    expect(await codeOf(call)).toBe(230034)
  })

  test('not a group that was dissolved, muted or left, nor a person who blocked the bot or resigned', async () => {
    const chat = town.emulator.chat('链长群')
    chat.muted = true
    expect(await codeOf(send(town, 'oc_chief'))).toBe(230018)
    chat.muted = false
    await town.emulator.disband('oc_chief')
    expect(await codeOf(send(town, 'oc_chief'))).toBe(232009)
    town.emulator.account('张工').blocked_bot = true
    expect(await codeOf(send(town, 'ou_zhang'))).toBe(230053)
    await town.emulator.resign('李工')
    expect(await codeOf(send(town, 'ou_li'))).toBe(230013)
  })
})

describe('content', () => {
  test.each([
    ['not JSON', '你好', 'text'],
    ['a JSON list', '[]', 'text'],
    ['text without text', '{"content":"x"}', 'text'],
    ['a post without paragraphs', '{"zh_cn":{"title":"x"}}', 'post'],
    ['a post with an unknown tag', '{"zh_cn":{"content":[[{"tag":"button"}]]}}', 'post'],
    ['an image nobody uploaded', '{"image_key":"img_v3_x"}', 'image'],
  ])('%s is refused', async (_what, content, type) => {
    expect(await codeOf(send(town, 'ou_zhang', content, type))).toBe(230001)
  })

  test('a post with text, link, mention and markdown goes through', async () => {
    const content = [
      [
        { tag: 'text', text: '请看' },
        { tag: 'a', href: 'https://example.com', text: '链接' },
      ],
      [{ tag: 'at', user_id: 'ou_li' }],
      [{ tag: 'md', text: '**x**' }],
    ]
    expect((await send(town, 'oc_chief', { zh_cn: { title: '通报', content } }, 'post')).code).toBe(0)
  })

  test('size is counted in UTF-8 bytes: 30 KB for a card, 150 KB for text', async () => {
    const heavy = cardOf({ tag: 'markdown', content: '链'.repeat(10_300) })
    expect(await codeOf(send(town, 'ou_zhang', heavy, 'interactive'))).toBe(230025)
    expect(await sendCard(town, 'ou_zhang', cardOf({ tag: 'markdown', content: '链'.repeat(10_000) }))).toMatch(/^om_/)
    expect(await codeOf(send(town, 'ou_zhang', { text: 'x'.repeat(153_600) }))).toBe(230025)
    expect((await send(town, 'ou_zhang', { text: 'x'.repeat(153_000) })).code).toBe(0)
  })

  test('a mention of a stranger, or of all where that is not allowed, is refused', async () => {
    expect(await codeOf(send(town, 'oc_chief', { text: '<at user_id="ou_nobody">谁</at>' }))).toBe(99992351)
    expect((await send(town, 'oc_chief', { text: '<at user_id="all"></at>' })).code).toBe(0)
    town.emulator.chat('链长群').at_all = false
    expect(await codeOf(send(town, 'oc_chief', { text: '<at user_id="all"></at>' }))).toBe(230018)
  })
})

describe('uuid', () => {
  test('sends once within an hour and answers with the first message', async () => {
    const first = await send(town, 'ou_zhang', { text: '一' }, 'text', 'u1')
    town.clock.move(3_599_000)
    const again = await send(town, 'ou_zhang', { text: '二' }, 'text', 'u1')
    expect(again.data?.message_id).toBe(first.data?.message_id)
    town.clock.move(1000)
    const later = await send(town, 'ou_zhang', { text: '三' }, 'text', 'u1')
    expect(later.data?.message_id).not.toBe(first.data?.message_id)
    expect(town.emulator.messages()).toHaveLength(2)
  })

  test('is not used up by a send that failed', async () => {
    expect(await codeOf(send(town, 'oc_quiet', { text: '一' }, 'text', 'u2'))).toBe(230002)
    await town.emulator.addBot('oc_quiet', '张工')
    expect((await send(town, 'oc_quiet', { text: '一' }, 'text', 'u2')).code).toBe(0)
  })

  test('may be an error instead, by mode, and is at most 50 characters long', async () => {
    town.emulator.modes.duplicateUuid = 'error'
    await send(town, 'ou_zhang', { text: '一' }, 'text', 'u3')
    expect(await codeOf(send(town, 'ou_zhang', { text: '一' }, 'text', 'u3'))).toBe(230001)
    expect(await codeOf(send(town, 'ou_zhang', { text: '一' }, 'text', 'x'.repeat(51)))).toBe(99992402)
  })
})

describe('replies', () => {
  const reply = (message_id: string, reply_in_thread = false) =>
    town.client.im.v1.message.reply({
      path: { message_id },
      data: { msg_type: 'text', content: '{"text":"收到"}', reply_in_thread },
    })

  test('name the parent and the root, and a thread when asked', async () => {
    const { message_id } = await town.emulator.person('张工').says('周报')
    const first = (await reply(message_id)).data
    expect(first).toMatchObject({ parent_id: message_id, root_id: message_id })
    const second = (await reply(first?.message_id ?? '', true)).data
    expect(second).toMatchObject({
      parent_id: first?.message_id,
      root_id: message_id,
      thread_id: expect.stringMatching(/^omt_/),
    })
  })

  test('to a recalled message are refused', async () => {
    const 张工 = town.emulator.person('张工')
    const { message_id } = await 张工.says('周报')
    await 张工.recalls(message_id)
    expect(await codeOf(reply(message_id))).toBe(230011)
  })
})
