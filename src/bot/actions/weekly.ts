import { correctionToasts } from '../../texts/corrections.ts'
import { type Toast, toasts } from '../../texts/toasts.ts'
import { drawFiled, drawForm, drawWeekly } from '../../usecases/reports/draw-weekly.ts'
import { postFor } from '../../usecases/reports/filing.ts'
import { type LinkOutcome, linkTasks } from '../../usecases/reports/link-tasks.ts'
import type { ReportItem } from '../../usecases/reports/report-item.ts'
import { dropChange, isBlank, saveDraft } from '../../usecases/reports/save-draft.ts'
import { type SubmitOutcome, submitWeekly } from '../../usecases/reports/submit-weekly.ts'
import { readWeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { type Button, named, type Typing, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** The buttons of the weekly card. */
const press = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  if (action.do === 'edit') return edit(click, action)
  if (action.do === 'save_draft') return keep(click, action)
  if (action.do === 'drop_change') return drop(click, action)
  if (action.do === 'link_tasks') return link(click, action)
  const outcome = await submitWeekly(click, {
    itemId: action.item,
    rev: action.rev,
    typed: click.form ?? {},
    noNews: action.do === 'no_news',
    sourceKey: click.eventId,
    sentAt: click.sentAt,
    clickedCard: click.card.id,
  })
  return afterSubmit(click, outcome)
}

export const afterSubmit = async (click: Click, outcome: SubmitOutcome): Promise<CardAnswer> => {
  switch (outcome.kind) {
    case 'filed':
      return { toast: filedToast(outcome), card: drawFiled(click, outcome.weekly) }
    case 'unchanged':
      return {
        toast: outcome.weekly.returned ? correctionToasts.stillReturned : toasts.unchanged,
        card: drawFiled(click, outcome.weekly),
      }
    case 'faults': {
      const { typed, faults } = outcome
      return { toast: toasts.faults, card: await drawForm(click, outcome.weekly, { typed, faults }), form: true }
    }
    case 'stale':
      if (isBlank(outcome.typed)) return { toast: toasts.staleCard, card: await drawWeekly(click, outcome.weekly) }
      return {
        toast: toasts.staleKept,
        card: await drawForm(click, outcome.weekly, { typed: outcome.typed }),
        form: true,
      }
    case 'not-owed':
      return { toast: toasts.notOwed, card: drawFiled(click, outcome.weekly) }
    case 'no-item':
      return { toast: toasts.oldCard }
    case 'no-right':
      return refuseClick(click, 'file', { chain: outcome.chainId })
  }
}

const filedToast = ({ revision, weekly }: Extract<SubmitOutcome, { kind: 'filed' }>) => {
  if (revision.kind === 'correction') return toasts.corrected
  if (revision.kind === 'late') return toasts.lateSubmitted
  if (revision.rev > 1) return toasts.resubmitted
  return weekly.current?.content.noNews ? toasts.noNewsFiled : toasts.submitted
}

const keep = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const outcome = await saveDraft(click, { itemId: action.item, typed: click.form ?? {} })
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  if (outcome.kind === 'not-owed') return { toast: toasts.notOwed, card: drawFiled(click, outcome.weekly) }
  if (outcome.kind === 'blank')
    return { toast: toasts.nothingToKeep, card: await drawForm(click, outcome.weekly), form: true }
  const card = await drawForm(click, outcome.weekly, { typed: outcome.typed, draftSavedAt: click.now })
  return { toast: keptToast(outcome.weekly), card, form: true }
}

/** What is filed stands while it is changed; what was sent back does not until it is made good. */
export const keptToast = ({ current, returned }: ReportItem): Toast => {
  if (returned) return toasts.backSaved
  return current ? toasts.changeSaved : toasts.draftSaved
}

/** 不改了: what is filed stands, and what was kept of the change goes. */
const drop = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const outcome = await dropChange(click, await readWeeklyItem(click.tx, action.item))
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: toasts.changeDropped, card: await drawWeekly(click, outcome.report) }
}

/** 关联任务 on the receipt. */
const link = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const outcome = await linkTasks(click, {
    itemId: action.item,
    rev: action.rev,
    typed: click.form ?? {},
    sourceKey: click.eventId,
    sentAt: click.sentAt,
    clickedCard: click.card.id,
  })
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: linkToast(outcome), card: drawFiled(click, outcome.weekly) }
}

const linkToast = (outcome: Extract<LinkOutcome, { weekly: unknown }>): Toast => {
  if (outcome.kind !== 'faults')
    return { linked: toasts.linked, unchanged: toasts.unchanged, stale: toasts.staleCard }[outcome.kind]
  return outcome.faults.some(({ reason }) => reason === 'too-many') ? toasts.tooManyLinked : toasts.notLinkable
}

const edit = async (click: Click, action: Wish<'weekly'>): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, action.item)
  if (!weekly) return { toast: toasts.oldCard }
  if (!click.may('file', { chain: weekly.chain.id }).allow && postFor(click.actor, weekly) !== 'office')
    return refuseClick(click, 'file', { chain: weekly.chain.id })
  if (weekly.item.state === 'exempt') return { toast: toasts.notOwed, card: await drawWeekly(click, weekly) }
  return { toast: toasts.editing, card: await drawForm(click, weekly), form: true }
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
    const word = named(['submit', 'save_draft', 'no_news', 'edit', 'drop_change', 'link_tasks'], name)
    return word && { on: 'weekly', do: word, item: itemId }
  },
  press,
  giveBack: keep,
  keepTyped: async (click, { item, do: word }) => (word === 'link_tasks' ? undefined : keepAsDraft(click, item)),
}
