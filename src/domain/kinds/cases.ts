import { type Alert, dueAlerts } from '../records/alerts.ts'
import {
  day,
  type Field,
  firms,
  isPerson,
  line,
  link,
  must,
  person,
  pick,
  text,
  unit,
  type Values,
} from '../records/field.ts'
import { instructSteps } from '../records/instruct-steps.ts'
import type { Change, RecordFacts, Step, Surroundings } from '../records/kind.ts'
import { ownTaskForce } from '../records/known.ts'
import { clockNumbers, dueLight, type Lit, workdaysBetween, worst } from '../records/light.ts'
import type { NumberKey } from '../records/numbers.ts'
import { recordKind } from '../records/record-kind.ts'
import { type Rung, rungUnits } from '../records/rungs.ts'
import type { Day, Instant } from '../time.ts'

/** Who has to act, from the lowest rung up. */
export const levels = ['self', 'office', 'chief', 'leading'] as const
export type Level = (typeof levels)[number]
const levelWords = ['专班自解', '请推进办', '请链长', '请领导小组']
const rungs: Readonly<Record<Level, Rung>> = { self: 'lead', office: 'office', chief: 'chief', leading: 'office' }

const within = '本链内'
const scopes = [within, '跨部门', '跨行业', '跨区域']
const results = ['已解决', '部分解决', '暂不能办']
/** Made by the bot of an ask in a weekly report. */
export const weeklySource = '周报'

export const levelOf = ({ level }: Values): Level => levels.find((one) => one === level) ?? 'office'
const isHigher = (one: Level, other: Level): boolean => levels.indexOf(one) > levels.indexOf(other)

/** What is not of the chain alone goes straight to its chief. */
export const goesToChief = ({ scope, level }: Values): boolean =>
  scope !== undefined && scope !== within && !isHigher(levelOf({ level: level ?? 'office' }), 'chief')

/** Who works it until it is given on. */
export const unitOfLevel = (level: Level): string => rungUnits[rungs[level]]

interface CaseSort<Key extends string> {
  key: Key
  district: boolean
  fields: readonly Field[]
  /** Workdays until 受理, and from then until 答复. */
  accept: NumberKey
  answer: NumberKey
}

