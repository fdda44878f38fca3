import { readDraft } from '../../db/drafts.ts'
import { factsOf } from '../../db/topics.ts'
import { noNewsToasts } from '../../texts/prompts.ts'
import { type Toast, toasts } from '../../texts/toasts.ts'
import { redrawPressed } from '../../usecases/reminding/redraw-pressed.ts'
import { drawForm, type WeeklyFilling } from '../../usecases/reports/draw-weekly.ts'
import { submitWeekly } from '../../usecases/reports/submit-weekly.ts'
import { readWeeklyItem, type WeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** A card that asks for a report without its form. */
export const isPrompt = ({ card }: Click): boolean => factsOf(card.topic).asksFor === 'owed'

/**
 * 本周无新增 under a prompt files at once. Where last week's plan has to be answered first, or something was kept that this would throw away,
 * nothing is filed: the form comes in private.
 */
export const noNewsFromPrompt = async (click: Click, { item: itemId, rev }: Wish<'weekly'>): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, itemId)
  if (!weekly) return { toast: toasts.oldCard }
  const { personId } = click.actor
  const draft = personId === undefined ? undefined : await readDraft(click.tx, itemId, personId)
  if (draft && weekly.item.currentRev === rev) return openForm(click, weekly, {}, noNewsToasts.draft)
  const { id: clickedCard } = click.card
  const source = { sourceKey: click.eventId, sentAt: click.sentAt, clickedCard }
  const outcome = await submitWeekly(click, { itemId, rev: rev ?? 0, form: {}, noNews: true, ...source })
  switch (outcome.kind) {
    case 'no-item':
      return { toast: toasts.oldCard }
    case 'no-right':
      return refuseClick(click, 'file', { chain: outcome.chainId })
    case 'faults':
      return openForm(click, outcome.report, outcome.filling, noNewsToasts.form)
    default: {
      const card = await redrawPressed(click, outcome.report, click.card.topic)
      return { toast: endedToasts[outcome.kind], card }
    }
  }
}

const endedToasts = {
  filed: toasts.noNewsFiled,
  unchanged: toasts.unchanged,
  stale: toasts.staleCard,
  'not-owed': toasts.notOwed,
} as const

const openForm = async (
  click: Click,
  weekly: WeeklyItem,
  filling: WeeklyFilling,
  toast: Toast,
): Promise<CardAnswer> => {
  const { item, chain } = weekly
  await sayPrivately(
    click,
    click.actor,
    `open/${click.eventId}`,
    { card: await drawForm(click, weekly, filling) },
    { topic: 'weekly-open', item: { id: item.id, chain: chain.id, period: item.period }, formOpen: true },
  )
  return { toast }
}
