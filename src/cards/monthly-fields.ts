import type { Month } from '../domain/month-plan.ts'
import {
  issueFields,
  issueLevelFields,
  type MonthFault,
  type MonthField,
  type MonthLine,
  type MonthStep,
  type MonthTyped,
  moveFields,
} from '../domain/monthly.ts'
import { askIn, leftBehind, type MonthAsk } from '../domain/monthly-asks.ts'
import {
  dayIn,
  issueLimit,
  jumpWord,
  liaisonLimit,
  moveLimit,
  nextMonthLimit,
  pointLimit,
  reasonLimit,
} from '../domain/monthly-form.ts'
import { readYi } from '../domain/monthly-numbers.ts'
import { weekLabel } from '../texts/dates.ts'
import * as t from '../texts/monthly.ts'
import { askOptions } from '../texts/weekly.ts'
import { box, boxOfLines } from './box.ts'
import { datePicker, type FormElement, multiSelect, select } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

export interface MonthFieldsView {
  typed: MonthTyped
  faults: readonly MonthFault[]
  lines: readonly MonthLine[]
  asks: readonly MonthAsk[]
  /** What the tick of “1155+N” has to be checked against. */
  toCheck?: readonly string[]
  /** What the chain reported for the month before. */
  before?: { month: Month; output: number } | undefined
}

/** As the rules have them, so that the counter in the box tells the truth. A figure has no rule of length, only one line. */
const inputLimits = {
  figure: 60,
  points: boxOfLines(pointLimit),
  move: moveLimit,
  issue: issueLimit,
  liaison: liaisonLimit,
  next_month: boxOfLines(nextMonthLimit),
  reason: reasonLimit,
} as const

const faultsOf = ({ faults }: MonthFieldsView, field: MonthField) =>
  faults.filter((fault) => fault.field === field).map((fault) => faultLine(t.monthFaultText(fault)))

const above = (v: MonthFieldsView, field: MonthField, label = t.monthFieldLabels[field]): FormElement[] => [
  heading(label),
  ...faultsOf(v, field),
]

type TextField = Exclude<MonthField, 'picked'>

const text = (v: MonthFieldsView, name: TextField, placeholder: string, max: number, rows?: number): FormElement[] =>
  box({ name, placeholder, max, value: v.typed[name], ...(rows && { rows }) })

const points = (v: MonthFieldsView): FormElement[] => [
  note(v.lines.some(({ of }) => of !== 'closed') ? t.prewrittenLine : t.noWeekliesLine),
  ...(v.lines.length > 0
    ? [
        ...above(v, 'picked', v.lines.some(({ of }) => of === 'closed') ? t.pickedOrClosed : t.monthFieldLabels.picked),
        multiSelect({
          name: 'picked',
          placeholder: t.monthPlaceholders.picked,
          options: v.lines.map(({ value, of, text }) => ({
            value,
            label: of === 'closed' ? text : t.lineOption(weekLabel(of.weeks), text),
          })),
          chosen: v.typed.picked ?? [],
        }),
      ]
    : []),
  ...above(v, 'points'),
  ...text(v, 'points', t.monthPlaceholders.points, inputLimits.points, 5),
]

const figures = (v: MonthFieldsView): FormElement[] => {
  const output = readYi(v.typed.output ?? '')
  const jumps = v.faults.some(({ reason }) => reason === 'jump')
  const word = output.ok ? jumpWord(output.value) : undefined
  const confirmed = word !== undefined && v.typed.jump === word
  return [
    ...(v.before ? [note(t.lastMonthLine(v.before.month, t.yiText(v.before.output)))] : []),
    ...above(v, 'output'),
    ...text(v, 'output', t.monthPlaceholders.output, inputLimits.figure),
    ...(word !== undefined && (jumps || confirmed)
      ? [
          ...faultsOf(v, 'jump'),
          select({
            name: 'jump',
            placeholder: t.monthPlaceholders.jump,
            options: t.jumpOption(word),
            chosen: confirmed ? word : undefined,
          }),
        ]
      : []),
    ...above(v, 'cumulative'),
    ...text(v, 'cumulative', t.monthPlaceholders.cumulative, inputLimits.figure),
    ...above(v, 'yoy'),
    ...text(v, 'yoy', t.monthPlaceholders.yoy, inputLimits.figure),
    ...above(v, 'basis'),
    select({ name: 'basis', placeholder: t.monthPlaceholders.basis, options: t.basisOptions, chosen: v.typed.basis }),
    ...above(v, 'cutoff'),
    datePicker({ name: 'cutoff', placeholder: t.monthPlaceholders.cutoff, day: dayIn(v.typed.cutoff) }),
  ]
}

const moves = (v: MonthFieldsView): FormElement[] => [
  ...(v.typed.no_moves ? [div(t.noMovesChosen, { colour: 'blue' })] : []),
  ...moveFields.flatMap((field) => [
    ...above(v, field),
    ...text(v, field, t.monthPlaceholders.moves, inputLimits.move, 2),
  ]),
]

const mostLeftBehind = 3

const askNote = (ask: MonthAsk): FormElement => note((ask.standing ? t.askFrom : t.askLeftOut)(weekLabel(ask.weeks)))

const issues = (v: MonthFieldsView): FormElement[] => [
  ...leftBehind(v.asks, v.typed)
    .slice(-mostLeftBehind)
    .map(({ weeks, text }) => note(t.notTakenOver(weekLabel(weeks), text))),
  ...issueFields.flatMap((field, i) => {
    const level = issueLevelFields[i] ?? 'issue_level_1'
    const ask = askIn(v.asks, v.typed[field])
    return [
      ...above(v, field, t.issueHeading(i + 1)),
      ...(ask ? [askNote(ask)] : []),
      ...text(v, field, t.monthPlaceholders.issue, inputLimits.issue, 2),
      ...faultsOf(v, level),
      select({
        name: level,
        placeholder: t.monthPlaceholders.level,
        options: askOptions,
        chosen: v.typed[level] ?? 'none',
      }),
    ]
  }),
  ...above(v, 'liaison'),
  ...text(v, 'liaison', t.monthPlaceholders.liaison, inputLimits.liaison, 2),
  ...above(v, 'next_month'),
  ...text(v, 'next_month', t.monthPlaceholders.next_month, inputLimits.next_month, 4),
  ...above(v, 'check_1155'),
  ...(v.toCheck ?? []).map((line) => note(line)),
  select({
    name: 'check_1155',
    placeholder: t.monthPlaceholders.check,
    options: t.checkOptions,
    chosen: v.typed.check_1155,
  }),
]

const preview = (v: MonthFieldsView): FormElement[] => [
  ...above(v, 'reason'),
  ...text(v, 'reason', t.monthPlaceholders.reason, inputLimits.reason, 2),
]

/** The controls of each step. The last one has a form only where a reason is asked for. */
export const stepControls: Record<MonthStep, (v: MonthFieldsView) => FormElement[]> = {
  points,
  figures,
  moves,
  issues,
  preview,
}
