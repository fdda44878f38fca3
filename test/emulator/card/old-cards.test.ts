import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, patch, refused, request, send, sendCard, tokenOf } from '../support/calls.ts'
import { cardOf, plain } from '../support/cards.ts'
import { pictures } from '../support/pictures.ts'
import { openTown, type Town } from '../support/town.ts'

type Json = Record<string, unknown>

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const day = 86_400_000
const 张工 = () => town.emulator.person('张工')
const last = () => town.receiver.all.at(-1)?.plain
const content = (id: string) => town.emulator.messages().find((one) => one.message_id === id)?.content
const answers = (card: Json) => {
  town.receiver.answer = () => ({ card: { type: 'raw', data: card } })
}

const config = { wide_screen_mode: true, update_multi: true }
const buttons = (...actions: Json[]): Json => ({ tag: 'action', actions })
const fix = { tag: 'button', text: plain('处理'), type: 'primary', value: { do: 'fix', id: 7 } }
const alarm = (...more: Json[]): Json => ({
  config,
  header: { title: plain('磁盘告警'), template: 'red' },
  elements: [
    { tag: 'div', text: { tag: 'lark_md', content: '**一号机**' }, fields: [{ is_short: true, text: plain('甲') }] },
    { tag: 'markdown', content: '请 <at id=ou_zhang></at> 看' },
    { tag: 'hr' },
    buttons(fix),
    { tag: 'note', elements: [{ tag: 'standard_icon', token: 'info_outlined' }, plain('来自巡检')] },
    ...more,
  ],
})
const done: Json = { config, elements: [{ tag: 'markdown', content: '**已处理**' }] }
const msgOf = async (call: Promise<unknown>) => (await refused(call)).msg
const words = (card: Json) => msgOf(send(town, 'ou_zhang', card, 'interactive'))

describe('a card of 1.0', () => {
  test('is taken with its schema said or not, and kept as it was sent', async () => {
    for (const card of [alarm(), { schema: '1.0', ...alarm() }])
      expect(content(await sendCard(town, 'ou_zhang', card))).toEqual(card)
  })

  test('sends a click as the new callback: value and tag of the button, and is changed by the answer', async () => {
    const id = await sendCard(town, 'ou_zhang', alarm())
    answers(done)
    expect(await 张工().clicks(id, '处理')).toMatchObject({ sent: true, card: done })
    expect(last()?.header.event_type).toBe('card.action.trigger')
    expect(last()?.event).toMatchObject({ host: 'im_message', context: { open_message_id: id } })
    expect(last()?.event.action).toEqual({ value: { do: 'fix', id: 7 }, tag: 'button' })
    expect(town.receiver.all.at(-1)?.sdk).toBe(true)
    expect(content(id)).toEqual(done)
  })

  test('is changed by PATCH and by the token of a click, and stays one of 1.0', async () => {
    const id = await sendCard(town, 'ou_zhang', alarm())
    expect((await patch(town, id, done)).code).toBe(0)
    const other = cardOf({ tag: 'markdown', content: 'x' })
    expect(await msgOf(patch(town, id, other))).toContain('ErrCode: 200800')
    expect(await msgOf(patch(town, await sendCard(town, 'ou_zhang', other), done))).toContain('ErrCode: 200800')
    await patch(town, id, alarm())
    answers(other)
    expect(await 张工().clicks(id, '处理')).toMatchObject({ code: 200673 })
    const update = (card: Json) =>
      request(town, 'POST', '/open-apis/interactive/v1/card/update', { token: last()?.event.token, card })
    expect(await codeOf(update(other))).toBe(11311)
    expect(await codeOf(update({ elements: done.elements }))).toBe(300090)
    expect((await update(done)).code).toBe(0)
    expect(content(id)).toEqual(done)
  })

  test('passes over what it does not know, as 2.0 does not', async () => {
    const odd = { tag: 'div', text: { ...plain('x'), bold: true }, boxed: 'wide' }
    expect(await sendCard(town, 'ou_zhang', { ...alarm(odd), colour: 'red' })).toMatch(/^om_/)
    expect(await words(cardOf(odd))).toContain('unknown property')
  })

  test('in several languages is checked and pressed in Chinese', async () => {
    const id = await sendCard(town, 'ou_zhang', {
      config,
      i18n_header: { en_us: { title: plain('Alarm') }, zh_cn: { title: plain('告警') } },
      i18n_elements: { en_us: [buttons({ ...fix, text: plain('Fix') })], zh_cn: [buttons(fix)] },
    })
    expect(await 张工().clicks(id, '处理')).toMatchObject({ sent: true })
  })

  test('may be pressed for thirty days and changed for fourteen', async () => {
    const id = await sendCard(town, 'ou_zhang', alarm())
    answers(done)
    town.clock.move(14 * day + 1)
    expect(await 张工().clicks(id, '处理')).toMatchObject({ sent: true })
    expect(content(id)).toEqual(alarm())
    town.clock.move(16 * day)
    expect(await 张工().clicks(id, '处理')).toMatchObject({ sent: false, blocked: 'the card is older than 30 days' })
  })
})

