import { describe, expect, test } from 'vitest'
import { decode } from '../../src/cards/action-value.ts'
import { allCards, hostileCards } from './gallery/gallery.ts'
import { callbackValue, tagged, withTag } from './gallery/walk.ts'

const interactive = ['button', 'input', 'select_static', 'multi_select_static', 'date_picker']

describe.each(allCards)('%s', (_, card) => {
  test('stays under the size and the count of elements that Feishu takes', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(30_000)
    expect(tagged(card.body).length).toBeLessThan(150)
  })

  test('is shared, cannot be forwarded and has a line for the list of chats', () => {
    expect(card.schema).toBe('2.0')
    expect(card.config).toMatchObject({ update_multi: true, enable_forward: false })
    expect(card.config.summary.content).not.toBe('')
    expect(card.header.title.content).not.toBe('')
    expect(card.header.text_tag_list?.length ?? 0).toBeLessThanOrEqual(3)
  })

  test('names every control, each once', () => {
    const names = tagged(card.body).flatMap((node) =>
      interactive.includes(String(node.tag)) || node.tag === 'form' ? [node.name] : [],
    )
    expect(names.every((name) => typeof name === 'string' && /^[a-z][A-Za-z0-9_]*$/.test(name))).toBe(true)
    expect(new Set(names).size).toBe(names.length)
  })

  test('has forms only at the root, each with submit buttons and nothing required', () => {
    const atRoot = card.body.elements.filter((element) => element.tag === 'form')
    expect(withTag(card.body, 'form')).toHaveLength(atRoot.length)
    for (const form of atRoot) {
      const buttons = withTag(form, 'button')
      expect(buttons.length).toBeGreaterThan(0)
      expect(buttons.every((button) => button.form_action_type === 'submit')).toBe(true)
    }
    expect(JSON.stringify(card)).not.toContain('"required"')
  })

  test('asks for no more than nine things on a card of the week', () => {
    const asked = withTag(card.body, 'form')
      .filter(({ name }) => name === 'weekly')
      .map((form) => tagged(form).filter(({ tag }) => tag !== 'button' && interactive.includes(String(tag))).length)
    for (const controls of asked) expect(controls).toBeLessThanOrEqual(9)
  })

  test('gives every button a value that reads back under the button’s name', () => {
    for (const button of withTag(card.body, 'button')) {
      expect(decode(callbackValue(button), String(button.name))).toMatchObject({ ok: true })
    }
  })

  test('keeps short texts within a hundred characters and inputs within a thousand', () => {
    for (const input of withTag(card.body, 'input')) {
      expect(String(input.default_value ?? '').length).toBeLessThanOrEqual(Number(input.max_length))
      expect(input.max_length).toBeLessThanOrEqual(1000)
      expect(JSON.stringify(input.placeholder).length).toBeLessThan(140)
    }
  })

  test('holds no half character, no control character and no bidi override', () => {
    expect(
      tagged(card).every((node) => !/[\p{Cs}\u202a-\u202e\u2066-\u2069\0]/u.test(String(node.content ?? ''))),
    ).toBe(true)
  })
})

describe.each(hostileCards)('%s', (_, card) => {
  test('lets no markup of a user through', () => {
    for (const { content } of withTag(card, 'markdown')) {
      const ours = String(content).replace(/<font color='[a-z]+'>|<\/font>|^\*\*|\*\*(?= |<br>|$)|<br>/g, '')
      expect(ours).not.toMatch(/[<>[\]*`|_~]/)
    }
    expect(withTag(card, 'lark_md')).toHaveLength(0)
  })
})
