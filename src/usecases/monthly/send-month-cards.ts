import { draftsOf } from '../../db/drafts.ts'
import { itemsOf, readPeriod } from '../../db/items.ts'
import { monthOfWeek, months } from '../../db/months.ts'
import { readActor } from '../../db/people.ts'
import { cardsAmong, sentAbout } from '../../db/sent.ts'
import { isOwing } from '../../domain/returning.ts'
import { type Instant, minute, msBetween } from '../../domain/time.ts'
import { monthReminder } from '../../texts/monthly-reminders.ts'
import { promptTitles } from '../../texts/prompts.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { greet } from '../people/greet.ts'
import { backupRecipients, reporterRecipients } from '../people/stand-ins.ts'
import { drawPrompt } from '../reminding/draw-prompt.ts'
import { sendOwed } from '../reminding/owed.ts'
import type { Recipient } from '../reminding/recipients.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { aboutItem, inWorkingHours, sendTo } from '../say.ts'
import { drawMonth, monthWords } from './draw-month.ts'
import { type MonthItem, readMonthItem } from './month-item.ts'

/**
 * The weekly report of the month's last week is in: its second step follows at once, to whoever is asked for the chain's reports.
 * Those who did not press the button themselves get it in working hours.
 */
export const offerMonth = async (ctx: ActorCtx, weekly: WeeklyItem): Promise<void> => {
  const plan = weekly.has.month ? await monthOfWeek(ctx.tx, weekly.plan.week, ctx.now) : undefined
  const item =
    plan && plan.dueAt > ctx.now ? await readMonthItem(ctx, months.itemId(weekly.chain.id, plan.month)) : undefined
  if (item) await sendMonthCards(ctx, item, { after: ctx.actor.openId })
}

/** The card of the month to those asked for the chain's reports who have none yet. */
export const sendMonthCards = async (ctx: Ctx, item: MonthItem, cause: Cause = {}): Promise<void> => {
  if (!isOwing(item.item.state)) return
  const has = new Set(cardsAmong(await sentAbout(ctx.tx, item.item.id)).map(({ target }) => target.id))
  for (const to of await reporterRecipients(ctx, item.chain.id))
    if (!has.has(to.id)) await sendMonthCard(ctx, item, to, cause)
}

/** Posts have changed hands, or somebody is away: whoever has to be asked now gets the card of the open month. Nobody is asked twice. */
export const sendMissingMonths = async (ctx: Ctx): Promise<void> => {
  for (const { month, cardAt, dueAt } of await months.lockedAfter(ctx.tx, ctx.now)) {
    if (ctx.now < cardAt || ctx.now >= dueAt) continue
    for (const { id } of await itemsOf(ctx.tx, month)) {
      const item = await readMonthItem(ctx, id)
      if (item) await sendMonthCards(ctx, item, { quietly: true })
    }
  }
}

/** The main reporter cannot be reached: the chain still owes, so its backups are asked. */
export const sendMonthToBackups = async (ctx: Ctx, item: MonthItem, except: string): Promise<void> => {
  if (!isOwing(item.item.state)) return
  for (const to of await backupRecipients(ctx, item.chain.id))
    if (to.personId !== except) await sendMonthCard(ctx, item, to, { quietly: true })
}

interface Cause {
  /** Whose weekly report it follows. */
  after?: string
  /** Waits for working hours. */
  quietly?: true
}

const sendMonthCard = async (ctx: Ctx, item: MonthItem, to: Recipient, { after, quietly }: Cause): Promise<void> => {
  const actor = await readActor(ctx.tx, to.id)
  const card = await drawMonth({ ...ctx, actor }, item, { secondStep: after !== undefined })
  const waits = quietly || (after !== undefined && after !== to.id)
  const notBefore = waits ? inWorkingHours(ctx) : undefined
  await greet(ctx, to.personId, { notBefore, item: item.item.id })
  await sendOwed(ctx, await askedSince(ctx, item, after === to.id), to, {
    cause: `monthly-card/${item.item.id}`,
    topic: 'month-card',
    content: { card },
    about: aboutItem(item),
    notBefore,
    expiresAt: item.plan.dueAt,
  })
}

/** Whoever has just filed the week is answered; to others it may come as soon as the week is open and somebody files it. */
const askedSince = async ({ tx, now }: Ctx, { plan }: MonthItem, isAnswer: boolean): Promise<Instant> =>
  isAnswer ? now : ((await readPeriod(tx, plan.week))?.plan.opensAt ?? plan.cardAt)

/** Somebody who saved a step a moment ago is at it. */
const beingWrittenMs = 30 * minute

/** The one private reminder; what was sent back has a due time of its own. @returns whether the chain had to be reminded. */
export const remindMonth = async (ctx: Ctx, item: MonthItem): Promise<boolean> => {
  if (item.item.state !== 'open') return false
  const [latest] = await draftsOf(ctx.tx, item.item.id)
  if (latest && msBetween(latest.savedAt, ctx.now) < beingWrittenMs) return false
  const words = monthWords(item.plan, ctx.rules)
  const text = monthReminder({
    chain: item.chain.name,
    month: words.month,
    due: words.due,
    begun: latest !== undefined,
  })
  for (const to of await reporterRecipients(ctx, item.chain.id))
    await sendTo(ctx, to, {
      cause: `monthly-reminder/${item.item.id}`,
      topic: 'month-reminder',
      content: { card: await drawPrompt(ctx, item, to.personId, { title: promptTitles.owed, text }) },
      about: aboutItem(item),
      expiresAt: item.plan.dueAt,
    })
  return true
}
