import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendCard } from '../support/calls.ts'
import { button, cardOf, form, options, plain, weeklyCard } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let key = ''
beforeAll(async () => {
  town = await openTown({ rateClock: 'off' })
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from([0, 0, 0, 9, 0, 0, 0, 9]),
  ])
  key = (await town.client.im.v1.image.create({ data: { image_type: 'message', image: png } }))?.image_key ?? ''
})
afterAll(() => town.close())

type Json = Record<string, unknown>
const callback = [{ type: 'callback', value: { v: 1 } }]

/** One well-formed example of every component. */
const components = (img_key: string): Record<string, Json> => ({
  markdown: {
    tag: 'markdown',
    content: '**粗** <font color="red">红</font> <at id=ou_zhang></at>',
    text_size: 'heading-2',
    text_align: 'left',
    margin: '4px 8px',
    element_id: 'md_1',
  },
  div: {
    tag: 'div',
    text: { ...plain('文字'), text_size: 'notation', text_color: 'grey-600', lines: 2 },
    icon: { tag: 'standard_icon', token: 'chat_outlined', color: 'blue' },
    fields: [{ is_short: true, text: { tag: 'lark_md', content: 'x' } }],
    width: '200px',
  },
  hr: { tag: 'hr', margin: '0px' },
  img: {
    tag: 'img',
    img_key,
    alt: plain(''),
    scale_type: 'crop_center',
    size: '100px 100px',
    preview: true,
    corner_radius: '8px',
  },
  img_combination: { tag: 'img_combination', combination_mode: 'double', img_list: [{ img_key }, { img_key }] },
  person: { tag: 'person', user_id: 'ou_zhang', size: 'small', show_name: true, style: 'capsule' },
  person_list: { tag: 'person_list', persons: [{ id: 'ou_zhang' }, { id: 'on_li' }], lines: 1 },
  column_set: {
    tag: 'column_set',
    flex_mode: 'bisect',
    horizontal_spacing: 'large',
    columns: [
      { tag: 'column', width: 'weighted', weight: 2, background_style: 'grey-50', elements: [{ tag: 'hr' }] },
      { tag: 'column', elements: [] },
    ],
  },
  collapsible_panel: {
    tag: 'collapsible_panel',
    expanded: false,
    header: {
      title: { tag: 'markdown', content: '更多' },
      icon_position: 'right',
      icon_expanded_angle: -180,
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    },
    border: { color: 'grey', corner_radius: '5px' },
    elements: [{ tag: 'hr' }],
  },
  interactive_container: {
    tag: 'interactive_container',
    behaviors: callback,
    width: 'fill',
    has_border: true,
    elements: [{ tag: 'markdown', content: 'x' }],
  },
  table: {
    tag: 'table',
    page_size: 5,
    row_height: 'low',
    header_style: { bold: true, text_align: 'left' },
    columns: [
      { name: 'a', display_name: '链', data_type: 'text', width: '30%' },
      { name: 'n', data_type: 'number', format: { precision: 1, symbol: '¥' } },
      { name: 'o', data_type: 'options' },
      { name: 'p', data_type: 'persons' },
      { name: 'd', data_type: 'date', date_format: 'YYYY-MM-DD' },
    ],
    rows: [{ a: '航天', n: 1.5, o: [{ text: '已报', color: 'green' }], p: 'ou_zhang', d: 1788429600000 }, { a: '' }],
  },
  chart: {
    tag: 'chart',
    aspect_ratio: '16:9',
    color_theme: 'brand',
    chart_spec: { type: 'bar', data: { values: [{ x: 'a', y: 1 }] }, xField: 'x', yField: 'y', axes: [] },
  },
  button: button('go', '查看', {
    type: 'primary_filled',
    size: 'small',
    width: 'fill',
    behaviors: [...callback, { type: 'open_url', default_url: 'https://example.com' }],
    confirm: { title: plain('确定？'), text: plain('说明') },
    disabled: true,
    disabled_tips: plain('已锁定'),
  }),
  checker: {
    tag: 'checker',
    name: 'ok',
    checked: true,
    text: { tag: 'lark_md', content: '同意' },
    behaviors: callback,
    button_area: { pc_display_rule: 'always', buttons: [{ tag: 'button', text: plain('x') }] },
    checked_style: { show_strikethrough: true, opacity: 0.5 },
  },
  input: {
    tag: 'input',
    name: 'i',
    label: plain('说明'),
    label_position: 'top',
    input_type: 'multiline_text',
    rows: 3,
    max_rows: 8,
    auto_resize: true,
    max_length: 300,
    default_value: '上次',
    placeholder: plain('…'),
  },
  select_static: {
    tag: 'select_static',
    name: 's',
    options: options(['a', '甲'], ['b', '乙']),
    initial_option: 'a',
    type: 'text',
    width: '120px',
  },
  multi_select_static: {
    tag: 'multi_select_static',
    name: 'm',
    options: options(['a', '甲'], ['b', '乙']),
    selected_values: ['a', 'b'],
  },
  select_person: { tag: 'select_person', name: 'sp', options: [{ value: 'ou_zhang' }], initial_option: 'ou_zhang' },
  multi_select_person: { tag: 'multi_select_person', name: 'mp', placeholder: plain('选人') },
  date_picker: { tag: 'date_picker', name: 'd', initial_date: '2026-09-03' },
  picker_time: { tag: 'picker_time', name: 't', placeholder: plain('几点') },
  picker_datetime: { tag: 'picker_datetime', name: 'dt', initial_datetime: '2026-09-03 18:00' },
  overflow: { tag: 'overflow', options: [{ text: plain('更多'), value: 'more' }] },
  select_img: {
    tag: 'select_img',
    name: 'pic',
    options: [{ img_key, value: 'one' }],
    layout: 'bisect',
    aspect_ratio: '1:1',
  },
})

