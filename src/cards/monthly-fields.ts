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
import type { Month } from '../domain/monthly-clock.ts'
import { dayIn, jumpWord } from '../domain/monthly-form.ts'
import { readYi } from '../domain/monthly-numbers.ts'
import { weekLabel } from '../texts/dates.ts'
import * as t from '../texts/monthly.ts'
import { askOptions, cutBackLine } from '../texts/weekly.ts'
import { datePicker, type FormElement, input, multiSelect, select } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

export interface MonthFieldsView {
  typed: MonthTyped
  faults: readonly MonthFault[]
  lines: readonly MonthLine[]
  asks: readonly MonthAsk[]
  /** What the chain reported for the month before. */
  before?: { month: Month; output: number } | undefined
}

/** Above the rules' own limits, so that a long text comes back with a red line instead of being stopped by the client. */
const inputLimits = { short: 60, line: 400, lines: 800 } as const

const faultsOf = ({ faults }: MonthFieldsView, field: MonthField) =>
  faults.filter((fault) => fault.field === field).map((fault) => faultLine(t.monthFaultText(fault)))

const above = (v: MonthFieldsView, field: MonthField, label = t.monthFieldLabels[field]): FormElement[] => [
  heading(label),
  ...faultsOf(v, field),
]

type TextField = Exclude<MonthField, 'picked'>

const box = (v: MonthFieldsView, name: TextField, placeholder: string, max: number, rows?: number): FormElement[] => {
  const value = v.typed[name]
  const cut = (value ?? '').length > max
  return [...(cut ? [note(cutBackLine(max))] : []), input({ name, placeholder, max, value, ...(rows && { rows }) })]
}

const points = (v: MonthFieldsView): FormElement[] => [
  note(v.lines.length > 0 ? t.prewrittenLine : t.noWeekliesLine),
  ...(v.lines.length > 0
    ? [
        ...above(v, 'picked'),
        multiSelect({
          name: 'picked',
          placeholder: t.monthPlaceholders.picked,
          options: v.lines.map(({ value, weeks, text }) => ({ value, label: t.lineOption(weekLabel(weeks), text) })),
          chosen: v.typed.picked ?? [],
        }),
      ]
    : []),
  ...above(v, 'points'),
  ...box(v, 'points', t.monthPlaceholders.points, inputLimits.lines, 5),
]

const figures = (v: MonthFieldsView): FormElement[] => {
  const output = readYi(v.typed.output ?? '')
  const jumps = v.faults.some(({ reason }) => reason === 'jump')
  const word = output.ok ? jumpWord(output.value) : undefined
  const confirmed = word !== undefined && v.typed.jump === word
  return [
    ...(v.before ? [note(t.lastMonthLine(v.before.month, t.yiText(v.before.output)))] : []),
    ...above(v, 'output'),
    ...box(v, 'output', t.monthPlaceholders.output, inputLimits.short),
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
    ...box(v, 'cumulative', t.monthPlaceholders.cumulative, inputLimits.short),
    ...above(v, 'yoy'),
    ...box(v, 'yoy', t.monthPlaceholders.yoy, inputLimits.short),
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
    ...box(v, field, t.monthPlaceholders.moves, inputLimits.line, 2),
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
      ...box(v, field, t.monthPlaceholders.issue, inputLimits.line, 2),
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
  ...box(v, 'liaison', t.monthPlaceholders.liaison, inputLimits.line, 2),
  ...above(v, 'next_month'),
  ...box(v, 'next_month', t.monthPlaceholders.next_month, inputLimits.lines, 4),
  ...above(v, 'check_1155'),
  select({
    name: 'check_1155',
    placeholder: t.monthPlaceholders.check,
    options: t.checkOptions,
    chosen: v.typed.check_1155,
  }),
]

const preview = (v: MonthFieldsView): FormElement[] => [
  ...above(v, 'reason'),
  ...box(v, 'reason', t.monthPlaceholders.reason, inputLimits.line, 2),
]

/** The controls of each step. The last one has a form only where a reason is asked for. */
export const stepControls: Record<MonthStep, (v: MonthFieldsView) => FormElement[]> = {
  points,
  figures,
  moves,
  issues,
  preview,
}
