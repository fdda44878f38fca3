import { day, firms, must, pick, text, type Values } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import { type Lit, workdaysBetween } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'

const mostOfResult = 150

/** 调研: what a visit found and promised, until it has led to something. */
export const visit = recordKind({
  key: 'visit',
  district: true,
  states: { open: 'active', closed: 'closed', void: 'void' },
  first: 'open',
  // Only what was promised has to be closed.
  begins: ({ promised }) => (promised === undefined ? 'closed' : 'open'),
  fields: [
    must(day('on', { past: true })),
    must(pick('who', ['链长', '专班负责人', '推进办', '服务团'])),
    firms('firms'),
    must(text('found', 200)),
    text('promised', 150),
  ],
  // Names are told apart by what stands outside of brackets.
  titleOf: ({ who, on }: Values) => `${on} ${who}调研`,
  columns: ['on', 'promised'],
  guarded: { promised: () => undefined },
  shows: ['result'],
  steps: {
    to_task: {
      from: ['open'],
      by: 'work',
      opens: 'task',
      fills: ({ values }) => ({ detail: values.promised }),
      still: true,
    },
    to_problem: { from: ['open'], by: 'work', opens: 'problem', still: true },
    to_request: { from: ['open'], by: 'work', opens: 'request', still: true },
    close: {
      from: ['open'],
      to: 'closed',
      by: 'work',
      asks: [must(text('result', mostOfResult))],
      fills: (_, { came }) => ({ result: cameTo(came) }),
      bar: (_, { came }) => {
        const open = came.filter((one) => one.open).map(({ number }) => number)
        return open.length > 0 ? { why: 'linkedOpen', names: open } : undefined
      },
      change: ({ result }) => ({ values: { result } }),
      tells: ['raiser'],
    },
  },
  light: (record, at) => lightOfVisit(record, at),
})

/** What came of it, in as few words as the box takes; undefined where nothing did. */
const cameTo = (came: Surroundings['came']): string | undefined => {
  const lines = came.map(({ number, title, stands }) => `${number}${title === undefined ? '' : ` ${title}`}，${stands}`)
  const fits = lines.filter((_, index) => lines.slice(0, index + 1).join('\n').length <= mostOfResult)
  return fits.length > 0 ? fits.join('\n') : undefined
}

const lightOfVisit = ({ state, createdAt }: RecordFacts, at: Surroundings): Lit | undefined => {
  if (state !== 'open') return undefined
  const days = workdaysBetween(at.dayOf(createdAt), at.today, at.calendar)
  return days > at.numbers['visit-close'] ? { light: 'yellow', sum: { rule: 'open-long', days } } : undefined
}