/** 问题, 需求 and 诉求: one life. Who raises them and how fast they are answered differ. */
const caseKind = <const Key extends string>({ key, district, fields, accept, answer }: CaseSort<Key>) => {
  const clockOf = (record: RecordFacts, at: Surroundings): Clock | undefined => {
    const until = ({ new: 'accept', doing: 'answer' } as const)[record.state]
    const { since } = record.values
    if (until === undefined || typeof since !== 'string' || tasksOf(record.values).length > 0) return undefined
    const workdays = at.numbers[until === 'accept' ? accept : answer]
    return { until, since, last: at.calendar.next(at.dayOf(since), workdays), end: at.after(since, { workdays }) }
  }
  return recordKind({
    key,
    district,
    states: { new: 'wait', doing: 'active', answered: 'check', closed: 'closed', void: 'void' },
    first: 'new',
    fields,
    // One of the two days, as far as it has come.
    columns: ['unit', 'accept_by', 'answer_by'],
    computed: (record, at): Values => {
      const clock = clockOf(record, at)
      return clock ? { [`${clock.until}_by`]: clock.last } : {}
    },
    notes: (values, { now }) => ({ level: goesToChief(values) ? 'chief' : levelOf(values), since: now }),
    enters: (_, { now }) => ({ since: now }),
    unitOf: (values) => unitOfLevel(levelOf(values)),
    rung: ({ state, values, chainId }) =>
      state === 'new' || state === 'doing' ? (chainId === undefined ? 'office' : rungs[levelOf(values)]) : undefined,
    // What a weekly report asks stands in the digests.
    tells: ({ source, values }) =>
      source === weeklySource
        ? []
        : ['rung', ...(levelOf(values) === 'chief' && goesToChief(values) ? (['office'] as const) : [])],
    steps: {
      ...ordered,
      accept: {
        from: ['new'],
        to: 'doing',
        by: 'steer',
        also: ['rung'],
        asks: [must(unit('unit')), person('owner'), day('due')],
        fills: ({ unit, due }) => ({ unit, due }),
        change: ({ unit, owner, due }) => ({
          unit: String(unit),
          owner: isPerson(owner) ? owner : undefined,
          ...(typeof due === 'string' && { due }),
          values: { declined: undefined },
        }),
        decides: true,
        tells: ['workers'],
      },
      answer: {
        from: ['doing'],
        to: 'answered',
        by: 'work',
        also: ['rung'],
        asks: [must(text('text', 200)), must(pick('result', results)), link('link')],
        change: () => ({ values: { declined: undefined } }),
        tells: ['confirmer'],
      },
      decline: {
        from: ['doing'],
        by: 'work',
        asks: [must(line('reason', 100))],
        when: ({ values }) => values.declined === undefined,
        bar: ({ values }, { today, dayOf, calendar, numbers }) =>
          workdaysBetween(dayOf(String(values.since)), today, calendar) > numbers['task-decline']
            ? { why: 'declineLate' }
            : undefined,
        change: ({ reason }) => ({ values: { declined: reason } }),
        tells: ['office'],
      },
      to_task: {
        from: ['new', 'doing'],
        by: 'steer',
        also: ['rung'],
        opens: 'task',
        fills: ({ title, due, values: { detail, proposal } }) => ({
          title,
          detail: [detail, proposal].filter(Boolean).join('\n'),
          due,
        }),
        still: true,
      },
      solved: { from: ['answered'], to: 'closed', ...byRaiser, tells: ['workers'] },
      unsolved: {
        from: ['answered'],
        // From the second time on it is another's turn.
        to: (record) => (nextAfterUnsolved(record) ? 'new' : 'doing'),
        ...byRaiser,
        asks: [must(line('reason', 100))],
        change: (_, record, at) => {
          const next = nextAfterUnsolved(record)
          const risen = next && movedTo(next, at)
          return { ...risen, values: { ...risen?.values, unsolved: unsolvedOf(record.values) + 1 } }
        },
        tells: ({ state }) => (state === 'new' ? ['before', 'rung'] : ['workers']),
      },
      escalate: {
        from: ['new', 'doing'],
        to: 'new',
        by: 'steer',
        also: ['rung', 'waited'],
        asks: [must(pick('level', levels, levelWords)), line('reason', 100)],
        wrong: ({ level }, { chainId, values }) =>
          chainId === undefined && level === 'chief'
            ? [{ field: 'level', reason: 'not-an-option' }]
            : isHigher(levelOf({ ...values, level: level ?? '' }), levelOf(values))
              ? []
              : [{ field: 'level', reason: 'not-higher' }],
        change: ({ level }, _, at) => movedTo(levelOf({ level: level ?? '' }), at),
        tells: ({ values }, byClock) => [
          'rung',
          ...(byClock ? (['before'] as const) : []),
          ...(goesToChief(values) ? (['office'] as const) : []),
        ],
      },
      vouch: {
        from: ['answered'],
        to: 'closed',
        by: 'steer',
        notAfter: 'answer',
        when: ({ values }, { today, dayOf, calendar, numbers }) =>
          workdaysBetween(dayOf(String(values.since)), today, calendar) > numbers['case-confirm'],
        asks: [must(line('reason', 100))],
        decides: true,
        tells: ['raiser'],
      },
      // By the clock: the next rung has nobody.
      stay: {
        from: ['new', 'doing'],
        by: 'nobody',
        change: (_, { values }) => ({ values: { stays: values.since } }),
        still: true,
        tells: ['office'],
      },
    },
    reply: 'answer',
    stillAfter: 'task-still',
    decides: ({ state, values }) => (values.declined !== undefined ? 'decline' : state === 'new' ? 'new' : undefined),
    acts: (record, at) => {
      const clock = clockOf(record, at)
      const level = record.chainId === undefined ? undefined : nextRung(levelOf(record.values))
      if (!clock || !level || record.values.stays === clock.since) return undefined
      return {
        step: 'escalate',
        at: at.after(clock.end, { minutes: 0 }),
        given: { level },
        hours: true,
        vacant: 'stay',
      }
    },
    alerts: (record, at) => {
      const clock = clockOf(record, at)
      return dueAlerts(clock?.last, at, clockNumbers.soon).map(
        (alert): Alert => ({
          ...alert,
          say: `${clock?.until}-${alert.say}`,
          ...(clock?.until === 'accept' && { to: 'rung' }),
        }),
      )
    },
    light: (record, at) => {
      const tasks = tasksOf(record.values)
      const clock = clockOf(record, at)
      if (record.state !== 'new' && record.state !== 'doing') return undefined
      const twice: Lit[] = unsolvedOf(record.values) >= 2 ? [{ light: 'red', sum: { rule: 'unsolved-twice' } }] : []
      return worst([
        ...twice,
        ...tasks.flatMap((id) => at.lights?.get(id) ?? []),
        ...(clock ? [{ ...dueLight(clock.last, at.today, at.calendar, clockNumbers), clock: clock.until }] : []),
      ])
    },
  })
}

