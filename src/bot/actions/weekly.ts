import { riskForms } from '../../texts/risks.ts'
import { type Toast, toasts } from '../../texts/toasts.ts'
import { sendRiskForms } from '../../usecases/records/weekly-risks.ts'
import { drawFiled, drawForm } from '../../usecases/reports/draw-weekly.ts'
import { postFor } from '../../usecases/reports/filing.ts'
import { type LinkOutcome, linkTasks } from '../../usecases/reports/link-tasks.ts'
import { kindOf, readReportItem } from '../../usecases/reports/report-item.ts'
import { saveDraft } from '../../usecases/reports/save-draft.ts'
import { submitWeekly } from '../../usecases/reports/submit-weekly.ts'
import { week } from '../../usecases/reports/week.ts'
import { readWeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { type Button, named, type Typing, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { isPrompt, noNewsFromPrompt } from './no-news.ts'
import { afterSubmit, dropIt, handIn, keptToast } from './report-form.ts'

/** The buttons of a form of one page: the week's, and of whatever else has no steps. What is the week's alone finds no other. */
const press = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  if (action.do === 'submit') return handIn(click, action)
  if (action.do === 'edit') return edit(click, action)
  if (action.do === 'save_draft') return keepForm(click, action.item)
  if (action.do === 'drop_change') return dropIt(click, action.item)
  if (action.do === 'link_tasks') return link(click, action)
  if (action.do === 'update_risks') return updateRisks(click, action)
  if (action.do === 'no_news' && isPrompt(click)) return noNewsFromPrompt(click, action)
  const outcome = await submitWeekly(click, {
    itemId: action.item,
    rev: action.rev,
    form: click.form ?? {},
    noNews: true,
    sourceKey: click.eventId,
    sentAt: click.sentAt,
    clickedCard: click.card.id,
  })
  return afterSubmit(click, week, outcome)
}

/** 暂存. */
export const keepForm = async (click: Click, itemId: string): Promise<CardAnswer> => {
  const outcome = await saveDraft(click, { itemId, typed: click.form ?? {} })
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  if (outcome.kind === 'not-owed') return { toast: toasts.notOwed, card: drawFiled(click, outcome.weekly) }
  if (outcome.kind === 'blank')
    return { toast: toasts.nothingToKeep, card: await drawForm(click, outcome.weekly), form: true }
  const card = await drawForm(click, outcome.weekly, { typed: outcome.typed, draftSavedAt: click.now })
  return { toast: keptToast(outcome.weekly), card, form: true }
}

/** 关联任务 on the receipt. */
const link = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const outcome = await linkTasks(click, {
    itemId: action.item,
    rev: action.rev,
    form: click.form ?? {},
    sourceKey: click.eventId,
    sentAt: click.sentAt,
    clickedCard: click.card.id,
  })
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: linkToast(outcome), card: drawFiled(click, outcome.weekly) }
}

/** The form of each risk that was picked on the receipt, in private. */
const updateRisks = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, action.item)
  if (!weekly) return { toast: toasts.oldCard }
  const chain = weekly.chain.id
  if (postFor(click.actor, weekly) === undefined) return refuseClick(click, 'file', { chain })
  const sent = await sendRiskForms(click, weekly, click.form ?? {}, click.eventId)
  return { toast: riskForms(sent), card: drawFiled(click, weekly) }
}

const linkToast = (outcome: Extract<LinkOutcome, { weekly: unknown }>): Toast => {
  if (outcome.kind !== 'faults')
    return { linked: toasts.linked, unchanged: toasts.unchanged, stale: toasts.staleCard }[outcome.kind]
  return outcome.faults.some(({ reason }) => reason === 'too-many') ? toasts.tooManyLinked : toasts.notLinkable
}

const edit = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const chain = report.chain.id
  if (!click.may('file', { chain }).allow && postFor(click.actor, report) !== 'office')
    return refuseClick(click, 'file', { chain })
  const kind = kindOf(click, report)
  if (report.item.state === 'exempt') return { toast: toasts.notOwed, card: kind.receipt(click, report) }
  return { toast: toasts.editing, card: await kind.form(click, report), form: true }
}

/** What was typed on a card that can no longer be used. */
export const keepAsDraft = async (click: Typing, itemId: string): Promise<Toast | undefined> => {
  const { kind } = await saveDraft(click, { itemId, typed: click.form })
  return kind === 'saved' ? toasts.oldCardKept : undefined
}

export const weeklyButton: Button<'weekly'> = {
  right: 'file',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    const word = named(['submit', 'save_draft', 'no_news', 'edit', 'drop_change', 'link_tasks', 'update_risks'], name)
    return word && { on: 'weekly', do: word, item: itemId }
  },
  press,
  giveBack: (click, { item }) => keepForm(click, item),
  keepTyped: async (click, { item, do: word }) =>
    word === 'link_tasks' || word === 'update_risks' ? undefined : keepAsDraft(click, item),
}
