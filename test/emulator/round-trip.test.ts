import { afterEach, beforeEach, expect, test } from 'vitest'
import { weeklyCard } from './support/cards.ts'
import { openTown, type Town } from './support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

test('a card goes out through the official client, is filled in, and the answer replaces it', async () => {
  const sent = await town.client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: 'ou_zhang', msg_type: 'interactive', content: JSON.stringify(weeklyCard()) },
  })
  expect(sent.code).toBe(0)
  const id = sent.data?.message_id ?? ''
  const 张工 = town.emulator.person('张工')
  expect(sent.data?.chat_id).toBe(张工.p2p())

  town.receiver.answer = () => ({
    toast: { type: 'success', content: '已提交' },
    card: {
      type: 'raw',
      data: {
        schema: '2.0',
        config: { update_multi: true },
        body: { elements: [{ tag: 'markdown', content: '已收到' }] },
      },
    },
  })
  张工.types(id, { progress: '签约一个项目' })
  const click = await 张工.clicks(id, '提交', { ask_level: '请链长协调' })

  expect(click).toMatchObject({ sent: true, status: 200, toast: { type: 'success', content: '已提交' } })
  expect(click.code).toBeUndefined()
  const [received] = town.receiver.all
  expect(received).toMatchObject({ signed: true, sdk: true })
  expect(received?.plain.event).toMatchObject({
    operator: { open_id: 'ou_zhang' },
    action: { tag: 'button', name: 'submit', form_value: { progress: '签约一个项目', ask_level: 'chief' } },
    context: { open_message_id: id, open_chat_id: 张工.p2p() },
  })
  expect(town.emulator.messages()[0]).toMatchObject({
    content: { body: { elements: [{ content: '已收到' }] } },
    history: [weeklyCard()],
  })
  expect(张工.typed(id)).toEqual({})
})

test('what a person says arrives encrypted, signed over the exact bytes, and passes the SDK', async () => {
  const delivery = await town.emulator.person('张工').says('周报')
  expect(delivery).toMatchObject({ status: 200, attempt: 1 })
  const [received] = town.receiver.all
  expect(Object.keys(JSON.parse(received?.raw ?? ''))).toEqual(['encrypt'])
  expect(received).toMatchObject({
    signed: true,
    sdk: true,
    plain: {
      schema: '2.0',
      header: { event_type: 'im.message.receive_v1', create_time: '1788429600000' },
      event: {
        sender: { sender_id: { open_id: 'ou_zhang' } },
        message: { chat_type: 'p2p', content: '{"text":"周报"}' },
      },
    },
  })
})
