import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, patch, send, sendCard } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { newClient, openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const edit = (message_id: string, content: object = { text: 'x' }, msg_type = 'text') =>
  town.client.im.v1.message.update({ path: { message_id }, data: { msg_type, content: JSON.stringify(content) } })
const recall = (message_id: string) => town.client.im.v1.message.delete({ path: { message_id } })
const idOf = async (sent: ReturnType<typeof send>) => (await sent).data?.message_id ?? ''
const post = (line: string) => ({ zh_cn: { title: '', content: [[{ tag: 'text', text: line }]] } })

describe('edits', () => {
  test('turn a text into a post and back, and leave the message its id and place', async () => {
    const id = await idOf(send(town, 'ou_zhang', { text: '一' }))
    town.clock.move(1000)
    expect((await edit(id, post('二'), 'post')).data).toMatchObject({ message_id: id, msg_type: 'post', updated: true })
    await edit(id, { text: '三' })
    expect(town.emulator.messages()).toMatchObject([
      { message_id: id, msg_type: 'text', content: { text: '三' }, history: [{ text: '一' }, post('二')] },
    ])
  })

  test.each([
    ['an image', { image_key: 'img_v3_x' }, 'image', 230054],
    ['a card', cardOf({ tag: 'hr' }), 'interactive', 230001],
  ])('never make it %s', async (_what, content, type, code) => {
    expect(await codeOf(edit(await idOf(send(town, 'ou_zhang')), content, type))).toBe(code)
  })

  test('are for own messages only, and their content is checked as when it was sent', async () => {
    const { message_id } = await town.emulator.person('张工').says('周报')
    expect(await codeOf(edit(message_id))).toBe(230071)
    const id = await idOf(send(town, 'ou_zhang'))
    expect(await codeOf(edit(id, { words: 'x' }))).toBe(230001)
    expect(await codeOf(edit(id, { text: 'x'.repeat(153_600) }))).toBe(230025)
  })

  test('end after twenty, and a refused one does not count', async () => {
    const id = await idOf(send(town, 'ou_zhang'))
    expect(await codeOf(edit(id, { words: 'x' }))).toBe(230001)
    for (let i = 1; i <= 20; i += 1) expect((await edit(id, { text: `第${i}版` })).code).toBe(0)
    expect(await codeOf(edit(id))).toBe(230072)
  })
})

describe('what the administrator allows', () => {
  test.each([
    ['editTimeLimit', edit, 230075],
    ['recallTimeLimit', recall, 230009],
  ] as const)('%s', async (mode, act, code) => {
    town.emulator.modes[mode] = 600_000
    const [one, two] = [await idOf(send(town, 'ou_zhang')), await idOf(send(town, 'ou_zhang'))]
    town.clock.move(600_000)
    expect((await act(one)).code).toBe(0)
    town.clock.move(1)
    expect(await codeOf(act(two))).toBe(code)
  })
})

/** What may be done to a message, but for a patch, which is for cards. */
const operations: Record<string, (id: string) => Promise<unknown>> = {
  'an edit': (id) => edit(id),
  'another recall': recall,
  'a reply': (message_id) =>
    town.client.im.v1.message.reply({ path: { message_id }, data: { msg_type: 'text', content: '{"text":"x"}' } }),
  'an urgent call': (message_id) =>
    town.client.im.v1.message.urgentApp({
      path: { message_id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: ['ou_zhang'] },
    }),
  'a pin': (message_id) => town.client.im.v1.pin.create({ data: { message_id } }),
  'taking a pin off': (message_id) => town.client.im.v1.pin.delete({ path: { message_id } }),
}

test.each(Object.entries(operations))('%s of a message that is not there is 99992354', async (_what, operation) => {
  expect(await codeOf(operation('om_nobody'))).toBe(99992354)
})

describe.each([230011, 230110] as const)('once it is recalled, everything else answers %i', (code) => {
  beforeEach(() => {
    town.emulator.modes.recalledCode = code
  })

  test.each(Object.entries(operations))('%s', async (_what, operation) => {
    const id = await idOf(send(town, 'ou_zhang'))
    expect((await recall(id)).code).toBe(0)
    expect(await codeOf(operation(id))).toBe(code)
  })

  test('a patch', async () => {
    const id = await sendCard(town, 'ou_zhang', cardOf({ tag: 'hr' }))
    await recall(id)
    expect(await codeOf(patch(town, id, cardOf({ tag: 'hr' })))).toBe(code)
  })
})

test('a recalled message is gone from the chat but still known as deleted', async () => {
  const id = await idOf(send(town, 'ou_zhang'))
  await recall(id)
  expect(town.emulator.person('张工').sees()).toMatchObject([{ message_id: id, recalled: true }])
  const read = await newClient(town.url).im.v1.message.get({ path: { message_id: id } })
  expect(read.data?.items).toMatchObject([{ message_id: id, deleted: true }])
})
