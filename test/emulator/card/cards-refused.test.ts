import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refused, send } from '../support/calls.ts'
import { button, cardOf, form, options, plain } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterAll(() => town.close())

type Json = Record<string, unknown>

const refusalOf = async (card: Json): Promise<string> => {
  const refusal = await refused(send(town, 'ou_zhang', card, 'interactive'))
  expect([refusal.status, refusal.code]).toEqual([400, 230099])
  return refusal.msg
}

const md = (content: string): Json => ({ tag: 'markdown', content })
const nest = (depth: number): Json =>
  depth === 0 ? md('x') : { tag: 'collapsible_panel', header: { title: plain('x') }, elements: [nest(depth - 1)] }
const submit = button('submit', '提交', { form_action_type: 'submit' })
const base = { schema: '2.0', body: { elements: [] } }
const table = (columns: Json[], rows: unknown) => cardOf({ tag: 'table', columns, rows })

const cases: Record<string, [Json, number, string]> = {
  'no schema': [{ body: {} }, 200621, 'schema'],
  'another schema': [{ ...base, schema: '2.1' }, 200621, 'unknown schema'],
  'elements at the root': [{ ...base, elements: [] }, 200621, 'property: elements, path: ROOT;'],
  'update_multi false': [{ ...base, config: { update_multi: false } }, 200621, 'update_multi'],
  'an old config switch': [
    { ...base, config: { enable_old: true } },
    200621,
    'property: enable_old, path: ROOT -> config',
  ],
  'a tag on the header': [{ ...base, header: { tag: 'header', title: plain('x') } }, 200621, 'property: tag'],
  'a header without title': [{ ...base, header: { template: 'blue' } }, 200621, 'property: title'],
  'an unknown template': [{ ...base, header: { title: plain('x'), template: 'pink' } }, 200621, 'template'],
  'an unknown property deep inside': [
    cardOf(md('x'), { tag: 'div', text: { ...plain('x'), text_weight: 'bold' } }),
    200621,
    'unknown property, property: text_weight, path: ROOT -> body -> elements[1](tag: div) -> text(tag: plain_text)',
  ],
  'an unknown tag': [cardOf({ tag: 'button_group' }), 200621, 'not support tag: button_group'],
  'the old action block': [cardOf(md('x'), { tag: 'action', actions: [] }), 200861, 'elements[1](tag: action)'],
  'the old note block': [cardOf({ tag: 'note', elements: [] }), 200861, 'unsupported tag note'],
  'text_color on markdown': [cardOf({ ...md('x'), text_color: 'red' }), 200621, 'text_color'],
  'corner_radius on a column': [
    cardOf({ tag: 'column_set', columns: [{ tag: 'column', elements: [], corner_radius: '8px' }] }),
    200621,
    'corner_radius',
  ],
  'a label on a select': [cardOf({ tag: 'select_static', name: 's', label: plain('x'), options: [] }), 200621, 'label'],
  'multiline on an input': [cardOf({ tag: 'input', name: 'i', multiline: true }), 200621, 'multiline'],
  'an initial_option that is an object': [
    cardOf({ tag: 'select_static', options: options(['a', '甲']), initial_option: { value: 'a' } }),
    200621,
    'expected string for initial_option',
  ],
  'an initial_option that is not offered': [
    cardOf({ tag: 'select_static', options: options(['a', '甲']), initial_option: 'b' }),
    200621,
    'not one of the options',
  ],
  'two options with one value': [
    cardOf({ tag: 'select_static', options: options(['a', '甲'], ['a', '乙']) }),
    200621,
    'unique',
  ],
  'max_length above 1000': [cardOf({ tag: 'input', name: 'i', max_length: 1001 }), 200621, '[1,1000]'],
  'a picker without anything to show': [cardOf({ tag: 'date_picker', name: 'd' }), 200621, 'placeholder'],
  'a date in another form': [
    cardOf({ tag: 'date_picker', name: 'd', initial_date: '2026/09/03' }),
    200621,
    'yyyy-MM-dd',
  ],
  'a button value at its root': [cardOf(button('b', 'x', { value: { a: 1 } })), 200621, 'property: value'],
  'a callback value that is a string': [
    cardOf(button('b', 'x', { behaviors: [{ type: 'callback', value: 'a' }] })),
    200621,
    'expected object for value',
  ],
  'an unknown behaviour': [
    cardOf(button('b', 'x', { behaviors: [{ type: 'form_action' }] })),
    200621,
    'unknown behavior type',
  ],
  'a button label of 101 characters': [cardOf(button('b', 'x'.repeat(101))), 200621, '100 characters'],
  'a hex colour': [cardOf({ tag: 'div', text: { ...plain('x'), text_color: '#ff0000' } }), 200621, 'unknown color'],
  'a margin out of range': [cardOf({ tag: 'hr', margin: '100px' }), 200621, '[-99,99]px'],
  'an image without alt': [cardOf({ tag: 'img', img_key: 'img_v3_x' }), 200621, 'property: alt'],
  'an image nobody uploaded': [
    cardOf({ tag: 'img', img_key: 'img_v3_x', alt: plain('') }),
    200570,
    'invalid image key',
  ],
  'a form without submit': [
    cardOf({ tag: 'form', name: 'f', elements: [button('b', 'x')] }),
    300123,
    'no submit button',
  ],
  'a form without name': [cardOf({ tag: 'form', elements: [submit] }), 200621, 'property: name'],
  'a form in a column': [
    cardOf({ tag: 'column_set', columns: [{ tag: 'column', elements: [form()] }] }),
    200621,
    'directly in body.elements',
  ],
  'a table in a panel': [
    cardOf({
      tag: 'collapsible_panel',
      header: { title: plain('x') },
      elements: [{ tag: 'table', columns: [], rows: [] }],
    }),
    200621,
    'directly in body.elements',
  ],
  'a form in a form': [cardOf(form(form())), 200621, 'directly in body.elements'],
  'a column outside a column_set': [cardOf({ tag: 'column', elements: [] }), 200621, 'column_set'],
  'a column_set directly in a column_set': [
    cardOf({ tag: 'column_set', columns: [{ tag: 'column_set', columns: [] }] }),
    200621,
    'column',
  ],
  'form_action_type outside a form': [cardOf(submit), 200621, 'formActionType only in form'],
  'required outside a form': [cardOf({ tag: 'input', name: 'i', required: true }), 200621, 'required only in form'],
  'a nameless control in a form': [cardOf(form({ tag: 'input' })), 200621, 'needs a name'],
  'a nameless button in a form': [cardOf(form({ tag: 'button', text: plain('x') })), 200621, 'needs a name'],
  'one name twice': [
    cardOf(form({ tag: 'input', name: 'a' }), { tag: 'input', name: 'a' }),
    200621,
    'duplicate name: a',
  ],
  'one element_id twice': [
    cardOf({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }),
    200621,
    'duplicate element_id',
  ],
  'an element_id of 21 characters': [cardOf({ tag: 'hr', element_id: `a${'1'.repeat(20)}` }), 200621, 'at most 20'],
  'an element_id that starts with a digit': [cardOf({ tag: 'hr', element_id: '1a' }), 200621, 'a letter'],
  'six levels of containers': [cardOf(nest(6)), 200621, 'deeper than 5'],
  '201 tagged objects': [
    cardOf(...Array.from({ length: 100 }, (_, i) => button(`b${i}`, 'x')), md('x')),
    11310,
    'element exceeds the limit',
  ],
  'six tables, some in markdown': [
    cardOf(...Array.from({ length: 5 }, () => md('|a|b|\n|---|---|\n|1|2|')), { tag: 'table', columns: [], rows: [] }),
    11310,
    'card table number over limit; ErrorValue: table;',
  ],
  'a table row with a strange key': [table([{ name: 'a' }], [{ b: 'x' }]), 200915, 'without column: b'],
  'a table cell of the wrong type': [table([{ name: 'a', data_type: 'number' }], [{ a: '1' }]), 200914, 'number'],
  'table rows that are no list': [table([{ name: 'a' }], {}), 200914, 'rows are invalid'],
  'a chart with null axes': [
    cardOf({ tag: 'chart', chart_spec: { type: 'bar', data: { values: [] }, axes: null } }),
    200550,
    'axes: Invalid type. Expected: array, given: null',
  ],
  'a chart of no known type': [
    cardOf({ tag: 'chart', chart_spec: { type: 'sankey', data: { values: [] } } }),
    200550,
    'unknown chart type',
  ],
  'a mention of a stranger': [cardOf(md('<at id=ou_nobody></at>')), 100290, 'invalid user resource(at/person)'],
  'a mention of a stranger among others': [cardOf(md('<at ids="ou_zhang,ou_nobody"></at>')), 100290, 'ou_nobody'],
  'a person nobody knows': [cardOf({ tag: 'person', user_id: 'ou_nobody' }), 100290, 'invalid user'],
  'a list with a stranger': [cardOf({ tag: 'person_list', persons: [{ id: 'ou_nobody' }] }), 100290, 'invalid user'],
  'at all in a direct chat': [cardOf(md('<at id=all></at>')), 100290, 'no permission'],
}

describe('cards that are refused, with the inner code and the place', () => {
  test.each(Object.entries(cases))('%s', async (_what, [card, code, words]) => {
    const message = await refusalOf(card)
    expect(message).toContain(`Failed to create card content, ext=ErrCode: ${code}; `)
    expect(message).toContain(words)
  })

  test('the limits themselves pass', async () => {
    const full = cardOf(...Array.from({ length: 100 }, (_, i) => button(`b${i}`, 'x')))
    const tables = cardOf(...Array.from({ length: 5 }, () => md('|a|b|\n|---|---|\n|1|2|')), md('```\n|a|\n|---|\n```'))
    for (const card of [full, tables, cardOf(nest(5))])
      expect((await send(town, 'ou_zhang', card, 'interactive')).code).toBe(0)
  })

  test('user text with escaped brackets mentions nobody', async () => {
    expect((await send(town, 'ou_zhang', cardOf(md('&#60;at id=all&#62;')), 'interactive')).code).toBe(0)
  })
})
