import { draftsOf } from '../db/drafts.ts'
import { cardsOfItem, enqueue } from '../db/outbox.ts'
import { minute, msBetween } from '../domain/time.ts'
import * as reminders from '../texts/reminders.ts'
import type { Ctx } from './context.ts'
import { periodWords } from './period-words.ts'
import { backupRecipients, type Recipient, reporterRecipients } from './recipients.ts'
import { sendWeeklyCard } from './send-weekly-cards.ts'
import { mainReporterName, type WeeklyItem } from './weekly-item.ts'

/** Somebody who saved a draft a moment ago is at it: no reminder. */
const beingWrittenMs = 30 * minute

const viewOf = (ctx: Ctx, { chain, plan }: WeeklyItem): reminders.ReminderView => {
  const words = periodWords(plan, ctx.rules)
  return { chain: chain.name, period: words.week, due: words.due }
}

const say = async (
  ctx: Ctx,
  weekly: WeeklyItem,
  to: Recipient,
  topic: 'reminder-1' | 'reminder-2' | 'backup-notice',
  text: string,
): Promise<void> => {
  await enqueue(ctx.tx, ctx.now, {
    dedupeKey: `${topic}/${weekly.item.id}/${to.id}`,
    topic,
    verb: 'send',
    target: { type: to.type, id: to.id },
    body: JSON.stringify({ text }),
    period: weekly.item.period,
    chainId: weekly.chain.id,
    itemId: weekly.item.id,
    personId: to.personId,
    expiresAt: weekly.plan.dueAt,
  })
}

/**
 * A private reminder to the main reporters of a chain that has not filed: the first only where nothing is typed (no draft saved),
 * the second unless a draft was saved within the last half hour. @returns whether the chain had to be reminded.
 */
export const remind = async (ctx: Ctx, weekly: WeeklyItem, which: 1 | 2): Promise<boolean> => {
  if (weekly.item.state !== 'open') return false
  const [latest] = await draftsOf(ctx.tx, weekly.item.id)
  if (latest && (which === 1 || msBetween(latest.savedAt, ctx.now) < beingWrittenMs)) return false
  const view = viewOf(ctx, weekly)
  const text = which === 1 ? reminders.firstReminder(view) : reminders.secondReminder(view)
  for (const to of await reporterRecipients(ctx.tx, weekly.chain.id))
    await say(ctx, weekly, to, which === 1 ? 'reminder-1' : 'reminder-2', text)
  return true
}

/** An hour before the end the backups of a chain that has not filed are told, and get the card. @returns whether it had not. */
export const notifyBackups = async (ctx: Ctx, weekly: WeeklyItem): Promise<boolean> => {
  if (weekly.item.state !== 'open') return false
  const main = (await mainReporterName(ctx.tx, weekly.chain.id)) ?? ''
  // Where nobody is main reporter the backups have been asked from the beginning.
  const asked = new Set((await reporterRecipients(ctx.tx, weekly.chain.id)).map(({ id }) => id))
  const cards = new Set((await cardsOfItem(ctx.tx, weekly.item.id)).map(({ target }) => target.id))
  for (const to of await backupRecipients(ctx.tx, weekly.chain.id)) {
    if (asked.has(to.id)) continue
    const hasCard = cards.has(to.id)
    await say(ctx, weekly, to, 'backup-notice', reminders.backupNotice({ ...viewOf(ctx, weekly), main, hasCard }))
    if (!hasCard) await sendWeeklyCard(ctx, weekly, to, 'backup-card')
  }
  return true
}