const givenOver = instructSteps(['new', 'doing'], 'doing')
/** What is ordered about it is its answer for now: it is with who was told to do it. */
const ordered = {
  ...givenOver,
  instruct: { ...givenOver.instruct, change: isWith },
  hand_over: { ...givenOver.hand_over, change: isWith },
} satisfies Record<string, Step>
function isWith({ unit = ownTaskForce }: Values): Change {
  return { unit: String(unit), owner: undefined, values: { declined: undefined, read: undefined } }
}

interface Clock {
  until: 'accept' | 'answer'
  since: Instant
  /** Its last day, and the end of it. */
  last: Day
  end: Instant
}

/** Whoever raised it says whether it is solved, unless it is their own answer. */
const byRaiser = {
  by: 'nobody',
  also: ['confirms'],
  notAfter: 'answer',
  confirms: true,
} as const satisfies Partial<Step>

/** Tasks that came of it and are still open: it has no clock beside them. */
export const tasksOf = ({ tasks }: Values): readonly string[] =>
  Array.isArray(tasks) ? (tasks as readonly string[]) : []
const unsolvedOf = ({ unsolved }: Values): number => (typeof unsolved === 'number' ? unsolved : 0)

/** By itself it climbs as far as the chief. */
const nextRung = (level: Level): Level | undefined => (({ self: 'office', office: 'chief' }) as const)[String(level)]

const nextAfterUnsolved = ({ chainId, values }: RecordFacts): Level | undefined =>
  chainId !== undefined && unsolvedOf(values) >= 1 ? nextRung(levelOf(values)) : undefined

const movedTo = (level: Level, { now }: Surroundings): Change => ({
  unit: unitOfLevel(level),
  owner: undefined,
  values: { level, since: now, read: undefined },
})

const froms = ['专班', '链主', '企业', '上级']
const head = (categories: readonly string[]) => [must(line('title', 40)), must(pick('category', categories))] as const
const tail = [
  must(text('proposal', 150)),
  pick('scope', scopes),
  must(pick('level', levels, levelWords)),
  day('due'),
  pick('from', froms),
] as const

export const problem = caseKind({
  key: 'problem',
  district: false,
  fields: [
    ...head(['要素', '审批', '用地', '融资', '技术', '市场', '用工', '政策', '其他']),
    firms('firms'),
    must(text('detail', 200)),
    ...tail,
  ],
  accept: 'problem-accept',
  answer: 'problem-answer',
})

export const need = caseKind({
  key: 'need',
  district: false,
  fields: [...head(['补链', '强链', '延链', '增链', '稳链']), firms('firms'), must(text('detail', 200)), ...tail],
  accept: 'need-accept',
  answer: 'need-answer',
})

/** Always the office's to begin with. */
export const request = caseKind({
  key: 'request',
  district: true,
  fields: [
    ...head(['一企一策', '绿色通道', '要素', '基金融资', '错峰保障', '其他']),
    must(firms('firms')),
    must(text('detail', 200)),
    text('proposal', 150),
    day('due'),
    pick('from', froms),
  ],
  accept: 'request-accept',
  answer: 'request-answer',
})
