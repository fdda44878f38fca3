import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardAction, decode, encode } from '../../src/cards/action-value.ts'

const id = fc.string({ minLength: 1, maxLength: 40 })
const count = fc.nat()
const one = <T extends string>(...words: T[]) => fc.constantFrom(...words)
const is = fc.constant

const action: fc.Arbitrary<CardAction> = fc.oneof(
  fc.record({ on: is('weekly'), do: one('submit', 'save_draft', 'no_news', 'edit'), item: id, rev: count }),
  fc.record({ on: is('offer'), do: one('confirm', 'cancel'), offer: id, rev: count }),
  fc.record({ on: is('nudge'), do: is('nudge'), period: id }),
  fc.record({ on: is('nudge'), do: is('nudge'), period: id, chain: id }),
  fc.record({
    on: is('digest'),
    do: one('post', 'cancel'),
    period: id,
    target: id,
    step: fc.constantFrom(1, 2),
    version: count,
  }),
  fc.record({ on: is('uncertain'), do: one('seen', 'resend'), outbox: id, generation: count }),
  fc.record({ on: is('bind'), do: one('confirm', 'cancel'), proposal: id }),
  fc.record({ on: is('look'), do: one('prev', 'next'), chain: id, from: id, to: id, page: count }),
  fc.record({
    on: is('bulletin'),
    do: one(
      'open',
      'choose',
      'select_all',
      'select_none',
      'back',
      'save',
      'preview',
      'change',
      'word',
      'issue',
      'drop',
    ),
    bulletin: id,
    rev: count,
  }),
  fc.record({ on: is('open'), do: is('open'), item: id }),
  fc.record({ on: is('versions'), do: one('versions', 'prev', 'next'), item: id, page: count }),
  fc.record({ on: is('correct'), do: is('correct'), item: id }),
  fc.record({ on: is('return'), do: one('ask_return', 'return', 'keep_report'), item: id, rev: count }),
  fc.record({ on: is('exempt'), do: one('exempt', 'restore', 'keep'), item: id }),
) as fc.Arbitrary<CardAction>

describe('a button’s value', () => {
  test('reads back as what was written, after a trip through JSON', () => {
    fc.assert(
      fc.property(action, (each) => {
        expect(decode(JSON.parse(JSON.stringify(encode(each))), each.do)).toEqual({ ok: true, value: each })
      }),
    )
  })

  test('is read under a name that says more than the word', () => {
    const nudge: CardAction = { on: 'nudge', do: 'nudge', period: '2026-W36', chain: 'cmc' }
    expect(decode(encode(nudge), 'nudge_cmc')).toEqual({ ok: true, value: nudge })
  })

  test('is refused under another button’s name', () => {
    const draft = encode({ on: 'weekly', do: 'save_draft', item: 'i', rev: 0 })
    expect(decode(draft, 'submit')).toEqual({ ok: false, fault: 'malformed' })
  })

  test('of another version is told apart from nonsense', () => {
    const value = { ...encode({ on: 'open', do: 'open', item: 'i' }), v: 2 }
    expect(decode(value)).toEqual({ ok: false, fault: 'unknown-version' })
  })

  test('that is nonsense is malformed, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(decode(value)).toMatchObject({ ok: false })
      }),
    )
    for (const value of [
      undefined,
      null,
      'submit',
      [],
      {},
      { v: 1 },
      { v: 1, on: 'weekly', do: 'submit', item: '', rev: 0 },
    ])
      expect(decode(value)).toEqual({ ok: false, fault: 'malformed' })
  })

  test('with a key too many is malformed', () => {
    expect(decode({ ...encode({ on: 'open', do: 'open', item: 'i' }), role: 'admin' })).toEqual({
      ok: false,
      fault: 'malformed',
    })
  })
})
