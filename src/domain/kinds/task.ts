import { type Alert, dueAlerts } from '../records/alerts.ts'
import { day, isPerson, line, link, must, person, picks, text, unit, units, type Values } from '../records/field.ts'
import { instructionSource, instructTaskSteps } from '../records/instruct-steps.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import { dueLight, effectiveDue, type Lit, overdueBy, workdaysBetween, worst } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'
import { addDays } from '../time.ts'
import { openNodes } from './task-nodes.ts'

const creation = [
  must(line('title', 40)),
  text('detail', 300),
  unit('unit'),
  person('owner'),
  units('helpers', 8),
  day('due'),
  line('standard', 80),
  text('nodes', 300, { lines: 5 }),
] as const

/** Where a task comes from that the plan itself names. */
export const measureSource = '方案举措'

/** 任务: from 交办 to 销号. */
export const task = recordKind({
  key: 'task',
  district: true,
  states: { new: 'wait', doing: 'active', done: 'check', held: 'held', closed: 'closed', void: 'void' },
  first: 'new',
  fields: creation,
  columns: ['unit', 'due'],
  dueByDefault: true,
  // A node's day without a year is the nearest to the day it was written down.
  notes: ({ nodes }, { today }): Values => (nodes === undefined ? {} : { nodes_since: today }),
  // What came from above is heard by who leads the chain as well.
  tells: ({ source }) => (source === instructionSource ? ['workers', 'leads'] : ['workers']),
  offers: (values) => ({ nodes: openNodes(values).map(({ text }) => text) }),
  steps: {
    accept: {
      from: ['new'],
      to: 'doing',
      by: 'work',
      asks: [person('owner')],
      // Whoever signs for it owns it, unless somebody else is named.
      change: ({ owner }, record, { by }) => ({ owner: isPerson(owner) ? owner : (record.owner ?? by) }),
    },
    decline: {
      from: ['new'],
      by: 'work',
      asks: [must(line('reason', 100))],
      bar: (record, at) => (sinceMoved(record, at) > at.numbers['task-decline'] ? { why: 'declineLate' } : undefined),
      change: ({ reason }) => ({ values: { declined: reason } }),
      tells: ['office'],
    },
    feedback: {
      from: ['doing'],
      by: 'work',
      also: ['helps'],
      asks: [must(text('text', 200)), picks('nodes_done', 'nodes'), day('expect'), link('link')],
      change: ({ nodes_done, expect }, { values }) => ({
        values: {
          ...(isList(nodes_done) && { nodes_done: [...listOf(values.nodes_done), ...nodes_done] }),
          ...(expect !== undefined && { expect }),
        },
      }),
    },
    extend: {
      from: ['doing'],
      by: 'work',
      asks: [must(day('new_due')), must(line('reason', 100))],
      bar: (record, at) =>
        isAsked(record)
          ? { why: 'extendAsked' }
          : record.due && overdueBy(record.due, at.today, at.calendar) > 0
            ? { why: 'extendLate', instead: { step: 'feedback', typed: { reason: 'text', new_due: 'expect' } } }
            : undefined,
      wrong: ({ new_due }, { due }) =>
        due !== undefined && String(new_due) <= due
          ? [{ field: 'new_due', reason: 'of-kind', why: 'extendEarlier' }]
          : [],
      change: ({ new_due }) => ({ values: { asked_due: new_due } }),
      tells: ['office'],
    },
    grant: {
      from: ['doing'],
      by: 'check',
      also: ['gave'],
      notAfter: 'extend',
      when: isAsked,
      asks: [day('new_due')],
      change: ({ new_due }, { values }) => ({
        due: String(new_due ?? values.asked_due),
        dueIsDefault: false,
        values: { asked_due: undefined, expect: undefined, extended: extendedOf(values) + 1 },
      }),
      decides: true,
      tells: ['workers'],
    },
    refuse: {
      from: ['doing'],
      by: 'check',
      also: ['gave'],
      notAfter: 'extend',
      when: isAsked,
      asks: [must(line('reason', 100))],
      change: () => ({ values: { asked_due: undefined } }),
      decides: true,
      tells: ['workers'],
    },
    ...instructTaskSteps({
      open: ['new', 'doing', 'done', 'held'],
      given: ['new', 'doing'],
      waits: 'new',
      closed: 'closed',
    } as const),
    finish: {
      from: ['doing'],
      to: 'done',
      by: 'work',
      asks: [must(text('result', 200, { least: 5 })), link('link')],
      asksMore: (record, { parts }) =>
        openNodes(record.values).length + parts.open > 0 ? [must(line('reason', 100))] : [],
      change: (_, { due }, { today, calendar }) => ({
        values: { asked_due: undefined, late: due === undefined ? 0 : overdueBy(due, today, calendar) },
      }),
    },
    close: {
      from: ['done'],
      to: 'closed',
      by: 'check',
      also: ['gave'],
      notAfter: 'finish',
      asks: [line('note', 100)],
      confirm: true,
      decides: true,
      // Who gave the 批示 hears of that.
      tells: ({ source }) => (source === instructionSource ? ['workers'] : ['workers', 'raiser']),
    },
    return: {
      from: ['done'],
      to: 'doing',
      by: 'check',
      also: ['gave'],
      notAfter: 'finish',
      asks: [must(line('reason', 100))],
      // Past its day it gets a few more, which is no extension.
      change: (_, { due }, { today, calendar, numbers }) =>
        due !== undefined && effectiveDue(due, calendar) < today
          ? { due: calendar.next(today, numbers['task-again']) }
          : {},
      decides: true,
      tells: ['workers'],
    },
    hold: {
      from: ['doing'],
      to: 'held',
      by: 'check',
      also: ['gave'],
      asks: [must(line('reason', 100)), must(day('until', { within: 90 }))],
      change: ({ until }, _, { today }) => ({ values: { held_until: until, held_since: today } }),
      tells: ['workers'],
    },
    resume: {
      from: ['held'],
      to: 'doing',
      by: 'check',
      also: ['gave'],
      // The day moves on by the workdays it stood still: that of 挂起 was one, that of 恢复 is none.
      change: (_, { due, values }, { today, calendar }) => ({
        values: { held_until: undefined, held_since: undefined },
        ...(due !== undefined && {
          due: calendar.next(
            due,
            workdaysBetween(addDays(String(values.held_since ?? today), -1), addDays(today, -1), calendar),
          ),
        }),
      }),
    },
    set_due: {
      from: ['new', 'doing'],
      by: 'steer',
      when: ({ dueIsDefault }) => dueIsDefault,
      asks: [must(day('due'))],
      change: ({ due }) => ({ due: String(due), dueIsDefault: false }),
    },
    split: { from: ['new', 'doing'], by: 'work', opens: 'task', still: true },
  },
  reply: 'feedback',
  // What was ordered holds at once; until it is signed for, the office looks to whose it is and until when.
  decides: (record) =>
    isAsked(record)
      ? 'extend'
      : record.values.declined !== undefined
        ? 'decline'
        : record.state === 'new' && record.source === instructionSource
          ? 'ordered'
          : undefined,
  stillAfter: 'task-still',
  // The office may set a day that is past, or another one in the middle of the work: that is an extension by another name.
  moved: (due, { due: was, state, values }, { today, calendar }) =>
    was !== undefined && due > was && (state !== 'new' || overdueBy(was, today, calendar) > 0)
      ? { extended: extendedOf(values) + 1, expect: undefined }
      : {},
  alerts: (record, at) => alertsOfTask(record, at),
  light: (record, at) => (record.state === 'new' || record.state === 'doing' ? lightOfTask(record, at) : undefined),
})

