import { isOwing } from '../../domain/returning.ts'
import { askedForBackup, promptTitles } from '../../texts/prompts.ts'
import type { ActorCtx } from '../context.ts'
import { greet } from '../people/greet.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { aboutItem, inWorkingHours, sendTo } from '../say.ts'
import { backupsFor } from './backups-for.ts'
import { drawPrompt, owedWords } from './draw-prompt.ts'

export type BackupOutcome = 'asked' | 'later' | 'nobody' | 'not-owed'

/** 请备报代报: a private card, in working hours, once for each backup. The main reporter still owes the report and keeps the card. */
export const askBackup = async (ctx: ActorCtx, report: ReportItem): Promise<BackupOutcome> => {
  const { item } = report
  if (!isOwing(item.state)) return 'not-owed'
  const { next: to } = await backupsFor(ctx, report, ctx.actor.personId)
  if (!to) return 'nobody'
  const notBefore = inWorkingHours(ctx)
  const text = askedForBackup({ ...owedWords(ctx, report), by: ctx.actor.name })
  await greet(ctx, to.personId, { notBefore, item: item.id })
  await sendTo(ctx, to, {
    cause: `ask-backup/${item.id}`,
    topic: 'ask-backup',
    content: { card: await drawPrompt(ctx, report, to.personId, { title: promptTitles.asked, text }) },
    about: aboutItem(report),
    notBefore,
  })
  return notBefore > ctx.now ? 'later' : 'asked'
}