const title = plain('t')
/** What official pages and real tenants take beyond the list of each component. */
const alsoTaken: Record<string, Json> = {
  'a panel header with its own look': cardOf({
    tag: 'collapsible_panel',
    header: { title, background_color: 'grey', vertical_align: 'center', padding: '4px 8px' },
    elements: [],
  }),
  'an icon that carries token and img_key': {
    ...cardOf(),
    header: {
      title,
      icon: {
        tag: 'standard_icon',
        token: 'chat-forbidden_outlined',
        color: 'orange',
        img_key: 'img_v2_38811724',
      },
    },
  },
  'a list of persons with icons': cardOf({
    tag: 'person_list',
    persons: [{ id: 'ou_zhang' }],
    icon: { tag: 'standard_icon', token: 'x_outlined' },
    ud_icon: { tag: 'standard_icon', token: 'x_outlined' },
  }),
  'the screen width of 1.0': {
    schema: '2.0',
    config: { wide_screen_mode: true },
    body: { elements: [{ tag: 'markdown', content: 'x' }] },
  },
  'a container that does nothing': cardOf({ tag: 'interactive_container', elements: [{ tag: 'hr' }] }),
  'a select without options': cardOf({ tag: 'select_static', name: 's', placeholder: plain('选一个') }),
}

describe('cards that pass', () => {
  test.each(Object.entries(alsoTaken))('%s', async (_name, card) => {
    expect(await sendCard(town, 'ou_zhang', card).catch((e) => e.response.data.msg)).toMatch(/^om_/)
  })

  test.each(Object.keys(components('')))('a well-formed %s', async (tag) => {
    const card = cardOf(components(key)[tag] ?? {})
    expect(await sendCard(town, 'ou_zhang', card).catch((e) => e.response.data.msg)).toMatch(/^om_/)
  })

  test('the weekly card, a blank card, and one with everything at its head', async () => {
    expect(await sendCard(town, 'ou_zhang', weeklyCard())).toMatch(/^om_/)
    expect(await sendCard(town, 'ou_zhang', {})).toMatch(/^om_/)
    const full = {
      schema: '2.0',
      config: {
        update_multi: true,
        enable_forward: false,
        width_mode: 'fill',
        summary: { content: '预览' },
        style: {
          text_size: { mine: { default: 'normal', pc: 'normal', mobile: 'heading' } },
          color: { own: { light_mode: 'rgba(0,0,0,1)', dark_mode: 'rgba(1,1,1,1)' } },
        },
      },
      card_link: { url: 'https://example.com' },
      header: {
        title: plain('标题'),
        subtitle: plain('副'),
        template: 'green',
        text_tag_list: [{ tag: 'text_tag', text: plain('逾期'), color: 'neutral' }],
        icon: { tag: 'standard_icon', token: 'x' },
        padding: '12px',
      },
      body: {
        direction: 'vertical',
        padding: '12px 8px',
        vertical_spacing: '8px',
        elements: [
          { tag: 'markdown', content: 'x', text_size: 'mine' },
          { tag: 'div', text: { ...plain('x'), text_color: 'own' } },
        ],
      },
    }
    expect(await sendCard(town, 'ou_zhang', full)).toMatch(/^om_/)
  })

  test('every control inside a form, side by side in columns', async () => {
    const { input, select_static, date_picker, checker, overflow } = components(key)
    const columns = [input, { ...select_static, required: true }].map((item) => ({ tag: 'column', elements: [item] }))
    const card = cardOf(
      form(
        { tag: 'column_set', columns },
        date_picker ?? {},
        { ...checker, button_area: undefined },
        { ...overflow, name: 'of' },
        button('clear', '清空', { form_action_type: 'reset' }),
      ),
    )

    expect(await sendCard(town, 'ou_zhang', card)).toMatch(/^om_/)
  })
})
