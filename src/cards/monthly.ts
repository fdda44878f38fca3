import { type MonthContent, type MonthStep, monthSteps } from '../domain/monthly.ts'
import * as c from '../texts/corrections.ts'
import * as t from '../texts/monthly.ts'
import type { SignWord } from '../texts/sign-off.ts'
import { editingLine, filedByLine, filedLateLine, lateTag, versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, form } from './kit/controls.ts'
import { div, hr, note } from './kit/elements.ts'
import { type MonthFieldsView, stepControls } from './monthly-fields.ts'
import { monthTold } from './monthly-told.ts'
import { sentBack } from './return.ts'
import { versionsButton } from './versions.ts'
import { keptLine } from './weekly-form.ts'

interface MonthCommon {
  item: string
  chainName: string
  /** `9月（9月24日截止）` */
  label: string
  /** `9月` */
  month: string
  rev: number
  shiftNote?: string | undefined
  /** Sent back: it is owed again. */
  returned?: { by: string; reason: string; dueText: string } | undefined
}

/** One step of 月度进展 in a direct message. */
export interface MonthStepView extends MonthCommon, MonthFieldsView {
  state: 'step'
  step: MonthStep
  dueText: string
  /** The weekly report of the week has just come: this is its second step. */
  secondStep?: boolean | undefined
  overdue: boolean
  locked: boolean
  /** A 更正 says why. */
  asksReason: boolean
  /** The office corrects what others filed. */
  byOffice?: boolean | undefined
  savedAt?: string | undefined
  onBehalfOf?: string | undefined
  /** What would be handed in, on the last step. */
  content?: MonthContent | undefined
}

/** Stands in the steps' place once the report is in. */
export interface MonthFiledView extends MonthCommon {
  state: 'filed'
  content: MonthContent
  filedByName: string
  onBehalfOf?: string | undefined
  sentText: string
  isLate: boolean
  reason?: string | undefined
  /** 待审签, who signed it and when, or 未审签. */
  sign?: { state: SignWord; text: string } | undefined
  canEdit: boolean
  lockText: string
}

export interface MonthExemptView extends Omit<MonthCommon, 'item' | 'rev' | 'returned'> {
  state: 'exempt'
  note: string
}

export const monthCard = (v: MonthStepView | MonthFiledView | MonthExemptView): Card => {
  if (v.state === 'step') return stepCard(v)
  if (v.state === 'filed') return filedCard(v)
  const title = t.monthNotOwedTitle(v.chainName)
  return card({
    title,
    subtitle: v.label,
    template: 'grey',
    summary: title,
    elements: [div(v.note)],
  })
}

const stateLine = (v: MonthStepView): string | undefined => {
  if (v.byOffice) return c.officeCorrects
  if (v.returned) return undefined
  if (v.asksReason) return t.monthCorrectionLine
  if (v.rev > 0) return editingLine(v.rev)
  if (v.locked) return t.monthSupplementLine
  return v.overdue ? t.monthOverdueLine : undefined
}

/** 不改了: a filed report stands as it is. */
const leaving = ({ rev, returned, item, step }: MonthStepView): ButtonSpec[] =>
  rev > 0 && !returned
    ? [{ label: buttonWords.dropChange, about: step, action: { on: 'month', do: 'drop_change', item, step, rev } }]
    : []

type MonthTurn = 'next' | 'prev' | 'save_draft' | 'no_change'

const turning = (v: MonthStepView): ButtonSpec[] => {
  const turn = (label: string, act: MonthTurn, kind?: 'primary'): ButtonSpec => ({
    label,
    about: v.step,
    action: { on: 'month', do: act, item: v.item, step: v.step, rev: v.rev },
    ...(kind && { kind }),
  })
  return [
    turn(t.monthButtons.next, 'next', 'primary'),
    ...(v.step === 'points' ? [] : [turn(t.monthButtons.previous, 'prev')]),
    ...(v.step === 'moves' ? [turn(t.monthButtons.noChange, 'no_change')] : []),
    turn(t.monthButtons.save, 'save_draft'),
    ...leaving(v),
  ]
}

