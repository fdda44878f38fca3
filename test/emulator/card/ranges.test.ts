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
type Case = [what: string, put: (value: unknown) => Json, good: readonly unknown[], bad: readonly unknown[]]

const passes = async (card: Json): Promise<boolean> => {
  const answer = await send(town, 'ou_zhang', card, 'interactive').catch(() => undefined)
  return answer?.code === 0
}

async function holds([, put, good, bad]: Case): Promise<void> {
  for (const value of good) expect(await passes(put(value)), `${JSON.stringify(value)} passes`).toBe(true)
  for (const value of bad) {
    const refusal = await refused(send(town, 'ou_zhang', put(value), 'interactive'))
    expect([refusal.status, refusal.code], JSON.stringify(value)).toEqual([400, 230099])
    expect(refusal.msg, JSON.stringify(value)).toContain('ErrCode: 200621')
  }
}

const base = (tag: string, more: Json = {}) => ({ tag, name: 'n', ...more })
const field = (element: Json, key: string) => (value: unknown) => cardOf({ ...element, [key]: value })
const root = (part: (value: unknown) => Json) => (value: unknown) => ({ ...cardOf(), ...part(value) })
const body = (key: string) => (value: unknown) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [], [key]: value },
})
const column = (key: string) => (value: unknown) =>
  cardOf({ tag: 'column_set', columns: [{ tag: 'column', elements: [], [key]: value }] })
const table = (key: string) => field({ tag: 'table', columns: [{ name: 'a' }], rows: [] }, key)
const tableColumn = (key: string) => (value: unknown) =>
  cardOf({ tag: 'table', columns: [{ name: 'a', [key]: value }], rows: [] })
const panel = (key: string) => field({ tag: 'collapsible_panel', header: { title: plain('x') }, elements: [] }, key)
const panelHeader = (key: string) => (value: unknown) =>
  cardOf({ tag: 'collapsible_panel', header: { title: plain('x'), [key]: value }, elements: [] })
const container = (key: string) =>
  field({ tag: 'interactive_container', behaviors: [{ type: 'callback', value: {} }], elements: [] }, key)
const input = (key: string) => field(base('input'), key)
const press = (key: string) => field(button('b', 'x'), key)
const select = (key: string) => field(base('select_static', { options: options(['a', '甲'], ['b', '乙']) }), key)
const chart = (key: string) => field({ tag: 'chart', chart_spec: { type: 'pie', data: { values: [] } } }, key)
const long = (length: number) => plain('长'.repeat(length))

const numbers: Case[] = [
  ['max_length of an input', input('max_length'), [1, 300, 1000], [0, -1, 1001, 1.5, '300', null]],
  ['rows of an input', input('rows'), [1, 5], [0, 1.5, '5']],
  ['max_rows of an input', input('max_rows'), [1, 8], [0, '8']],
  ['initial_index of a select', select('initial_index'), [0, 1, 2], [-1, 3, 0.5, '1']],
  ['weight of a column', column('weight'), [1, 5], [0, 6, 1.5, '1']],
  ['page_size of a table', table('page_size'), [1, 10], [0, 11, 2.5, '5']],
  ['precision of a number', (value) => tableColumn('format')({ precision: value }), [0, 10], [-1, 11, '1']],
  ['lines of a text', (value) => cardOf({ tag: 'div', text: { ...plain('x'), lines: value } }), [1, 3], [0, -1, 1.5]],
  [
    'lines of a list of people',
    field({ tag: 'person_list', persons: [{ id: 'ou_zhang' }] }, 'lines'),
    [1, 3],
    [0, -1, '1'],
  ],
  [
    'opacity of a checker',
    (value) => cardOf(base('checker', { checked_style: { opacity: value } })),
    [0, 0.5, 1],
    [-0.1, 1.1, '1'],
  ],
]

const lengths: Case[] = [
  [
    'margin',
    field({ tag: 'hr' }, 'margin'),
    ['0px', '-99px 99px', '1px 2px 3px 4px'],
    ['100px', '1px 2px 3px', '4', 4],
  ],
  ['padding of the body', body('padding'), ['0px', '99px 0px'], ['-1px', '100px', 'large', 8]],
  ['spacing', body('vertical_spacing'), ['small', 'extra_large', '0px', '99px'], ['huge', '100px', '-1px']],
  ['width of a column', column('width'), ['auto', 'weighted', '16px', '600px'], ['15px', '601px', '50%', 100]],
  ['width of a table column', tableColumn('width'), ['auto', '80px', '600px', '30%'], ['79px', '601px', '0%', '101%']],
  ['row_height', table('row_height'), ['low', 'auto', '32px', '124px'], ['31px', '125px', 'tall']],
  ['row_max_height', table('row_max_height'), ['32px', '999px'], ['31px', '1000px', 'auto']],
  ['width of a button', press('width'), ['default', 'fill', '100px'], ['99px', 'half']],
  ['width of a container', container('width'), ['fill', 'auto', '16px', '999px'], ['15px', '1000px', '50%']],
  ['height of a container', container('height'), ['auto', '10px', '999px'], ['9px', '1000px', 'fill']],
  ['width of a div', field({ tag: 'div' }, 'width'), ['fill', 'auto', '16px'], ['15px', '1000px']],
  ['height of a chart', chart('height'), ['auto', '1px', '999px'], ['0px', '1000px', 300]],
]

