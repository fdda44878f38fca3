import { choice, line, link, must, number, pick, text, type Value, type Values } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'

const keep = '维持'
/** The line gets other points. */
export const adjust = '调整'

/** 申诉 to one line of a sheet of 考核 that was made known. */
export const appeal = recordKind({
  key: 'appeal',
  district: false,
  states: { new: 'check', closed: 'closed', void: 'void' },
  first: 'new',
  fields: [must(choice('ref', 'lines')), must(text('reason', 200)), link('link')],
  // There is none without a sheet that was made known, and the office's template asks for none.
  madeOf: 'sheet',
  unworked: true,
  without: ['merge', 'reopen', 'classify'],
  titleOf: ({ ref, line: name }) => String(name ?? ref),
  sameBy: 'ref',
  columns: ['score', 'result'],
  shows: ['score', 'until', 'result', 'to_points', 'answer'],
  steps: {
    answer: {
      from: ['new'],
      // Where the office's own bureau answers for the chain, other points count once a second person has said yes.
      to: ({ values }, { result }) => (result === adjust && values.second !== undefined ? undefined : 'closed'),
      by: 'check',
      asks: [must(pick('result', [keep, adjust])), number('to_points', -100, 100), must(text('text', 200))],
      wrong: ({ result, to_points }, { values }) => {
        const why = result === adjust ? wrongPoints(to_points, values) : undefined
        return why === undefined ? [] : [{ field: 'to_points', reason: 'of-kind', why }]
      },
      when: ({ values }) => values.proposed === undefined,
      change: ({ result, to_points, text: answer }, { values }) => ({
        values: {
          result,
          answer,
          to_points: result === adjust ? to_points : undefined,
          proposed: result === adjust && values.second !== undefined ? 1 : undefined,
        },
      }),
      decides: true,
      tells: ({ state }) => (state === 'closed' ? ['raiser', 'leads'] : ['office']),
    },
    agree: {
      from: ['new'],
      to: 'closed',
      by: 'check',
      notAfter: 'answer',
      when: isProposed,
      change: () => ({ values: { proposed: undefined } }),
      confirm: true,
      decides: true,
      tells: ['raiser', 'leads'],
    },
    disagree: {
      from: ['new'],
      by: 'check',
      notAfter: 'answer',
      when: isProposed,
      asks: [must(line('reason', 100))],
      change: () => ({ values: { proposed: undefined, result: undefined, answer: undefined, to_points: undefined } }),
      decides: true,
      tells: ['office'],
    },
  },
  reply: 'answer',
  decides: (record) => (isProposed(record) ? 'second' : undefined),
})

function isProposed({ values }: { values: Values }): boolean {
  return values.proposed !== undefined
}

/** Points that a line cannot have: one that nothing is known of has none to be changed, one that only takes away none above 0. */
const wrongPoints = (points: Value | undefined, { most, uncounted }: Values): string | undefined => {
  if (uncounted !== undefined) return 'uncounted'
  if (typeof points !== 'number') return 'noPoints'
  return typeof most === 'number' && (points > most || (most > 0 && points < 0)) ? 'beyond' : undefined
}