/** Its own day and those of its open nodes; and that nobody has signed for it. What stands still or is handed in has nothing to say. */
const alertsOfTask = (record: RecordFacts, at: Surroundings): Alert[] => {
  const { calendar, numbers, dayOf } = at
  if (record.state !== 'new' && record.state !== 'doing') return []
  const soon = numbers['task-soon']
  const nodes = openNodes(record.values).flatMap(({ due, text: node }) => dueAlerts(due, at, soon, node))
  const given = dayOf(record.movedAt)
  // Sent back, it waits for the office and not for a signature; what the plan itself names waits until somebody gives it out.
  const waits = record.values.declined === undefined && !(record.source === measureSource && record.rev === 1)
  const unsigned: Alert[] =
    record.state === 'new' && waits
      ? [{ say: 'unsigned', day: given, on: calendar.next(given, numbers['task-accept'] + 1), to: 'lead' }]
      : []
  return [...unsigned, ...dueAlerts(record.due, at, soon), ...nodes]
}

/** The worst of its own day and its open nodes' days; extended twice and still open is red. */
const lightOfTask = (record: RecordFacts, { today, calendar, numbers }: Surroundings): Lit | undefined => {
  const rule = { soon: numbers['task-soon'], red: numbers['task-red'] }
  const nodes = openNodes(record.values).flatMap(({ due, text: node }) =>
    due === undefined ? [] : [{ ...dueLight(due, today, calendar, rule), node }],
  )
  const twice: Lit[] = extendedOf(record.values) >= 2 ? [{ light: 'red', sum: { rule: 'extended-twice' } }] : []
  return worst([...twice, dueLight(record.due, today, calendar, rule), ...nodes])
}

function isAsked({ values }: Pick<RecordFacts, 'values'>): boolean {
  return values.asked_due !== undefined
}
/** Times the day was moved on request. */
export const extendedOf = (values: Values): number => (typeof values.extended === 'number' ? values.extended : 0)

const isList = (value: Values[string] | undefined): value is readonly string[] => Array.isArray(value)
const listOf = (value: Values[string] | undefined): readonly string[] => (isList(value) ? value : [])

const sinceMoved = ({ movedAt }: RecordFacts, { today, calendar, dayOf }: Surroundings): number =>
  workdaysBetween(dayOf(movedAt), today, calendar)
