import { describe, expect, it } from 'vitest'
import { kindWordsOfAll } from '../../src/domain/records/kind-words.ts'
import { allKinds, fieldText, stepText } from '../../src/usecases/records/kinds.ts'

/* What a kind may forget without a word of the compiler. */
describe.each(allKinds)('$word', (kind) => {
  const { declared, texts, word } = kind
  const steps = Object.entries(declared.steps)

  it('has a label for every field that a form asks or a card shows', () => {
    const shown = [
      ...['due', 'unit', 'owner', ...(declared.shows ?? [])].map((key) => ({ key, step: '' })),
      ...[...declared.fields, ...(declared.editMore ?? [])].map(({ key }) => ({ key, step: '' })),
      ...steps.flatMap(([step, { asks = [] }]) => asks.map(({ key }) => ({ key, step }))),
    ]
    expect(shown.filter(({ key, step }) => fieldText(kind, key, stepText(kind, step)).label === key)).toEqual([])
  })

  it('says in `waits` what waits for a decision, and has a step that puts it on a desk', () => {
    const leadingOut = (of: 'decides' | 'confirms') => steps.flatMap(([, step]) => (step[of] ? step.from : []))
    const confirmed = leadingOut('confirms')
    const waiting = Object.keys(declared.states).filter(
      (state) => declared.states[state] === 'check' && !confirmed.includes(state),
    )
    expect(waiting.filter((state) => texts.waits[state] === undefined)).toEqual([])
    expect(waiting.filter((state) => !leadingOut('decides').includes(state))).toEqual([])
  })

  it('has words that no chain may be called by', () => {
    expect([word, ...texts.aliases].filter((one) => !kindWordsOfAll.includes(one))).toEqual([])
  })
})
