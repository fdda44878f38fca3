import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { type CardAction, cardAction, decode, encode } from '../../src/cards/action-value.ts'

/** Any value that the schema takes: a new button, or a new key of one, is tried without a line here. */
const anyOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string': {
      const pattern = def.checks?.flatMap((check) => patternOf(check._zod.def))[0]
      return pattern ? fc.stringMatching(pattern) : fc.string({ minLength: 1, maxLength: 40 })
    }
    case 'number':
      return fc.nat()
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'object': {
      const keys = Object.entries(def.shape)
      const optional = (key: z.core.$ZodType) => (key as z.core.$ZodTypes)._zod.def.type === 'optional'
      return fc.record(Object.fromEntries(keys.map(([name, key]) => [name, anyOf(key)])), {
        requiredKeys: keys.filter(([, key]) => !optional(key)).map(([name]) => name),
      })
    }
    case 'optional':
      return anyOf(def.innerType)
    default:
      throw new Error(`no values are made for ${def.type} yet`)
  }
}

const patternOf = (check: object): RegExp[] =>
  'pattern' in check && check.pattern instanceof RegExp ? [check.pattern] : []

const anyAction = cardAction.options.map((option) => [
  String((option.shape.on as z.ZodLiteral).value),
  anyOf(option) as fc.Arbitrary<CardAction>,
]) as [string, fc.Arbitrary<CardAction>][]

describe('a button’s value', () => {
  test.each(anyAction)('of %s reads back as what was written, after a trip through JSON', (_, action) => {
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
