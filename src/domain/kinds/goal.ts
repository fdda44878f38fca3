import { amount, line, must, number, pick, unit, type Values } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import { recordKind } from '../records/record-kind.ts'
import { reviewAlerts, reviewStates, reviewSteps, withoutLife } from '../records/review.ts'

/** Where 现值 comes from: of output the month says it, and nobody types it a second time. */
export const nowFrom = ['月报累计产值', '自己填'] as const
export const byMonth = nowFrom[0]

/** Output is to reach its figure; energy is to stay below it. */
export const senses = ['不低于', '不高于'] as const

const fields = [
  must(number('year', 2015, 2099)),
  must(line('name', 30)),
  must(amount('value')),
  must(pick('sense', senses)),
  pick('now_from', nowFrom),
  number('now', -1_000_000_000, 1_000_000_000),
  unit('unit'),
  line('source', 40),
]

/** 目标: a figure that a chain or the district is to reach in a year, and the tasks that it was broken into. */
export const goal = recordKind({
  key: 'goal',
  district: true,
  undated: true,
  unique: true,
  review: { key: 'review-goal', days: 90 },
  states: reviewStates,
  first: 'valid',
  fields,
  titleOf: ({ name, year }: Values) => `${year}年 ${name}`,
  wrong: ({ now_from, now }) =>
    now_from === byMonth && now !== undefined ? [{ field: 'now', reason: 'of-kind', why: 'nowByMonth' }] : [],
  columns: ['value', 'now', 'now_by_month'],
  // Of a chain with few firms it tells of one of them.
  guarded: { now: () => undefined, now_by_month: () => undefined },
  shows: ['approved_value', 'approved_now', 'approved_on', 'updated_on'],
  computed: (_, { came }): Values =>
    came.length > 0 ? { tasks: came.length, tasks_done: came.filter(({ open }) => !open).length } : {},
  // What was 核定 was that of another goal.
  corrected: ({ name, year }, { values }, { actor }) => ({
    set_by: actor?.id,
    ...((name !== values.name || year !== values.year) && notApproved),
  }),
  without: [...withoutLife, 'classify'],
  steps: {
    ...reviewSteps(fields),
    to_task: { from: ['valid'], by: 'raise', opens: 'task', still: true },
    /** 考核 goes by what a second person has confirmed: whoever is measured does not set the measure alone. */
    approve: {
      from: ['valid'],
      by: 'check',
      when: ({ values }) => !isApproved(values, 'value') || !isApproved(values, 'now'),
      bar: ({ raisedBy, values }, { actor }) =>
        actor !== undefined && actor.id === (values.set_by ?? raisedBy) ? { why: 'ownFigure' } : undefined,
      change: (_, { values }, { today }) => ({
        values: { approved_value: values.value, approved_now: values.now, approved_on: today },
      }),
      decides: true,
      still: true,
    },
  },
  decides: ({ state, values }) => (state === 'valid' && !isApproved(values, 'value') ? 'approve' : undefined),
  alerts: reviewAlerts,
})

const notApproved = { approved_value: undefined, approved_now: undefined, approved_on: undefined }

const isApproved = (values: Values, key: 'value' | 'now'): boolean => values[`approved_${key}`] === values[key]

/** The year is past: what is reported since is only set beside it. */
export const isOver = ({ values }: Pick<RecordFacts, 'values'>, { today }: Pick<Surroundings, 'today'>): boolean =>
  Number(values.year) < Number(today.slice(0, 4))
