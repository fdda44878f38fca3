import { expect, it } from 'vitest'
import { cardWith, openTown, 周报, 张工 } from '../bad-days/rig.ts'
import { message, push } from './sender.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

/** What the button carries, and the card it is on. */
const buttonOf = (town: Awaited<ReturnType<typeof openTown>>, name: string) => {
  const id = cardWith(town, 张工, name)
  const card = town.emulator
    .person(张工)
    .sees()
    .find((one) => one.message_id === id)
  let value: unknown
  JSON.stringify(card?.content, (_key, one) => {
    if (one?.name === name) value = one.behaviors[0].value
    return one
  })
  return { value, id, chat: card?.chat_id }
}

/** A click of 张工, as Feishu sends it. */
const click = (town: Awaited<ReturnType<typeof openTown>>, name: string, form: Record<string, unknown>) => {
  const { value, id, chat } = buttonOf(town, name)
  return {
    ...message(town, '', { header: { event_type: 'card.action.trigger', create_time: '1788000000000000' } }),
    event: {
      operator: { open_id: 张工, tenant_key: '2df73991750d8fd8' },
      action: { value, tag: 'button', name, form_value: form },
      context: { open_message_id: id, open_chat_id: chat },
    },
  }
}

it('U+0000 and half characters are gone from what is stored, whole ones of two halves stay', async () => {
  const town = await openTown()
  await town.moveTo(wednesday)
  const form = { ...周报, progress: '完成\u0000试飞\ud83d一架次😀', 'next\u0000_plan': '总装\udc00收尾完成' }
  expect((await push(town, click(town, 'submit', form))).body).toContain('已提交')
  const [filed] = town.rows<{ content: string }>('select content from revision')
  expect(JSON.parse(filed?.content ?? '')).toMatchObject({ progress: '完成试飞一架次😀', nextPlan: '总装收尾完成' })

  expect((await push(town, message(town, '查 航\u0000天\ud800'))).status).toBe(200)
  await town.settle()
  const tables = town.rows<{ body: string }>('select body from outbox_body').map(({ body }) => body)
  expect(tables.join()).not.toMatch(/\\u0000|\\ud[89a-f]/iu)
})
