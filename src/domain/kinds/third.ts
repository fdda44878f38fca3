import type { Values } from '../records/field.ts'
import { must, number, text } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'

/** 第三方评估: what the third party gave a chain for a year. It comes in by sheet or chat, and enters 考核 once a second person has said yes. */
export const third = recordKind({
  key: 'third',
  district: false,
  beside: true,
  unworked: true,
  states: { new: 'check', counted: 'closed', void: 'void' },
  first: 'new',
  fields: [must(number('year', 2015, 2099)), must(number('score', 0, 100)), must(text('reason', 200, { least: 4 }))],
  titleOf: ({ year, score }: Values) => `${year}年 第三方评估 ${score} 分`,
  wrong: ({ year }, { today }) =>
    Number(year) > Number(today.slice(0, 4)) ? [{ field: 'year', reason: 'of-kind', why: 'ahead' }] : [],
  columns: ['score', 'entry'],
  shows: ['entry'],
  // What counts already is taken back where it counts.
  without: ['edit', 'assign', 'merge', 'reopen', 'classify', 'nudge'],
  steps: {
    agree: {
      from: ['new'],
      to: 'counted',
      by: 'check',
      bar: ({ raisedBy }, { actor }) =>
        actor !== undefined && actor.id === raisedBy ? { why: 'ownScore' } : undefined,
      confirm: true,
      decides: true,
      tells: ['raiser'],
    },
  },
})
