import type { Card } from '../../cards/kit/card.ts'
import { weeklyCard } from '../../cards/weekly.ts'
import type { WeeklyFiledView } from '../../cards/weekly-filed.ts'
import { readDraft } from '../../db/drafts.ts'
import { isLastProgress } from '../../domain/carry-over.ts'
import { asksReason } from '../../domain/item-state.ts'
import type { FieldFault, WeeklyTyped } from '../../domain/weekly.ts'
import { headline, pickedTasks } from '../../domain/weekly-form.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { returnedWords, signLine } from '../reminding/receipt-lines.ts'
import { askedLines, askLines } from './ask-lines.ts'
import { filerName, filingOf, mainReporterName, postFor } from './filing.ts'
import { namesOf, taskChoices } from './link-choices.ts'
import { periodWords } from './period-words.ts'
import { requestState } from './request-state.ts'
import { riskChoices } from './risk-choices.ts'
import { isLinkedLater, supportOf, typedOf, type WeeklyItem } from './weekly-item.ts'

export interface WeeklyFilling {
  typed?: WeeklyTyped
  faults?: FieldFault[]
  draftSavedAt?: string
}

/** Without what the pickers say unasked. */
const written = (typed: WeeklyTyped): WeeklyTyped =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== 'none'))

/** The form in a person's hands: with what was typed, else with the person's draft, else with what was filed. */
export const drawForm = async (ctx: ActorCtx, weekly: WeeklyItem, filling: WeeklyFilling = {}): Promise<Card> => {
  const { item, plan, chain, current } = weekly
  const { personId } = ctx.actor
  const draft = filling.typed || personId === undefined ? undefined : await readDraft(ctx.tx, item.id, personId)
  const filed = current ? typedOf(current.content) : {}
  // Somebody else has filed since the draft: what it has no words for must not go missing.
  const behind = draft !== undefined && current !== undefined && draft.savedAt < current.receivedAt
  const typed = filling.typed ?? (behind ? { ...filed, ...written(draft.typed) } : (draft?.typed ?? filed))
  const savedAt = filling.draftSavedAt ?? draft?.savedAt
  const post = postFor(ctx.actor, weekly)
  const standsIn = post === 'backup' || post === 'lead'
  const main = standsIn ? await mainReporterName(ctx.tx, chain.id) : undefined
  const words = periodWords(plan, ctx.rules)
  return weeklyCard({
    state: 'form',
    item: item.id,
    chainName: chain.name,
    periodLabel: words.label,
    dueText: words.due,
    shiftNote: words.shift,
    lastPlan: weekly.lastPlan,
    typed,
    faults: filling.faults ?? [],
    support: supportOf(weekly),
    tasks: await taskChoices(ctx.tx, weekly, typed.tasks),
    asked: askedLines(weekly),
    risks: weekly.has.risk ? await riskChoices(ctx.tx, item) : [],
    request: post === undefined || post === 'office' ? undefined : await requestState(ctx, weekly),
    carry: carryOf(weekly, typed),
    rev: item.currentRev,
    reasonAsked: post !== undefined && asksReason(filingOf(weekly, post, ctx.now), weekly.returned !== undefined),
    byOffice: post === 'office',
    returned: returnedWords(ctx, weekly.returned),
    editing: item.currentRev > 0,
    correction: ctx.now > plan.lockAt,
    overdue: ctx.now > plan.dueAt && item.currentRev === 0,
    draftSavedAt: savedAt && shortTimeText(savedAt, ctx.rules.zone),
    onBehalfOf: main,
    backupAsked: post === 'backup' && item.state === 'open' && ctx.now >= plan.backupAt,
  })
}

/** Only while nothing is filed: later the boxes hold this week's words. */
const carryOf = ({ item, lastPlan, before }: WeeklyItem, typed: WeeklyTyped) =>
  item.currentRev === 0 && before
    ? {
        item: item.id,
        done: lastPlan.length > 0,
        last: before.progress !== '' || before.nextPlan !== '',
        unchanged: isLastProgress(typed, before),
      }
    : undefined

/** What stands in the form's place once a report is in, or once none is owed. The same for everyone. */
export const drawFiled = (ctx: Ctx, weekly: WeeklyItem): Card => {
  const { item, plan, chain, current } = weekly
  const words = periodWords(plan, ctx.rules)
  const common = { chainName: chain.name, periodLabel: words.label }
  if (item.state === 'exempt') return weeklyCard({ ...common, state: 'exempt', note: item.note ?? '' })
  if (!current) throw new Error(`nothing filed for ${item.id}`)
  const top = headline(current.content.progress)
  return weeklyCard({
    ...common,
    state: 'filed',
    item: item.id,
    content: current.content,
    asks: askLines(weekly),
    taskNames: namesOf(current.content.tasks ?? [], weekly.tasks),
    link: linkOf(weekly),
    // What has changed of which, where the report says that something has.
    risks: current.content.risk === 'changed' && !weekly.returned ? weekly.risks : [],
    headline: top.text,
    headlineCut: top.cut,
    filedByName: filerName(current, ctx.rules),
    onBehalfOf: current.onBehalfOf,
    sentText: dayTimeText(current.sentAt, ctx.rules.zone),
    isLate: item.isLate,
    rev: current.rev,
    reason: current.reason,
    returned: returnedWords(ctx, weekly.returned),
    sign: signLine(ctx, weekly.signOff),
    unpicked: supportOf(weekly).length - (current.content.support ?? []).length,
    canEdit: ctx.now < plan.lockAt,
    lockText: words.lock,
    shiftNote: words.shift,
  })
}

/** Where the form of this report has no room for the tasks, they are picked on the receipt. */
const linkOf = (weekly: WeeklyItem): WeeklyFiledView['link'] => {
  const { current, tasks } = weekly
  if (!current || !tasks.some(({ open }) => open) || !isLinkedLater(weekly)) return undefined
  return { tasks, chosen: pickedTasks(typedOf(current.content).tasks) }
}

/** The receipt where there is one, else the form; what was sent back is owed again. */
export const drawWeekly = async (ctx: ActorCtx, weekly: WeeklyItem): Promise<Card> =>
  (weekly.current && !weekly.returned) || weekly.item.state === 'exempt'
    ? drawFiled(ctx, weekly)
    : drawForm(ctx, weekly)
