import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/domain/message-words.ts'

const ours = { key: '@_user_1', name: '链长制工作助手', openId: 'ou_bot' }
const mentions = [ours, { key: '@_user_10', name: '李工', openId: 'ou_li' }]
const read = (type: string, content: unknown) =>
  wordsOf({ type, content: JSON.stringify(content), mentions }, ({ openId }) => openId === 'ou_bot')
const post = (...content: object[][]) => read('post', { title: '', content })

describe('the words of a message', () => {
  it('are the same pushed and read again, with a language around them or without', () => {
    const body = { title: '周报', content: [[{ tag: 'text', text: '本周进展：一' }], [{ tag: 'img', image_key: 'x' }]] }
    const words = { text: '周报\n本周进展：一', leftOut: ['picture'] }
    expect(read('post', body)).toEqual(words)
    expect(read('post', { zh_cn: body })).toEqual(words)
  })

  it('have our own @ and everybody’s taken off, and others’ as names', () => {
    expect(read('text', { text: '@_all @_user_1 请假 至10-12 代 @_user_10' })?.text).toBe('请假 至10-12 代  @李工')
    const ats = [
      { tag: 'at', user_id: 'all' },
      { tag: 'at', user_id: '@_user_1' },
      { tag: 'text', text: '状态。' },
    ]
    expect(post(ats)?.text).toBe('状态。')
    expect(read('text', { text: '＠链长制工作助手 @所有人 状态' })?.text).toBe('状态')
    expect(read('text', { text: 'a@all.example' })?.text).toBe('a@all.example')
  })

  it('of lists, quotations and pieces we do not know are kept', () => {
    const items = [[{ tag: 'text', text: '招标' }], [{ tag: 'text', text: '验收' }]]
    expect(
      post([{ tag: 'ol', content: items }], [{ tag: 'quote', elements: [{ tag: 'text', text: '照抄' }] }])?.text,
    ).toBe('招标\n验收\n照抄')
    expect(post([{ tag: 'h1', text: '本周进展' }], [{ tag: 'md', text: '- 一' }])?.text).toBe('本周进展\n- 一')
  })

  it('of a link come with its address, once', () => {
    const href = 'https://example.com/a'
    expect(post([{ tag: 'a', text: '方案', href }])?.text).toBe(`方案（${href}）`)
    expect(post([{ tag: 'a', text: href, href }])?.text).toBe(href)
  })

  it('are none where there is nothing but what cannot be read', () => {
    expect(post([{ tag: 'at', user_id: '@_user_1' }], [{ tag: 'img' }])).toBeUndefined()
    expect(post([{ tag: 'emotion', emoji_type: 'SMILE' }])).toBeUndefined()
    expect(read('image', { image_key: 'x' })).toBeUndefined()
    expect(wordsOf({ type: 'text', content: '{"text":', mentions }, () => false)).toBeUndefined()
    expect(post([{ tag: 'at', user_id: '@_user_1' }]), 'only named').toEqual({ text: '', leftOut: [] })
  })

  it('never throws, whatever the content is', () => {
    fc.assert(
      fc.property(fc.constantFrom('text', 'post'), fc.json(), (type, content) => {
        wordsOf({ type, content, mentions }, () => true)
      }),
    )
    expect(read('text', { text: `${'@a '.repeat(20_000)}状态` })?.text).toBe('状态')
    const deep = `{"content":[[${'{"tag":"x","content":['.repeat(2_000)}${']}'.repeat(2_000)}]]}`
    expect(wordsOf({ type: 'post', content: deep, mentions }, () => true)).toEqual({ text: '', leftOut: [] })
  })
})