describe('a button of 1.0', () => {
  const pressed = async (more: Json) =>
    张工().clicks(await sendCard(town, 'ou_zhang', alarm(buttons({ ...fix, text: plain('看'), ...more }))), '看')
  const url = 'https://example.com'

  test.each<[string, Json, Json]>([
    ['behaviors go before value', { behaviors: [{ type: 'callback', value: { a: 1 } }] }, { value: { a: 1 } }],
    ['a link and a value, and both are wanted', { url, complex_interaction: true }, { value: fix.value }],
  ])('%s', async (_, more, action) => {
    expect(await pressed(more)).toMatchObject({ sent: true })
    expect(last()?.event.action).toMatchObject(action)
  })

  test.each<[string, Json]>([
    ['a link and a value: the link alone', { url }],
    ['links by device', { multi_url: { pc_url: url, ios_url: url, android_url: url } }],
    ['neither', { value: undefined }],
  ])('sends nothing: %s', async (_, more) => {
    expect(await pressed(more)).toMatchObject({ sent: false, blocked: 'the button has no callback' })
  })

  test('asks first, and stands in a column and beside a text as well', async () => {
    expect(await pressed({ confirm: { title: plain('确定？'), text: plain('不能撤回') } })).toMatchObject({
      sent: true,
    })
    const column = { tag: 'column', width: 'weighted', weight: 1, elements: [{ ...fix, text: plain('栏') }] }
    const id = await sendCard(
      town,
      'ou_zhang',
      alarm(
        { tag: 'column_set', flex_mode: 'none', columns: [column] },
        { tag: 'div', text: plain('详情'), extra: { ...fix, text: plain('旁') } },
      ),
    )
    for (const label of ['处理', '栏', '旁']) expect(await 张工().clicks(id, label)).toMatchObject({ sent: true })
  })
})

describe('what is wrong with a card of 1.0', () => {
  test.each<[string, Json, string]>([
    ['a body without the schema', { body: { elements: [] } }, 'a card without "schema": "2.0" is one of 1.0'],
    ['a text that is none', alarm({ tag: 'div', text: 'x' }), 'expected object for text, but: string'],
    ['a value that is text', alarm(buttons({ ...fix, value: 'fix' })), 'expected object for value, but: string'],
    ['nobody to mention', alarm({ tag: 'markdown', content: '<at id=ou_nobody></at>' }), 'ErrCode: 100290'],
    ['a picture of nobody', alarm({ tag: 'img', img_key: 'img_no', alt: plain('') }), 'ErrCode: 200570'],
    [
      'a template no client knows',
      { ...alarm(), header: { title: plain('x'), template: 'pink' } },
      'invalid value for template',
    ],
  ])('%s', async (_, card, said) => {
    expect(await words(card)).toContain(said)
  })

  test.each<[string, Json]>([
    ['select_static', buttons({ tag: 'select_static', options: [] })],
    ['button', fix],
    ['form', { tag: 'form', name: 'f', elements: [] }],
  ])('%s there is called missing here, and not wrong', async (tag, element) => {
    const { code, headers } = await refused(send(town, 'ou_zhang', alarm(element), 'interactive'))
    const said = `not supported here: ${tag} at this place of a 1.0 card`
    expect([code, headers['x-emulator']]).toEqual([230099, said])
  })

  test('its pictures are ours, in a note as well', async () => {
    const image = Buffer.from(pictures.png(16, 16))
    const key = (await town.client.im.v1.image.create({ data: { image_type: 'message', image } }))?.image_key ?? ''
    const picture = { tag: 'img', img_key: key, alt: plain('') }
    const note = (img_key: string) => ({
      tag: 'note',
      elements: [
        { ...picture, img_key },
        { tag: 'custom_icon', img_key },
      ],
    })
    expect(await sendCard(town, 'ou_zhang', alarm({ ...picture, size: 'stretch_without_padding' }, note(key)))).toMatch(
      /^om_/,
    )
    expect(await words(alarm(note('img_no')))).toContain('ErrCode: 200570')
  })
})

test('the header says that a card without update_multi is changed for whoever clicked alone', async () => {
  const said = async (card: Json) => {
    const answer = await fetch(`${town.url}/open-apis/im/v1/messages?receive_id_type=open_id`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(town)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ receive_id: 'ou_zhang', msg_type: 'interactive', content: JSON.stringify(card) }),
    })
    return answer.headers.get('x-emulator')
  }
  expect(await said({ ...alarm(), config: {} })).toContain('update_multi')
  expect(await said({ ...done, config: {} })).toBeNull()
  expect(await said(alarm())).toBeNull()
})
