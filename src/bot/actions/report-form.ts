import type { Card } from '../../cards/kit/card.ts'
import { correctionToasts } from '../../texts/corrections.ts'
import { type Toast, toasts } from '../../texts/toasts.ts'
import { isChanging } from '../../usecases/reports/mine-rows.ts'
import { kindOf, kindOfItem, type ReportItem, readReportItem } from '../../usecases/reports/report-item.ts'
import type { ReportKind } from '../../usecases/reports/report-kind.ts'
import { dropChange } from '../../usecases/reports/save-draft.ts'
import type { SubmitOutcome } from '../../usecases/reports/submit-report.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** The receipt where there is one, else the form; what was sent back is owed again. */
const drawNow = async (click: Click, report: ReportItem): Promise<Card> => {
  const kind = kindOf(click, report)
  const settled = (report.current && !report.returned) || report.item.state === 'exempt'
  return settled ? kind.receipt(click, report) : kind.form(click, report)
}

/** A change that was begun goes on where it was left. */
export const drawOpened = async (click: Click, report: ReportItem): Promise<Card> =>
  report.item.state === 'filed' && (await isChanging(click, report.item))
    ? kindOf(click, report).form(click, report)
    : drawNow(click, report)

/** 提交, on the form of any kind of report. */
export const handIn = async (
  click: Click,
  { item, rev }: { item: string; rev?: number | undefined },
): Promise<CardAnswer> => {
  const kind = kindOfItem(click, item)
  if (!kind) return { toast: toasts.oldCard }
  const { form, eventId: sourceKey, sentAt, card } = click
  return afterSubmit(
    click,
    kind,
    await kind.submit(click, { itemId: item, rev, form, sourceKey, sentAt, clickedCard: card.id }),
  )
}

export const afterSubmit = async (click: Click, kind: ReportKind, outcome: SubmitOutcome): Promise<CardAnswer> => {
  switch (outcome.kind) {
    case 'filed':
      return { toast: filedToast(kind, outcome), card: kind.receipt(click, outcome.report) }
    case 'unchanged':
      return {
        toast: outcome.report.returned ? correctionToasts.stillReturned : toasts.unchanged,
        card: kind.receipt(click, outcome.report),
      }
    case 'faults':
      return { toast: toasts.faults, card: await kind.form(click, outcome.report, outcome.filling), form: true }
    case 'stale':
      if (!outcome.kept) return { toast: toasts.staleCard, card: await drawNow(click, outcome.report) }
      return { toast: kind.toasts.stale, card: await kind.form(click, outcome.report, outcome.filling), form: true }
    case 'not-owed':
      return { toast: toasts.notOwed, card: kind.receipt(click, outcome.report) }
    case 'no-item':
      return { toast: toasts.oldCard }
    case 'no-right':
      return refuseClick(click, 'file', { chain: outcome.chainId })
  }
}

const filedToast = (kind: ReportKind, { revision }: Extract<SubmitOutcome, { kind: 'filed' }>): Toast => {
  if (revision.kind === 'correction') return toasts.corrected
  if (revision.kind === 'late') return toasts.lateSubmitted
  if (revision.rev > 1) return toasts.resubmitted
  return kind.toasts.filed({ noNews: kind.reading.noNews(revision.content) })
}

/** 不改了: what is filed stands, and what was kept of the change goes. */
export const dropIt = async (click: Click, itemId: string): Promise<CardAnswer> => {
  const outcome = await dropChange(click, await readReportItem(click, itemId))
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: toasts.changeDropped, card: await drawNow(click, outcome.report) }
}

/** What is filed stands while it is changed; what was sent back does not until it is made good. */
export const keptToast = ({ current, returned }: ReportItem): Toast => {
  if (returned) return toasts.backSaved
  return current ? toasts.changeSaved : toasts.draftSaved
}