const handingIn = (v: MonthStepView): ButtonSpec[] => [
  {
    label: t.monthButtons.submit,
    kind: 'primary',
    action: { on: 'month', do: 'submit', item: v.item, step: 'preview', rev: v.rev },
  },
  ...monthSteps
    .filter((step) => step !== 'preview')
    .map(
      (step): ButtonSpec => ({
        label: t.monthButtons.fix(step),
        about: step,
        action: { on: 'month', do: 'edit', item: v.item, step, rev: v.rev },
      }),
    ),
  ...leaving(v),
]

const body = (v: MonthStepView): Element[] => {
  if (v.step !== 'preview') return [form('month', stepControls[v.step](v), turning(v))]
  return [
    div(t.previewLine),
    ...(v.content ? [...monthTold(v.content, true), hr()] : []),
    v.asksReason ? form('month', stepControls.preview(v), handingIn(v)) : buttons(...handingIn(v)),
  ]
}

const stepCard = (v: MonthStepView): Card => {
  const say = stateLine(v)
  const number = monthSteps.indexOf(v.step) + 1
  return card({
    title: t.monthTitle(v.chainName),
    subtitle: t.stepLine(v.label, number, v.step),
    template: v.faults.length > 0 ? 'red' : v.overdue || v.returned ? 'orange' : 'blue',
    summary: t.monthFormSummary(v.chainName, v.month),
    elements: [
      ...sentBack(v.returned),
      v.faults.length > 0 && div(t.monthFaultsLead(v.faults.length), { colour: 'red' }),
      v.secondStep === true && div(t.secondStepLine),
      v.returned === undefined &&
        note(
          v.step === 'points' && !v.overdue && !v.secondStep ? t.monthEffortLine(v.dueText) : t.monthDueLine(v.dueText),
        ),
      v.shiftNote !== undefined && note(v.shiftNote),
      say !== undefined && div(say, { colour: 'orange' }),
      v.onBehalfOf !== undefined && div(t.monthBehalfLine(v.onBehalfOf)),
      v.savedAt !== undefined && div(keptLine(v, v.savedAt), { colour: 'blue' }),
      ...body(v),
    ],
  })
}

const filedCard = (v: MonthFiledView): Card =>
  card({
    title: v.returned ? c.returnedTitle(v.chainName) : t.monthFiledTitle(v.chainName),
    subtitle: t.monthFiledSubtitle(v.label),
    template: v.isLate || v.returned ? 'orange' : 'green',
    tags: [tag(versionTag(v.rev), 'blue'), v.isLate && tag(lateTag, 'orange')],
    summary: v.returned
      ? c.returnedSummary(v.chainName, t.monthProgress(v.month))
      : t.monthFiledSummary(v.chainName, v.month),
    elements: [
      ...sentBack(v.returned),
      div(filedByLine(v.filedByName, v.onBehalfOf, v.sentText)),
      v.isLate && div(filedLateLine, { colour: 'orange' }),
      v.reason !== undefined && note(t.reasonLine(v.reason)),
      v.sign !== undefined && div(v.sign.text, v.sign.state === 'signed' ? {} : { colour: 'orange' }),
      v.shiftNote !== undefined && note(v.shiftNote),
      ...monthTold(v.content, true),
      hr(),
      note(t.monthLockLine(v.lockText, v.canEdit)),
      buttons(
        {
          label: v.returned ? c.correctionButtons.supplement : v.canEdit ? buttonWords.edit : buttonWords.correct,
          action: { on: 'month', do: 'edit', item: v.item, step: 'preview', rev: v.rev },
          ...(v.returned && { kind: 'primary' as const }),
        },
        ...(v.rev > 1 ? [versionsButton(v.item)] : []),
      ),
    ],
  })
