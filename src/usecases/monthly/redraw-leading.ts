import { readDigest } from '../../db/digests.ts'
import { readMonthPlan } from '../../db/months.ts'
import { monthOf } from '../../domain/month-plan.ts'
import { dayOfWeek } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { patchStanding } from '../reports/standing-cards.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { drawMonthDigest, monthDigestId, monthTopic } from './month-digest.ts'

const target = { kind: 'leading' } as const

/** The leading group's page says what the weekly reports of the month tell of risks: one that comes late, or is sent back, is in it too. */
export const redrawLeading = async (ctx: Ctx, { item, plan: week }: WeeklyItem): Promise<void> => {
  // On time it is before any such page.
  if (ctx.now < week.dueAt) return
  const month = await readMonthPlan(ctx.tx, monthOf(dayOfWeek(week.week, ctx.rules.clock.due.weekday)))
  const digest = month && (await readDigest(ctx.tx, monthDigestId(target, month)))
  if (!month || digest?.state !== 'posted') return
  const card = await drawMonthDigest(ctx, month, target, {
    version: digest.version,
    cutAt: ctx.now,
    recordsAt: digest.dueAt,
  })
  const standing = { topic: monthTopic(target), period: month.month }
  await patchStanding(ctx, standing, { card, cause: `at-${ctx.now}-${item.id}` })
}
