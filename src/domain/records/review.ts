import { addDays, type Day, dayAfter } from '../time.ts'
import type { Alert } from './alerts.ts'
import { type Field, line, must } from './field.ts'
import type { RecordFacts, RecordKind, Step, Surroundings } from './kind.ts'

/** The last day on which what is looked at today is fresh. */
export const reviewBy = (
  { key, days }: NonNullable<RecordKind['review']>,
  { today, numbers }: Pick<Surroundings, 'today' | 'numbers'>,
): Day => addDays(today, numbers[key] ?? days)

/** 待核: nobody has looked at it for longer than its list allows. Computed, never typed. */
export const isStale = ({ state, due }: Pick<RecordFacts, 'state' | 'due'>, today: Day): boolean =>
  state === 'valid' && due !== undefined && due < today

/** One line a list in the morning note of whoever works it, the day after. */
export const reviewAlerts = ({ state, due }: Pick<RecordFacts, 'state' | 'due'>): Alert[] =>
  state === 'valid' && due !== undefined ? [{ say: 'toReview', day: due, on: dayAfter(due), to: 'workers' }] : []

export const reviewStates = { valid: 'active', archived: 'closed' } as const

const why = must(line('reason', 100))

/** Steps of what has a time until it is looked at again. @param fields what 更新 asks */
export const reviewSteps = (fields: readonly Field[]) =>
  ({
    same: { from: ['valid'], by: 'work', also: ['helps'], reviews: true },
    edit: { from: ['valid'], by: 'work', also: ['helps'], asks: fields, form: true, reviews: true },
    archive: { from: ['valid'], to: 'archived', by: 'steer', also: ['leads'], asks: [why], confirm: true },
    restore: {
      from: ['archived'],
      to: 'valid',
      by: 'steer',
      also: ['leads'],
      asks: [why],
      confirm: true,
      reviews: true,
    },
  }) satisfies Record<string, Step<'valid' | 'archived'>>

/** Of the steps that every kind has, those that mean something else here, or nothing. */
export const withoutLife = ['edit', 'assign', 'merge', 'void', 'reopen', 'nudge'] as const
