import { markLines } from '../domain/numbering.ts'
import { reasonLimit } from '../domain/reason.ts'
import type {
  FieldFault,
  PlanState,
  SupportLine,
  WeeklyDoubts,
  WeeklyField,
  WeeklyGuesses,
  WeeklyTyped,
} from '../domain/weekly.ts'
import { givenWay, hasRiskBox, lastPlanFields } from '../domain/weekly-controls.ts'
import { askDetailLimit, nextPlanLimit, pickedTasks, progressLimit, riskDetailLimit } from '../domain/weekly-form.ts'
import { openRisks } from '../texts/risks.ts'
import * as s from '../texts/supplement.ts'
import * as t from '../texts/weekly.ts'
import { box, boxOfLines } from './box.ts'
import { type CarryView, carryRow, lastWordsLine } from './carry-over.ts'
import { firstOf } from './kit/card.ts'
import { type FormElement, multiSelect, select } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

/** As the rules have them, so that the counter in the box tells the truth. */
const inputLimits = {
  progress: progressLimit,
  next_plan: boxOfLines(nextPlanLimit),
  ask_detail: askDetailLimit,
  risk_detail: riskDetailLimit,
  reason: reasonLimit,
} as const
/** Newest first; who has more reads them in the list of the unit. */
export const mostSupport = 8
export interface WeeklyFieldsView {
  /** Texts of last week's plan, at most three. */
  lastPlan: readonly string[]
  typed: WeeklyTyped
  faults: readonly FieldFault[]
  /** What cooperating units have added, to be picked from. */
  support?: readonly SupportLine[] | undefined
  /** Tasks to be picked from, worst light first. */
  tasks?: readonly TaskOption[] | undefined
  /** What was asked before and is still open: it need not be asked again. */
  asked?: readonly string[] | undefined
  /** Risks that are open: the question of the week is about them as well. */
  risks?: readonly RiskOption[] | undefined
  /** A 更正: the form asks why. */
  reasonAsked?: boolean | undefined
  /** Last week's words at hand. */
  carry?: CarryView | undefined
  /** Picks left open, with the words that led to the question. */
  doubts?: WeeklyDoubts | undefined
  /** Fields filled by guessing, with the words they came from. */
  guesses?: WeeklyGuesses | undefined
  /** A text report: a pick that its words do not speak of says that it stands at 无 by itself. */
  silentLines?: boolean | undefined
}

/** Nobody looks through more; what is picked is always among them. */
const mostTasks = 20

export interface RiskOption {
  number: string
  label: string
}

export interface TaskOption {
  number: string
  label: string
}

export const taskPicker = (tasks: readonly TaskOption[], chosen: readonly string[]): FormElement => {
  const room = Math.max(0, mostTasks - tasks.filter(({ number }) => chosen.includes(number)).length)
  const others = tasks.filter(({ number }) => !chosen.includes(number)).slice(0, room)
  return multiSelect({
    name: 'tasks',
    placeholder: t.placeholders.choose,
    options: tasks
      .filter((one) => chosen.includes(one.number) || others.includes(one))
      .map(({ number, label }) => ({ value: number, label })),
    chosen,
  })
}

/** The controls of the weekly form, shared by the weekly card and the text report read back. */
export const weeklyFields = ({
  lastPlan,
  typed,
  faults,
  reasonAsked = false,
  support = [],
  tasks = [],
  asked = [],
  risks = [],
  doubts = {},
  guesses = {},
  silentLines = false,
  carry,
}: WeeklyFieldsView): FormElement[] => {
  const counts = { lastPlan: lastPlan.length, support: support.length, tasks: tasks.length, reasonAsked }
  const away = givenWay(typed, counts)
  const faultsOf = (field: WeeklyField) =>
    faults.filter((fault) => fault.field === field).map((fault) => faultLine(t.faultText(fault)))
  const guessed = (field: WeeklyField) => {
    const words = guesses[field]
    return words === undefined ? [] : [div(t.guessLine(words), { colour: 'orange' })]
  }
  const above = (field: WeeklyField) => [heading(t.fieldLabels[field]), ...guessed(field), ...faultsOf(field)]
  const text = (name: keyof typeof inputLimits, placeholder: string, rows: number) => [
    ...above(name),
    ...box({ name, placeholder, max: inputLimits[name], value: typed[name], rows }),
  ]
  const pick = (name: keyof WeeklyDoubts, options: typeof t.askOptions | typeof t.riskOptions) => {
    const words = doubts[name]
    return [
      ...above(name),
      ...(words === undefined ? [] : [div(t.doubtLine(name, words), { colour: 'orange' })]),
      ...(silentLines && words === undefined && typed[name] === undefined ? [note(t.silentLine(name))] : []),
      select({
        name,
        placeholder: t.placeholders.choose,
        options,
        chosen: typed[name] ?? (words === undefined ? 'none' : undefined),
      }),
    ]
  }
  const lastPlanLine = (line: string, index: number): FormElement[] => {
    const name = lastPlanFields[index]
    if (!name) return []
    if (away.lastPlan.includes(name)) return [div(t.lastPlanLine(typed[name] as PlanState, line), { max: 400 })]
    return [
      div(line, { max: 400 }),
      ...guessed(name),
      ...faultsOf(name),
      select({ name, placeholder: t.placeholders.choose, options: t.planOptions, chosen: typed[name] }),
    ]
  }
  const picks = (): FormElement[] => {
    const { shown, rest } = firstOf(support, mostSupport)
    if (shown.length === 0) return faultsOf('fragments')
    if (away.fragments) return [note(s.keptSupport), ...faultsOf('fragments')]
    return [
      heading(s.receivedHeading(support.length)),
      ...shown.map((one) => div(s.supportLine(one), { max: 750 })),
      ...(rest > 0 ? [note(s.moreSupport(rest))] : []),
      ...faultsOf('fragments'),
      note(t.fieldLabels.fragments),
      multiSelect({
        name: 'fragments',
        placeholder: t.placeholders.choose,
        options: shown.map((one) => ({ value: one.id, label: s.supportLine(one) })),
        chosen: typed.fragments?.split(',') ?? [],
      }),
    ]
  }
  const linked = (): FormElement[] => {
    if (tasks.length === 0) return faultsOf('tasks')
    if (away.tasks) return [note(t.tasksLater), ...faultsOf('tasks')]
    return [...above('tasks'), taskPicker(tasks, pickedTasks(typed.tasks))]
  }
  return [
    ...(lastPlan.length > 0 ? [heading(t.lastPlanHeading)] : []),
    ...markLines(lastPlan, (line, index) => `${index + 1}. ${line}`).flatMap(lastPlanLine),
    ...(carry ? carryRow(carry) : []),
    ...lastWordsLine(carry),
    ...text('progress', t.placeholders.progress, 4),
    ...linked(),
    ...asked.map((line) => note(line)),
    ...pick('ask_level', t.askOptions),
    ...text('ask_detail', t.placeholders.askDetail, 2),
    ...(risks.length > 0 ? [note(openRisks(risks.map(({ label }) => label)))] : []),
    ...pick('risk', t.riskOptions),
    ...(hasRiskBox(typed) ? text('risk_detail', t.placeholders.riskDetail, 2) : []),
    ...text('next_plan', t.placeholders.nextPlan, 3),
    ...picks(),
    ...(reasonAsked ? text('reason', t.placeholders.reason, 2) : []),
  ]
}

/** How much is wrong, for the top of the card; what it is stands in red above each field. */
export const faultSummary = (faults: readonly FieldFault[]) =>
  faults.length === 0 ? [] : [div(t.faultsLead(faults.length), { colour: 'red' })]
