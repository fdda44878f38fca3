import { draftsOf } from '../../db/drafts.ts'
import type { Sent } from '../../db/outbox.ts'
import { remindersTo } from '../../db/reminder-rows.ts'
import { cardsAmong, sentAbout } from '../../db/sent.ts'
import { minute, msBetween } from '../../domain/time.ts'
import { promptTitles } from '../../texts/prompts.ts'
import * as reminders from '../../texts/reminders.ts'
import type { Ctx } from '../context.ts'
import { greet } from '../people/greet.ts'
import { backupRecipients, reporterRecipients } from '../people/stand-ins.ts'
import { mainReporterName } from '../reports/filing.ts'
import { periodWords } from '../reports/period-words.ts'
import { sendWeeklyCard } from '../reports/send-weekly-cards.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { aboutItem, type Content, sendTo } from '../say.ts'
import { drawPrompt } from './draw-prompt.ts'
import { drawReminder } from './draw-reminder.ts'
import type { Recipient } from './recipients.ts'
import { inTheirPlace } from './reminder-words.ts'

/** Somebody who saved a draft a moment ago is at it: no reminder. */
const beingWrittenMs = 30 * minute

const viewOf = (ctx: Ctx, { chain, plan }: WeeklyItem): reminders.ReminderView => {
  const words = periodWords(plan, ctx.rules)
  return { chain: chain.name, period: words.week, due: words.due }
}

const send = async (
  ctx: Ctx,
  weekly: WeeklyItem,
  to: Recipient,
  topic: 'reminder-1' | 'reminder-2' | 'backup-notice',
  content: Content,
): Promise<void> => {
  const [cause, about] = [`${topic}/${weekly.item.id}`, aboutItem(weekly)]
  await sendTo(ctx, to, { cause, topic, content, about, expiresAt: weekly.plan.dueAt })
}

/** However they were moved about: no third one. */
export const mostReminders = 2

/** Waits for the hour chosen with 稍后. */
export const isMoved = (row: Sent): boolean =>
  row.dedupeKey.startsWith('later/') && row.state === 'pending' && row.attempts === 0

/**
 * A private reminder to the main reporters of a chain that has not filed: the first only where nothing is typed (no draft saved),
 * the second unless a draft was saved within the last half hour. Whoever has moved it gets it then. @returns whether the chain had to be reminded.
 */
export const remind = async (ctx: Ctx, weekly: WeeklyItem, which: 1 | 2): Promise<boolean> => {
  if (weekly.item.state !== 'open') return false
  if (await isBeingWritten(ctx, weekly.item.id, which)) return false
  for (const to of await reporterRecipients(ctx, weekly.chain.id)) {
    const earlier = to.personId === undefined ? [] : await remindersTo(ctx.tx, weekly.item.id, to.personId)
    if (earlier.length >= mostReminders || earlier.some(isMoved)) continue
    const card = await drawReminder(ctx, weekly, to, { which, movable: earlier.length + 1 < mostReminders })
    await send(ctx, weekly, to, `reminder-${which}`, { card })
  }
  return true
}

export const isBeingWritten = async (ctx: Ctx, itemId: string, which: 1 | 2): Promise<boolean> => {
  const [latest] = await draftsOf(ctx.tx, itemId)
  return latest !== undefined && (which === 1 || msBetween(latest.savedAt, ctx.now) < beingWrittenMs)
}

/** An hour before the end the backups of a chain that has not filed get its card, which asks them, or are told where they have it. @returns whether it had not. */
export const notifyBackups = async (ctx: Ctx, weekly: WeeklyItem): Promise<boolean> => {
  if (weekly.item.state !== 'open') return false
  const main = (await mainReporterName(ctx.tx, weekly.chain.id)) ?? ''
  // Where nobody is main reporter, or there, the backups have been asked from the beginning.
  const asked = new Set((await reporterRecipients(ctx, weekly.chain.id)).map(({ id }) => id))
  const cards = new Set(cardsAmong(await sentAbout(ctx.tx, weekly.item.id)).map(({ target }) => target.id))
  for (const to of await backupRecipients(ctx, weekly.chain.id)) {
    if (asked.has(to.id)) continue
    if (!cards.has(to.id)) {
      await sendWeeklyCard(ctx, weekly, to, 'backup-card')
      continue
    }
    await greet(ctx, to.personId, { item: weekly.item.id })
    const text = reminders.backupNotice({ ...viewOf(ctx, weekly), main })
    const said = { title: promptTitles.backup, text: inTheirPlace(to, text) }
    await send(ctx, weekly, to, 'backup-notice', { card: await drawPrompt(ctx, weekly, to.personId, said) })
  }
  return true
}
