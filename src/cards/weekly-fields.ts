import { cleanText } from '../domain/text.ts'
import type { FieldFault, SupportLine, WeeklyField, WeeklyTyped } from '../domain/weekly.ts'
import * as s from '../texts/supplement.ts'
import * as t from '../texts/weekly.ts'
import { firstOf } from './kit/card.ts'
import { type FormElement, input, multiSelect, select } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

/** Above the rules' own limits, so that a long text comes back with a red line instead of being stopped by the client. */
const inputLimits = { progress: 600, next_plan: 300, ask_detail: 300, reason: 200 } as const
/** Newest first; who has more reads them in the list of the unit. */
export const mostSupport = 8
const lastPlanFields = ['last_plan_1', 'last_plan_2', 'last_plan_3'] as const

export interface WeeklyFieldsView {
  /** Texts of last week's plan, at most three. */
  lastPlan: readonly string[]
  typed: WeeklyTyped
  faults: readonly FieldFault[]
  /** What cooperating units have added, to be picked from. */
  support?: readonly SupportLine[] | undefined
  /** A 更正: the form asks why. */
  reasonAsked?: boolean | undefined
}

/** The controls of the weekly form, shared by the weekly card and the text report read back. */
export const weeklyFields = ({
  lastPlan,
  typed,
  faults,
  reasonAsked,
  support = [],
}: WeeklyFieldsView): FormElement[] => {
  const faultsOf = (field: WeeklyField) =>
    faults.filter((fault) => fault.field === field).map((fault) => faultLine(t.faultText(fault)))
  const above = (field: WeeklyField) => [heading(t.fieldLabels[field]), ...faultsOf(field)]
  const text = (name: keyof typeof inputLimits, placeholder: string, rows: number) => {
    const max = inputLimits[name]
    const cut = cleanText(typed[name] ?? '').length > max
    return [
      ...above(name),
      ...(cut ? [note(t.cutBackLine(max))] : []),
      input({ name, placeholder, max, value: typed[name], rows }),
    ]
  }
  const pick = (name: 'ask_level' | 'risk', options: typeof t.askOptions | typeof t.riskOptions) => [
    ...above(name),
    select({ name, placeholder: t.placeholders.choose, options, chosen: typed[name] ?? 'none' }),
  ]
  const lastPlanLine = (line: string, index: number): FormElement[] => {
    const name = lastPlanFields[index]
    if (!name) return []
    return [
      div(`${index + 1}. ${line}`, { max: 400 }),
      ...faultsOf(name),
      select({ name, placeholder: t.placeholders.choose, options: t.planOptions, chosen: typed[name] }),
    ]
  }
  const picks = (): FormElement[] => {
    const { shown, rest } = firstOf(support, mostSupport)
    if (shown.length === 0) return faultsOf('fragments')
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
  return [
    ...(lastPlan.length > 0 ? [heading(t.lastPlanHeading)] : []),
    ...lastPlan.flatMap(lastPlanLine),
    ...text('progress', t.placeholders.progress, 4),
    ...pick('ask_level', t.askOptions),
    ...text('ask_detail', t.placeholders.askDetail, 2),
    ...pick('risk', t.riskOptions),
    ...text('next_plan', t.placeholders.nextPlan, 3),
    ...picks(),
    ...(reasonAsked ? text('reason', t.placeholders.reason, 2) : []),
  ]
}

/** How much is wrong, for the top of the card; what it is stands in red above each field. */
export const faultSummary = (faults: readonly FieldFault[]) =>
  faults.length === 0 ? [] : [div(t.faultsLead(faults.length), { colour: 'red' })]
