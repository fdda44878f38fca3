import { itemsOf, periodsLockedAfter } from '../../db/items.ts'
import { readActor } from '../../db/people.ts'
import { cardsAmong, sentAbout } from '../../db/sent.ts'
import { noReporter } from '../../texts/alarms.ts'
import { nobodyStandsIn } from '../../texts/leave.ts'
import type { Ctx } from '../context.ts'
import { greet } from '../people/greet.ts'
import { askedFor, awayToday } from '../people/stand-ins.ts'
import { sendOwed } from '../reminding/owed.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { aboutItem, inWorkingHours } from '../say.ts'
import { tellOfficeAndAdmin } from '../tell.ts'
import { drawWeekly } from './draw-weekly.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

/** Wednesday's cards of a chain, to each main reporter in private. That nobody can be asked is told to the office. */
export const sendWeeklyCards = async (ctx: Ctx, weekly: WeeklyItem): Promise<void> => {
  const { item, chain } = weekly
  if (item.state === 'exempt' || item.state === 'filed' || item.state === 'returned') return
  const { to: recipients, allAway } = await askedFor(ctx.tx, chain.id, await awayToday(ctx))
  if (recipients.length === 0) {
    const text = allAway ? nobodyStandsIn(chain.name) : noReporter(chain.name)
    await tellOfficeAndAdmin(ctx, `no-reporter/${item.id}`, text)
  }
  for (const to of recipients) await sendWeeklyCard(ctx, weekly, to, 'weekly-card')
}

/**
 * Posts have changed hands: whoever has to be asked now and has no card of the open period yet gets one, in working hours.
 * Nobody is asked twice.
 */
export const sendMissingWeeks = async (ctx: Ctx): Promise<void> => {
  const away = await awayToday(ctx)
  for (const { plan } of await periodsLockedAfter(ctx.tx, ctx.now)) {
    if (ctx.now < plan.cardAt || ctx.now >= plan.dueAt) continue
    for (const item of await itemsOf(ctx.tx, plan.week)) {
      const weekly = item.state === 'open' ? await readWeeklyItem(ctx.tx, item.id) : undefined
      if (!weekly) continue
      const asked = new Set(cardsAmong(await sentAbout(ctx.tx, item.id)).map(({ target }) => target.id))
      for (const to of (await askedFor(ctx.tx, item.chainId, away)).to)
        if (!asked.has(to.id)) await sendWeeklyCard(ctx, weekly, to, 'instead-card')
    }
  }
}

/** One person's card of one item. The same cause sends it once. */
export const sendWeeklyCard = async (
  ctx: Ctx,
  weekly: WeeklyItem,
  to: Recipient,
  cause: 'weekly-card' | 'backup-card' | 'instead-card',
): Promise<void> => {
  const actor = await readActor(ctx.tx, to.id)
  const card = await drawWeekly({ ...ctx, actor }, weekly)
  const { plan } = weekly
  const notBefore = cause === 'instead-card' ? inWorkingHours(ctx) : undefined
  await greet(ctx, to.personId, { notBefore, item: weekly.item.id })
  await sendOwed(ctx, cause === 'backup-card' ? plan.backupAt : plan.cardAt, to, {
    cause: `${cause}/${weekly.item.id}`,
    topic: 'weekly-card',
    content: { card },
    about: aboutItem(weekly),
    notBefore,
    // Past the due time nobody is asked by a card; 周报 still opens one.
    expiresAt: plan.dueAt > ctx.now ? plan.dueAt : undefined,
  })
}
