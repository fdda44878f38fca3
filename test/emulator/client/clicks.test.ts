import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { patch, sendCard } from '../support/calls.ts'
import { button, cardOf, form, options, plain, weeklyCard } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const 张工 = () => town.emulator.person('张工')
const action = () => town.receiver.all.at(-1)?.plain.event.action
const card = (...elements: Record<string, unknown>[]) => sendCard(town, 'ou_zhang', cardOf(...elements))
const callback = (value: object) => ({ behaviors: [{ type: 'callback', value }] })

describe('what a click sends', () => {
  test('the stored card gives tag, name and value; a lone button has no form_value', async () => {
    await 张工().clicks(await card(button('nudge', '催报', callback({ a: 'nudge', v: 2 }))), '催报')
    expect(action()).toEqual({ value: { a: 'nudge', v: 2 }, tag: 'button', name: 'nudge' })
  })

  test('each control has its own form of value, and initial values count', async () => {
    const id = await card(
      form(
        { tag: 'input', name: 'text', default_value: '上次' },
        { tag: 'select_static', name: 'one', options: options(['a', '甲'], ['b', '乙']), initial_index: 2 },
        { tag: 'multi_select_static', name: 'many', options: options(['a', '甲'], ['b', '乙']) },
        { tag: 'select_person', name: 'who' },
        { tag: 'date_picker', name: 'day', placeholder: plain('哪天') },
        { tag: 'picker_time', name: 'time', initial_time: '08:30' },
        { tag: 'picker_datetime', name: 'at', initial_datetime: '2026-09-03 18:00' },
        { tag: 'checker', name: 'ok', text: plain('同意') },
      ),
    )
    await 张工().clicks(id, 'submit', { many: ['乙', 'a'], who: 'ou_li', day: '2026-09-04' })
    expect(action()).toEqual({
      value: { v: 1 },
      tag: 'button',
      name: 'submit',
      timezone: 'Asia/Shanghai',
      form_value: {
        text: '上次',
        one: 'b',
        many: ['b', 'a'],
        who: 'ou_li',
        day: '2026-09-04 +0800',
        time: '08:30 +0800',
        at: '2026-09-03 18:00 +0800',
        ok: false,
      },
    })
  })

  test.each([
    ['absent', {}],
    ['string', { progress: '', tasks: '' }],
    ['array', { progress: [], tasks: [] }],
    ['typed', { progress: '', tasks: [] }],
  ] as const)('optional fields left empty: %s', async (emptyFields, empty) => {
    town.emulator.modes.emptyFields = emptyFields
    await 张工().clicks(await sendCard(town, 'ou_zhang', weeklyCard()), '提交')
    expect(action()?.form_value).toEqual({ ask_level: 'none', ...empty })
  })

  test('the value of a submit button may be missing, by mode; without behaviours it always is', async () => {
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    await 张工().clicks(id, 'save_draft')
    expect(action()).not.toHaveProperty('value')
    town.emulator.modes.submitValue = 'missing'
    await 张工().clicks(id, 'submit')
    expect(action()).toMatchObject({ name: 'submit' })
    expect(action()).not.toHaveProperty('value')
  })

  test('controls outside a form call back on their own', async () => {
    const id = await card(
      { tag: 'select_static', name: 'pick', options: options(['a', '甲']) },
      { tag: 'multi_select_static', name: 'many', options: options(['a', '甲'], ['b', '乙']) },
      { tag: 'date_picker', name: 'day', placeholder: plain('哪天') },
      { tag: 'overflow', name: 'more', options: [{ text: plain('导出'), value: 'export' }] },
      { tag: 'input', name: 'note' },
      { tag: 'checker', name: 'done', ...callback({ t: 1 }) },
    )
    const actions = []
    for (const [name, value] of [
      ['pick', '甲'],
      ['many', ['a', '乙']],
      ['day', '2026-09-04'],
      ['more', '导出'],
      ['note', '好'],
      ['done', true],
    ] as const) {
      await 张工().selects(id, name, value)
      actions.push(action())
    }
    expect(actions).toEqual([
      { tag: 'select_static', name: 'pick', option: 'a' },
      { tag: 'multi_select_static', name: 'many', options: ['a', 'b'] },
      { tag: 'date_picker', name: 'day', option: '2026-09-04 +0800', timezone: 'Asia/Shanghai' },
      { tag: 'overflow', name: 'more', option: 'export' },
      { tag: 'input', name: 'note', input_value: '好' },
      { value: { t: 1 }, tag: 'checker', name: 'done', checked: true },
    ])
  })

  test('user_id appears in the operator only with its scope', async () => {
    const id = await card(button('b', '按', callback({})))
    await 张工().clicks(id, 'b')
    expect(town.receiver.all[0]?.plain.event.operator).toEqual({
      tenant_key: expect.any(String),
      open_id: 'ou_zhang',
      union_id: 'on_zhang',
    })
  })
})

