import { draftsOf } from '../db/drafts.ts'
import { itemsOf } from '../db/items.ts'
import { cardsOfItem, enqueue } from '../db/outbox.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import { minute, msBetween } from '../domain/time.ts'
import * as reminders from '../texts/reminders.ts'
import type { Ctx } from './context.ts'
import { periodWords } from './period-words.ts'
import { backupRecipients, type Recipient, reporterRecipients } from './recipients.ts'
import { sendWeeklyCard } from './send-weekly-cards.ts'
import { mainReporterName, readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

/** Somebody who saved a draft a moment ago is at it: no reminder. */
const beingWrittenMs = 30 * minute

/** Chains that owe and have not filed. */
const owing = async (ctx: Ctx, plan: WeekPlan): Promise<WeeklyItem[]> => {
  const found: WeeklyItem[] = []
  for (const item of await itemsOf(ctx.tx, plan.week)) {
    if (item.state !== 'open') continue
    const weekly = await readWeeklyItem(ctx.tx, item.id)
    if (weekly) found.push(weekly)
  }
  return found
}

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
 * A private reminder to the main reporters of chains that have not filed: the first only where nothing is typed (no draft saved),
 * the second unless a draft was saved within the last half hour. @returns how many chains were reminded.
 */
export const remind = async (ctx: Ctx, plan: WeekPlan, which: 1 | 2): Promise<number> => {
  let count = 0
  for (const weekly of await owing(ctx, plan)) {
    const [latest] = await draftsOf(ctx.tx, weekly.item.id)
    if (latest && (which === 1 || msBetween(latest.savedAt, ctx.now) < beingWrittenMs)) continue
    const view = viewOf(ctx, weekly)
    const text = which === 1 ? reminders.firstReminder(view) : reminders.secondReminder(view)
    for (const to of await reporterRecipients(ctx.tx, weekly.chain.id))
      await say(ctx, weekly, to, which === 1 ? 'reminder-1' : 'reminder-2', text)
    count += 1
  }
  return count
}

/** An hour before the end the backups are told, and get the card. @returns how many chains it concerned. */
export const notifyBackups = async (ctx: Ctx, plan: WeekPlan): Promise<number> => {
  let count = 0
  for (const weekly of await owing(ctx, plan)) {
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
    count += 1
  }
  return count
}
