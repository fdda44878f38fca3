import type { Card } from '../../cards/kit/card.ts'
import { type Answers, reminderCard } from '../../cards/reminder.ts'
import { dayTimeText } from '../../texts/dates.ts'
import type { Sentence } from '../../texts/plain.ts'
import { promptTitles, stillOwed } from '../../texts/prompts.ts'
import type { ReminderEnd } from '../../texts/quiet.ts'
import type { Ctx } from '../context.ts'
import { kindOf, type ReportItem, reportWords } from '../reports/report-item.ts'
import { backupsFor } from './backups-for.ts'

/** What whoever is asked for a report can do about it where they read it. */
export const answersTo = async (ctx: Ctx, report: ReportItem, personId: string | undefined): Promise<Answers> => {
  const { next, asked } = await backupsFor(ctx, report, personId)
  const noNews = kindOf(ctx, report).takesNoNews && !report.current ? report.item.currentRev : undefined
  return { change: report.returned !== undefined, noNews, backup: next?.name, asked }
}

/** A prompt that stands until the report is in: in the words it was sent with, else in plain ones. */
export const drawPrompt = async (
  ctx: Ctx,
  report: ReportItem,
  personId: string | undefined,
  said?: { title: string; text: Sentence },
): Promise<Card> =>
  reminderCard({
    ...about(ctx, report),
    title: said?.title ?? promptTitles.owed,
    text: said?.text ?? stillOwed(owedWords(ctx, report)),
    answers: await answersTo(ctx, report, personId),
  })

/** A prompt as things are now. After the lock 补报 is taken, but nobody is asked by a card. */
export const drawStanding = async (ctx: Ctx, report: ReportItem, personId: string | undefined): Promise<Card> => {
  const { state } = report.item
  const ended = state === 'filed' || state === 'exempt' || state === 'missed' ? state : undefined
  return ended ? drawEnded(ctx, report, ended) : drawPrompt(ctx, report, personId)
}

/** Nothing is owed any more, or not in this way: nothing is left to press. */
export const drawEnded = (ctx: Ctx, report: ReportItem, ended: ReminderEnd): Card =>
  reminderCard({ ...about(ctx, report), ended })

const about = (ctx: Ctx, report: ReportItem) => ({
  chainName: report.chain.name,
  weekLabel: reportWords(ctx, report).short,
  item: report.item.id,
})

export const owedWords = (ctx: Ctx, report: ReportItem) => {
  const { name, due } = reportWords(ctx, report)
  const back = report.returned && dayTimeText(report.returned.dueAt, ctx.rules.zone)
  return { chain: report.chain.name, report: name, due: back ?? due }
}