const words: Case[] = [
  ['text of a button', press('text'), [long(100)], [long(101), '文字', { content: 'x' }]],
  ['placeholder of an input', input('placeholder'), [long(100)], [long(101), 'x']],
  ['placeholder of a select', select('placeholder'), [long(100)], [long(101)]],
  [
    'placeholder of a picker',
    field(base('date_picker'), 'placeholder'),
    [long(100)],
    [long(101), { tag: 'lark_md', content: 'x' }],
  ],
  [
    'text of an overflow option',
    (value) => cardOf({ tag: 'overflow', options: [{ text: value, value: 'a' }] }),
    [long(100)],
    [long(101)],
  ],
  ['default_value of an input', input('default_value'), ['', '长'.repeat(1000)], ['长'.repeat(1001), 5, plain('x')]],
  [
    'element_id',
    field({ tag: 'hr' }, 'element_id'),
    ['a', `A_${'1'.repeat(18)}`],
    ['', '_a', '1', 'a-b', 'a'.repeat(21)],
  ],
]

const enums: Case[] = [
  [
    'type of a button',
    press('type'),
    'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(' '),
    ['link', 'Primary', ''],
  ],
  ['size of a button', press('size'), ['tiny', 'small', 'medium', 'large'], ['big']],
  [
    'form_action_type',
    (value) => cardOf(form(button('b', 'x', { form_action_type: value }))),
    ['submit', 'reset'],
    ['cancel'],
  ],
  ['input_type', input('input_type'), ['text', 'multiline_text', 'password'], ['number', 'textarea']],
  ['label_position', input('label_position'), ['top', 'left'], ['bottom']],
  ['type of a select', select('type'), ['default', 'text'], ['radio']],
  [
    'width_mode',
    root((value) => ({ config: { update_multi: true, width_mode: value } })),
    ['compact', 'fill'],
    ['wide'],
  ],
  [
    'template',
    root((value) => ({ header: { title: plain('x'), template: value } })),
    'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' '),
    ['neutral', 'pink', '#fff'],
  ],
  [
    'color of a header tag',
    root((value) => ({
      header: { title: plain('x'), text_tag_list: [{ tag: 'text_tag', text: plain('x'), color: value }] },
    })),
    ['neutral', 'lime', 'carmine'],
    ['grey', 'default'],
  ],
  ['direction', body('direction'), ['vertical', 'horizontal'], ['row']],
  ['horizontal_align', body('horizontal_align'), ['left', 'center', 'right'], ['justify']],
  ['vertical_align', column('vertical_align'), ['top', 'center', 'bottom'], ['middle']],
  [
    'flex_mode',
    field({ tag: 'column_set', columns: [] }, 'flex_mode'),
    ['none', 'stretch', 'flow', 'bisect', 'trisect'],
    ['wrap'],
  ],
  ['icon_position', panelHeader('icon_position'), ['left', 'right', 'follow_text'], ['top']],
  ['icon_expanded_angle', panelHeader('icon_expanded_angle'), [-180, -90, 90, 180], [0, 45, '90']],
  [
    'background_color of a panel',
    panel('background_color'),
    ['grey', 'blue-50', 'bg-white'],
    ['blue-55', 'rgba(0,0,0,1)'],
  ],
  [
    'text_size',
    field({ tag: 'markdown', content: 'x' }, 'text_size'),
    ['heading-0', 'heading-4', 'normal', 'notation', 'xxxx-large', 'x-small'],
    ['heading-5', 'big', 14],
  ],
  [
    'data_type of a table column',
    tableColumn('data_type'),
    ['text', 'lark_md', 'markdown', 'number', 'options', 'persons', 'date'],
    ['string', 'boolean'],
  ],
  [
    'initial_date',
    field(base('date_picker'), 'initial_date'),
    ['2026-09-03', '2028-02-29'],
    ['2026-9-3', '2026-13-01', '2026-12-32', '2026-09-03 18:00'],
  ],
  ['initial_time', field(base('picker_time'), 'initial_time'), ['00:00', '23:59'], ['24:00', '9:00', '12:60']],
  [
    'initial_datetime',
    field(base('picker_datetime'), 'initial_datetime'),
    ['2026-09-03 18:00'],
    ['2026-09-03', '2026-09-03T18:00', '2026-09-03 25:00'],
  ],
]

describe.each([
  ['numbers', numbers],
  ['lengths', lengths],
  ['words', words],
  ['enums and forms', enums],
])('%s within their bounds pass, the next one outside does not', (_kind, cases) => {
  test.each(cases)('%s', (...one) => holds(one))
})

describe('values of options', () => {
  const twice = options(['a', '甲'], ['a', '乙'])
  const people = [{ value: 'ou_zhang' }, { value: 'ou_zhang' }]
  test.each([
    ['select_static', twice],
    ['multi_select_static', twice],
    ['overflow', twice],
    ['select_person', people],
    ['multi_select_person', people],
  ])('of a %s are unique in it', async (tag, list) => {
    expect((await refused(send(town, 'ou_zhang', cardOf(base(tag, { options: list })), 'interactive'))).msg).toContain(
      'option values must be unique in the component',
    )
    expect(await passes(cardOf(base(tag, { options: list.slice(1) })))).toBe(true)
  })

  test('may be the same in two of them, and are text', async () => {
    const [one, two] = [base('select_static', { options: options(['a', '甲']) }), options(['a', '甲'])]
    expect(await passes(cardOf(one, { ...one, name: 'm', options: two }))).toBe(true)
    expect(await passes(cardOf(base('select_static', { options: [{ text: plain('甲'), value: 1 }] })))).toBe(false)
    expect(await passes(cardOf(base('select_static', { options: [{ text: plain('甲'), value: '' }] })))).toBe(false)
  })
})
