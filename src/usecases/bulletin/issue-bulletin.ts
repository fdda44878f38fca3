import { bulletinPostedCard } from '../../cards/bulletin-posted.ts'
import { bulletinCards } from '../../db/bulletins.ts'
import { lastBulletin, tellLastBulletin } from '../../db/last-numbers.ts'
import { type Bulletin, bulletinFaults, readLastNumber } from '../../domain/bulletin.ts'
import { dayOf } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import { patchCard, sendTo } from '../say.ts'
import { type BulletinOutcome, type BulletinWish, isOvertaken, keepBulletin, ticksOf } from './change-bulletin.ts'
import { bulletinGroups, drawBulletin } from './draw-bulletin.ts'
import { auditBulletin } from './open-bulletin.ts'
import { printBulletin } from './print-bulletin.ts'
import { sendBulletinFile } from './send-bulletin-file.ts'

/**
 * 发布: the number is taken, the file goes to whoever pressed, the same text to the ticked groups. One transaction: all of it or nothing.
 * @param clicked the outbox row of the card, which shows the answer by itself.
 */
export const issueBulletin = async (ctx: ActorCtx, wish: BulletinWish, clicked: string): Promise<BulletinOutcome> => {
  const { tx, now, rules, actor } = ctx
  const { bulletin } = wish
  const ticked = ticksOf(wish.form, 'groups')
  if (isOvertaken(wish) || bulletin.step !== 'preview')
    return { says: 'overtaken', bulletin, shown: { overtaken: true, ticked } }
  const faults = bulletinFaults(bulletin.content)
  if (faults.length > 0)
    return { says: 'faults', bulletin: await keepBulletin(ctx, bulletin, { step: 'edit' }), shown: { faults } }
  const groups = (await bulletinGroups(ctx)).filter(({ value }) => ticked.includes(value))
  if (groups.length < new Set(ticked).size) return { says: 'groupsGone', bulletin, shown: { ticked } }

  const year = Number(dayOf(now, rules.zone).slice(0, 4))
  const last = await lastBulletin(tx, year)
  const lastNumber = last.sure ? last.known : readLastNumber(wish.form?.last_number, last.known)
  if (lastNumber === undefined) return { says: 'lastNumber', bulletin, shown: { ticked, lastFault: true } }
  if (!last.sure) await tellLastBulletin(tx, year, lastNumber)
  const issued = await keepBulletin(ctx, bulletin, {
    state: 'issued',
    year,
    number: lastNumber + 1,
    issuedAt: now,
    groups: groups.map(({ value }) => value),
  })
  await sendBulletinFile(ctx, issued, `bulletin-file/${issued.id}/${actor.openId}`)
  const content = { card: bulletinPostedCard(printBulletin(ctx, issued)) }
  for (const { value, chainId } of groups)
    await sendTo(
      ctx,
      { type: 'chat_id', id: value },
      { cause: `bulletin/${issued.id}`, topic: 'bulletin', content, about: { chainId } },
    )
  await auditBulletin(ctx, issued, 'issue')
  await showOthers(ctx, issued, clicked)
  return { says: 'issued', bulletin: issued }
}

/** 撤销草稿. It never had a number. */
export const dropBulletin = async (ctx: ActorCtx, wish: BulletinWish, clicked: string): Promise<BulletinOutcome> => {
  const { bulletin } = wish
  if (isOvertaken(wish)) return { says: 'overtaken', bulletin, shown: { overtaken: true } }
  const dropped = await keepBulletin(ctx, bulletin, { state: 'dropped' })
  await auditBulletin(ctx, dropped, 'drop')
  await showOthers(ctx, dropped, clicked)
  return { says: 'dropped', bulletin: dropped }
}

/** Everybody else who has a card of it sees how it ended. */
const showOthers = async (ctx: ActorCtx, bulletin: Bulletin, except: string): Promise<void> => {
  const others = (await bulletinCards(ctx.tx, bulletin.id)).filter(({ id }) => id !== except)
  if (others.length === 0) return
  const card = await drawBulletin(ctx, bulletin)
  for (const { id } of others) await patchCard(ctx, id, bulletin.state, card)
}
