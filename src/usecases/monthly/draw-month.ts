import type { Card } from '../../cards/kit/card.ts'
import { monthCard } from '../../cards/monthly.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { MonthFault } from '../../domain/monthly.ts'
import { readMonth } from '../../domain/monthly-form.ts'
import { dayText, dayTimeText, shortTimeText } from '../../texts/dates.ts'
import * as t from '../../texts/monthly.ts'
import { monthCommandWord, monthStatusLabel } from '../../texts/monthly-lists.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { returnedWords, signLine } from '../reminding/receipt-lines.ts'
import { filerName, mainReporterName, postFor } from '../reports/filing.ts'
import { type PeriodWords, timesOf } from '../reports/period-words.ts'
import { draftOf, type MonthDraft } from './month-draft.ts'
import { formContext, type MonthItem } from './month-item.ts'

/** Why the due day is another than the calendar says; nothing where it is not. */
export const monthShift = ({ shift, dueDay }: MonthPlan): string | undefined =>
  shift && t.monthShiftNote(shift.holiday ?? '节日', dayText(dueDay))

/** How a month is spoken of on every card of its own. */
export const monthWords = (plan: MonthPlan, rules: OfficeRules) => ({
  month: t.monthWord(plan.month),
  label: t.monthLabel(plan.month, plan.dueDay),
  ...timesOf(plan, rules),
  shift: monthShift(plan),
})

/** And where it stands among other reports. */
export const monthPeriodWords = (plan: MonthPlan, rules: OfficeRules): PeriodWords => {
  const { month, label, ...words } = monthWords(plan, rules)
  const name = monthStatusLabel(plan.month)
  const query = `${plan.month} ${monthCommandWord}`
  return { ...words, period: month, short: name, name, query, label: t.monthFiledSubtitle(label) }
}

export interface MonthFilling {
  draft?: MonthDraft
  faults?: MonthFault[]
  secondStep?: boolean
}

/** The step a person is on. */
export const drawStep = async (ctx: ActorCtx, item: MonthItem, filling: MonthFilling = {}): Promise<Card> => {
  const { plan, chain } = item
  const { step, typed, savedAt } = filling.draft ?? (await draftOf(ctx, item))
  const words = monthWords(plan, ctx.rules)
  const post = postFor(ctx.actor, item)
  const main = post === 'backup' || post === 'lead' ? await mainReporterName(ctx.tx, chain.id) : undefined
  const context = formContext(ctx, item)
  const read = readMonth(typed, { ...context, asksReason: false })
  return monthCard({
    state: 'step',
    step,
    item: item.item.id,
    chainName: chain.name,
    label: words.label,
    month: words.month,
    dueText: words.due,
    rev: item.item.currentRev,
    typed,
    faults: filling.faults ?? [],
    lines: item.lines,
    asks: item.asks,
    toCheck: item.toCheck,
    before: item.before,
    secondStep: filling.secondStep,
    overdue: ctx.now > plan.dueAt && item.current === undefined,
    locked: ctx.now > plan.lockAt,
    asksReason: context.asksReason,
    byOffice: post === 'office',
    savedAt: savedAt && shortTimeText(savedAt, ctx.rules.zone),
    onBehalfOf: main,
    returned: returnedWords(ctx, item.returned),
    content: read.ok ? read.value : undefined,
    shiftNote: words.shift,
  })
}

/** What stands in the steps' place once a report is in, or once none is owed. The same for everyone. */
export const drawMonthFiled = (ctx: Ctx, { item, plan, chain, current, signOff, returned }: MonthItem): Card => {
  const words = monthWords(plan, ctx.rules)
  const common = { chainName: chain.name, label: words.label, month: words.month }
  if (item.state === 'exempt') return monthCard({ ...common, state: 'exempt', note: item.note ?? '' })
  if (!current) throw new Error(`nothing filed for ${item.id}`)
  return monthCard({
    ...common,
    state: 'filed',
    item: item.id,
    content: current.content,
    filedByName: filerName(current, ctx.rules),
    onBehalfOf: current.onBehalfOf,
    sentText: dayTimeText(current.sentAt, ctx.rules.zone),
    isLate: item.isLate,
    reason: current.reason,
    returned: returnedWords(ctx, returned),
    sign: signLine(ctx, signOff),
    rev: current.rev,
    canEdit: ctx.now < plan.lockAt,
    lockText: words.lock,
    shiftNote: words.shift,
  })
}

/** The receipt where there is one, else the step the person is on; what was sent back is owed again. */
export const drawMonth = async (
  ctx: ActorCtx,
  item: MonthItem,
  options: { secondStep?: boolean } = {},
): Promise<Card> =>
  (item.current && !item.returned) || item.item.state === 'exempt'
    ? drawMonthFiled(ctx, item)
    : drawStep(ctx, item, options)
