import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { patch, refused, sendCard } from '../support/calls.ts'
import { button, cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let id = ''
const seen = (label: string, config: object = {}) => ({
  ...cardOf(button('seen', label, { behaviors: [{ type: 'callback', value: { read: true } }] })),
  config: { update_multi: true, ...config },
})
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
  id = await sendCard(town, 'oc_chief', seen('已阅'))
})
afterEach(() => town.close())

const [张工, 李工] = [() => town.emulator.person('张工'), () => town.emulator.person('李工')]
const operators = () =>
  town.receiver.all.map(({ plain }) => (plain.event.operator as { open_id: string }).open_id).sort()

/** Answers nothing until `count` clicks wait, so that they are certainly under way together. */
function together(count: number, answer: (nth: number) => object | Promise<object>) {
  const waiting: (() => void)[] = []
  town.receiver.answer = async () => {
    const nth = waiting.length + 1
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === count) for (const go of waiting) go()
    })
    return answer(nth)
  }
}

describe('two clicks under way together', () => {
  test('of two people each have an event, a token and an operator of their own', async () => {
    together(2, () => ({}))
    const clicks = await Promise.all([张工().clicks(id, 'seen'), 李工().clicks(id, 'seen')])
    expect(clicks).toMatchObject([{ status: 200 }, { status: 200 }])
    expect(operators()).toEqual(['ou_li', 'ou_zhang'])
    expect(new Set(town.receiver.all.map(({ plain }) => plain.event.token)).size).toBe(2)
    expect(new Set(town.receiver.all.map(({ plain }) => plain.header.event_id)).size).toBe(2)
  })

  test('of one person are two as well', async () => {
    together(2, () => ({}))
    await Promise.all([张工().clicks(id, 'seen'), 张工().clicks(id, 'seen')])
    expect(operators()).toEqual(['ou_zhang', 'ou_zhang'])
    expect(new Set(town.receiver.all.map(({ plain }) => plain.header.event_id)).size).toBe(2)
  })

  test('both replace the card when both are answered with one: the later answer stands', async () => {
    together(2, (nth) => ({ card: { type: 'raw', data: seen(`第${nth}位`) } }))
    const clicks = await Promise.all([张工().clicks(id, 'seen'), 李工().clicks(id, 'seen')])
    const message = town.emulator.messages()[0]
    expect(clicks.map((click) => click.code)).toEqual([undefined, undefined])
    expect(message?.history).toHaveLength(2)
    expect(clicks.map((click) => click.card)).toEqual(expect.arrayContaining([message?.history[1], message?.content]))
  })

  test('lock the card until the last of them is answered', async () => {
    const during: string[] = []
    let first = true
    town.receiver.answer = async () => {
      if (first) {
        first = false
        await 李工().clicks(id, 'seen')
      }
      during.push((await refused(patch(town, id, seen('改')))).msg)
      return {}
    }
    await 张工().clicks(id, 'seen')
    expect(during).toEqual([
      expect.stringContaining('card action is lock'),
      expect.stringContaining('card action is lock'),
    ])
    expect((await patch(town, id, seen('改'))).code).toBe(0)
  })
})

describe('a forwarded copy', () => {
  test('sends nothing, whoever clicks it', async () => {
    const copy = 张工().forwards(id, '无机器人群')
    for (const person of ['张工', '王工'])
      expect(await town.emulator.person(person).clicks(copy, 'seen')).toMatchObject({
        sent: false,
        blocked: 'a forwarded copy does not send anything',
      })
    expect(town.receiver.all).toEqual([])
  })

  test('sends when the card allows it, with its own message and chat', async () => {
    const open = await sendCard(town, 'oc_chief', seen('已阅', { enable_forward_interaction: true }))
    const copy = 张工().forwards(open, '无机器人群')
    expect(await town.emulator.person('王工').clicks(copy, 'seen')).toMatchObject({ sent: true, status: 200 })
    expect(town.receiver.all[0]?.plain.event.context).toEqual({ open_message_id: copy, open_chat_id: 'oc_quiet' })
  })

  test('sends whatever a hostile client makes it send, though the card was not to be forwarded', async () => {
    const closed = await sendCard(town, 'oc_chief', seen('已阅', { enable_forward: false }))
    const copy = 张工().forwards(closed, '无机器人群')
    expect(await 张工().clicks(copy, 'seen')).toMatchObject({ sent: false })
    expect(await 张工().clicks(copy, 'seen', {}, { force: true })).toMatchObject({ sent: true })
    expect(town.receiver.all[0]?.plain.event.context).toEqual({ open_message_id: copy, open_chat_id: 'oc_quiet' })
  })
})

test('the operator has a user_id with its scope and none without', async () => {
  await 张工().clicks(id, 'seen')
  await town.close()
  const scopes = ['im:message:send_as_bot', 'contact:user.employee_id:readonly']
  town = await openTown({ rateClock: 'off' }, { scopes })
  const first = { tenant_key: expect.any(String), open_id: 'ou_zhang', union_id: 'on_zhang' }
  await 张工().clicks(await sendCard(town, 'oc_chief', seen('已阅')), 'seen')
  expect(town.receiver.all[0]?.plain.event.operator).toEqual({ ...first, user_id: 'zhang' })
})