describe('what the client does not send', () => {
  const nothing = async (id: string, name: string, values = {}, more = {}) => {
    const click = await 张工().clicks(id, name, values, more)
    expect([click.sent, town.receiver.all.length]).toEqual([false, 0])
    return click.blocked
  }

  test('required fields, long texts, disabled buttons, a declined confirm box, reset', async () => {
    const id = await card(
      form(
        { tag: 'input', name: 'text', required: true, max_length: 5 },
        button('reset', '清空', { form_action_type: 'reset' }),
      ),
      button('off', '停用', { disabled: true, ...callback({}) }),
      button('sure', '删除', { confirm: { title: plain('确定？') }, ...callback({}) }),
      button('open', '打开', { behaviors: [{ type: 'open_url', default_url: 'https://example.com' }] }),
    )
    expect(await nothing(id, 'submit')).toBe('required field not filled: text')
    expect(await nothing(id, 'submit', { text: '一二三四五六' })).toBe('text is longer than 5')
    expect(await nothing(id, 'off')).toBe('the control is disabled')
    expect(await nothing(id, 'sure', {}, { confirm: false })).toBe('the confirm box was declined')
    expect(await nothing(id, 'open')).toBe('the button has no callback')
    expect(张工().typed(id)).toEqual({ text: '一二三四五六' })
    expect(await nothing(id, 'reset')).toBe('reset stays in the client')
    expect(张工().typed(id)).toEqual({})
  })

  test('a card that is recalled, too old, a forwarded copy, or in a chat one is not in', async () => {
    const id = await card(button('b', '按', callback({})))
    expect(await nothing(张工().forwards(id, '链长群'), 'b')).toBe('a forwarded copy does not send anything')
    expect((await town.emulator.person('李工').clicks(id, 'b')).blocked).toBe('李工 is not in this chat')
    town.clock.move(14 * 86_400_000 + 1)
    expect(await nothing(id, 'b')).toBe('the card is older than 14 days')
  })

  test('a field or button that is not there is a mistake of the test', async () => {
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    await expect(张工().clicks(id, '批准')).rejects.toThrow('it has: save_draft (暂存), submit (提交)')
    expect(() => 张工().types(id, { progres: 'x' })).toThrow('no field progres')
    await expect(张工().clicks(id, 'submit', { ask_level: '不存在' })).rejects.toThrow('no option')
    const pickers = await card(
      { tag: 'date_picker', name: 'day', placeholder: plain('哪天') },
      { tag: 'select_person', name: 'who' },
    )
    await expect(张工().selects(pickers, 'day', '9月4日')).rejects.toThrow('day takes')
    await expect(张工().selects(pickers, 'who', '李工')).rejects.toThrow('takes an open_id')
  })

  test('a hostile client sends all of it', async () => {
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    town.clock.move(15 * 86_400_000)
    const values = { progress: 'x'.repeat(2000), ask_level: 'root', extra: 1 }
    const click = await town.emulator.person('李工').clicks(id, 'submit', values, { force: true, chat: 'oc_elsewhere' })
    expect(click).toMatchObject({ sent: true, status: 200 })
    expect(action()?.form_value).toEqual(values)
    expect(town.receiver.all[0]?.plain.event.context).toEqual({ open_message_id: id, open_chat_id: 'oc_elsewhere' })
  })
})

test('a forged action, and a click on a card that has been replaced since', async () => {
  const id = await card(button('old', '旧', callback({ revision: 1 })))
  await 张工().clicks(id, 'old', {}, { force: true, action: { value: { revision: 99 }, name: 'admin' } })
  expect(action()).toEqual({ value: { revision: 99 }, tag: 'button', name: 'admin' })
  await patch(town, id, weeklyCard())
  await expect(张工().clicks(id, 'old')).rejects.toThrow('no button old')
  expect(await 张工().clicks(id, 'old', {}, { version: -1 })).toMatchObject({ sent: true })
  expect(action()).toEqual({ value: { revision: 1 }, tag: 'button', name: 'old' })
  await patch(town, id, cardOf(button('new', '新', callback({}))))
  await 张工().clicks(id, '提交', { progress: '旧表' }, { version: -1 })
  expect(action()?.form_value).toMatchObject({ progress: '旧表' })
})

describe('typed values', () => {
  test('belong to one person and are gone after a submit, unless the mode keeps them', async () => {
    const id = await sendCard(town, 'oc_chief', weeklyCard())
    张工().types(id, { progress: '张' })
    expect(town.emulator.person('李工').typed(id)).toEqual({})
    town.emulator.modes.formAfterSubmit = 'kept'
    await 张工().clicks(id, 'submit')
    expect(张工().typed(id)).toEqual({ progress: '张' })
    town.emulator.modes.formAfterSubmit = 'cleared'
    await 张工().clicks(id, 'submit')
    expect(张工().typed(id)).toEqual({})
  })

  test('survive an answer that failed', async () => {
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    town.receiver.answer = (_received, res) => {
      res.statusCode = 503
      return {}
    }
    expect(await 张工().clicks(id, 'submit', { progress: '留着' })).toMatchObject({ sent: true, code: 200671 })
    expect(张工().typed(id)).toEqual({ progress: '留着' })
  })
})

test('two people and two quick clicks have an event each', async () => {
  const id = await sendCard(town, 'oc_chief', cardOf(button('seen', '已阅', callback({}))))
  const 李工 = town.emulator.person('李工')
  const clicks = await Promise.all([张工().clicks(id, 'seen'), 张工().clicks(id, 'seen'), 李工.clicks(id, 'seen')])
  expect(new Set(clicks.map((click) => click.event_id)).size).toBe(3)
  expect(town.receiver.all).toHaveLength(3)
})
