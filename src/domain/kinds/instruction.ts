import { day, must, text, unit, type Values } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'
import { cutText } from '../text.ts'

/** 批示: what a chief or 领导小组 has ordered about a record, a report or a whole chain. It follows the task that was made of it. */
export const instruction = recordKind({
  key: 'instruction',
  district: true,
  states: { open: 'active', closed: 'closed', void: 'void' },
  first: 'open',
  fields: [must(text('text', 200)), unit('unit'), day('due')],
  madeOf: 'objects',
  offDesk: true,
  // Who works it, until when, and what becomes of it are its task's.
  without: ['edit', 'assign', 'merge', 'void', 'reopen', 'nudge'],
  titleOf: ({ text: words }) => titleOfWords(String(words)),
  columns: ['raisedBy', 'task'],
  steps: {
    reply: {
      from: ['open'],
      by: 'nobody',
      also: ['works', 'leads'],
      asks: [must(text('text', 200))],
      change: (_, { values }, { today }) => ({ values: { replied_on: today, replies: repliesOn(values, today) + 1 } }),
      // Once a workday; what is replied beside it stands in the history.
      tells: ({ values }) => (values.replies === 1 ? ['raiser'] : []),
    },
    withdraw: {
      from: ['open'],
      to: 'void',
      by: 'nobody',
      also: ['raised'],
      when: ({ values }) => values.unsigned !== undefined,
      confirm: true,
    },
  },
  reply: 'reply',
  stillAfter: 'task-still',
  light: ({ state, values }, { lights }) => (state === 'open' ? lights?.get(String(values.task)) : undefined),
})

const repliesOn = ({ replied_on, replies }: Values, today: string): number =>
  replied_on === today && typeof replies === 'number' ? replies : 0

/** In one line. */
export const titleOfWords = (words: string): string => cutText(words.replaceAll(/\s+/gu, ' '), 40).text
