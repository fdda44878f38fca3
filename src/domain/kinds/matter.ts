import type { Alert } from '../records/alerts.ts'
import { day, type FaultOf, line, main, moment, must, pick, text, type Values } from '../records/field.ts'
import { instructSteps } from '../records/instruct-steps.ts'
import type { Act, Hearer, RecordFacts, Surroundings } from '../records/kind.ts'
import { recordKind } from '../records/record-kind.ts'
import { cutText } from '../text.ts'
import { addMs, type Day, dayAfter, hour, minute, msBetween } from '../time.ts'

const category = pick('category', ['停产', '项目异常', '要素中断', '安全环保', '头部企业', '上级批示调研', '其他'])
const open = ['first', 'going', 'final'] as const
const reports = ['cause', 'scale', 'need', 'resume_on'] as const

/** 重大事项: told at any hour, seen by the office, followed up until it is over. */
export const matter = recordKind({
  key: 'matter',
  district: true,
  states: { first: 'wait', going: 'active', final: 'check', closed: 'closed', void: 'void' },
  first: 'first',
  fields: [
    must(moment('at')),
    must(line('place', 40)),
    main(must(text('what', 150))),
    text('impact', 100),
    text('done', 100),
  ],
  editMore: [category],
  titleOf: ({ what }) => firstOf(String(what).replace(/\s+/gu, ' '), 30),
  owned: 'raiser',
  twins: { hours: 24, field: 'place' },
  newFromText: true,
  inDigest: ({ values }) => values.chief_told !== undefined,
  columns: ['at', 'followed_on'],
  offDesk: true,
  tells: ['office', 'leads'],
  urgent: true,
  counted: { follow_up: 'follow_ups' },
  computed: ({ values }, { dayOf }): Values =>
    values.follow_ups === undefined
      ? {}
      : { followed: values.follow_ups, followed_on: dayOf(String(values.followed_at)) },
  foremost: (record, at) =>
    record.state === 'first'
      ? 'seen'
      : record.state === 'going' && at.now >= followUpDue(record, at)
        ? 'follow_up'
        : undefined,
  steps: {
    ...instructSteps(open),
    seen: { from: ['first'], to: 'going', by: 'steer' },
    tell_chief: {
      from: open,
      by: 'steer',
      also: ['leads'],
      when: ({ chainId, values }) => chainId !== undefined && values.chief_told === undefined,
      change: (_, __, { now }) => ({ values: { chief_told: now } }),
      still: true,
      tells: ['chief'],
      urgent: true,
    },
    follow_up: {
      from: ['first', 'going'],
      by: 'work',
      asks: [
        text('cause', 150),
        text('scale', 100),
        text('need', 100),
        day('resume_on'),
        moment('next_at', { ahead: true }),
      ],
      wrong: (given): readonly FaultOf[] =>
        reports.some((key) => given[key] !== undefined)
          ? []
          : [{ field: 'cause', reason: 'of-kind', why: 'nothingNew' }],
      change: ({ next_at, ...given }, { values }, { now }) => ({
        values: { ...given, next_at, followed_at: now, follow_ups: Number(values.follow_ups ?? 0) + 1 },
      }),
      tells: hearers,
      anyHour: true,
      inThread: true,
    },
    conclude: {
      from: ['going'],
      to: 'final',
      by: 'work',
      asks: [must(text('result', 150)), text('loss', 100), text('lesson', 100)],
      change: (given) => ({ values: { ...given, next_at: undefined } }),
      tells: hearers,
      anyHour: true,
    },
    finish: {
      from: ['final'],
      to: 'closed',
      by: 'steer',
      notAfter: 'conclude',
      asks: [must(category), line('note', 100)],
      change: ({ category: is }) => ({ values: { category: is } }),
      tells: ['raiser'],
      decides: true,
    },
    to_task: { from: ['going', 'final'], by: 'steer', also: ['helps'], opens: 'task', still: true, fills: taskOf },
    is_same: {
      from: open,
      to: 'void',
      by: 'steer',
      when: hasTwin,
      change: () => ({ values: { twin: undefined } }),
      confirm: true,
    },
    not_same: { from: open, by: 'steer', when: hasTwin, change: () => ({ values: { twin: undefined } }), still: true },
  },
  reply: 'follow_up',
  acts: (record, at) => (record.state === 'first' ? unseen(record, at) : undefined),
  alerts: (record, at) => (record.state === 'first' || record.state === 'going' ? [followUp(record, at)] : []),
  light: ({ state }) =>
    state === 'first'
      ? { light: 'red', sum: { rule: 'unseen' } }
      : state === 'going'
        ? { light: 'red', sum: { rule: 'going' } }
        : state === 'final'
          ? { light: 'yellow', sum: { rule: 'concluded' } }
          : undefined,
})

const firstOf = (said: string, most: number): string => {
  const { text: begins, cut } = cutText(said, most + 1)
  return cut ? begins.slice(0, -1) : begins
}

function hasTwin({ values }: RecordFacts): boolean {
  return values.twin !== undefined
}

function hearers({ values }: RecordFacts): readonly Hearer[] {
  return values.chief_told === undefined ? ['office'] : ['office', 'chief']
}

/** Read by nobody of the office in time, it goes to the chief. */
const unseen = (record: RecordFacts, at: Surroundings): Act | undefined => {
  if (record.chainId === undefined || record.values.chief_told !== undefined) return undefined
  const minutes = at.numbers['matter-unseen']
  const anyHour = at.numbers['matter-any-hour'] === 1
  return {
    step: 'tell_chief',
    at: anyHour ? addMs(record.createdAt, minutes * minute) : at.after(record.createdAt, { minutes }),
  }
}

/** When the next 续报 is due: as it was promised, else so many hours after the last word. */
export const followUpDue = ({ values, createdAt }: RecordFacts, { numbers, instantOf }: Surroundings): string => {
  const [on, at] = String(values.next_at ?? '').split(' ')
  if (on && at) return instantOf(on, at)
  return addMs(String(values.followed_at ?? createdAt), numbers['matter-follow-up'] * hour)
}

/** Said anew each morning until it comes. */
const followUp = (record: RecordFacts, at: Surroundings): Alert => {
  const due = followUpDue(record, at)
  const first = at.instantOf(at.dayOf(due), '09:00') >= due ? at.dayOf(due) : dayAfter(at.dayOf(due))
  const [on] = [first, at.today].toSorted().slice(-1) as [Day]
  return { say: 'followUp', day: on, on, to: 'raiser' }
}

/** How long after it happened it was reported; undefined where the time could not be read. */
export const reportedAfter = (
  { values, createdAt }: RecordFacts,
  instantOf: Surroundings['instantOf'],
): number | undefined => {
  const read = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/u.exec(String(values.at))
  return read?.[1] && read[2] ? msBetween(instantOf(read[1], read[2]), createdAt) : undefined
}

function taskOf({ title, values }: RecordFacts): Record<string, string | undefined> {
  return {
    title: cutText(`处置：${title}`, 40).text,
    detail: [values.place, values.need].filter((one): one is string => typeof one === 'string').join('：'),
  }
}
