import { hour, type Instant, minute, msBetween } from '../../domain/time.ts'
import { isWorkingTime } from '../../domain/working-time.ts'
import type { Ctx } from '../context.ts'
import { offerOverdue } from '../digest/offer-overdue.ts'
import type { PeriodDigest } from '../digest/period-digest.ts'
import { postOnce, renewDigest } from '../digest/post-digest.ts'
import { overdueDigest } from '../digest/preview-digest.ts'

/* How late what fell due may still happen: the same for every kind of report. */

type SkipReason = 'late' | 'quiet-hours' | 'no-target' | 'already-filed' | 'chief-quiet'
export type JobEnd = 'done' | { skipped: SkipReason }

/** A job done for the report of each chain that owes. */
export const forReport =
  <Report>(read: (ctx: Ctx, itemId: string) => Promise<Report | undefined>) =>
  (run: (ctx: Ctx, report: Report, dueAt: Instant) => Promise<JobEnd>) =>
  async (ctx: Ctx, itemId: string, dueAt: Instant): Promise<JobEnd | undefined> => {
    const report = await read(ctx, itemId)
    return report && run(ctx, report, dueAt)
  }

const digestCatchUp = 72 * hour
const reminderCatchUp = 2 * hour
/** Later than this a digest says when it was due. */
const onTime = 10 * minute

export const tooLateToPost = (ctx: Ctx, dueAt: Instant): boolean => msBetween(dueAt, ctx.now) > digestCatchUp

export const catchUpOf = (ctx: Ctx, dueAt: Instant): { catchUpDue?: Instant } =>
  msBetween(dueAt, ctx.now) > onTime ? { catchUpDue: dueAt } : {}

/** Posts a digest at its time, or marked with it within 72 hours; later it is offered to the office. */
export const posting = async (ctx: Ctx, digest: PeriodDigest, dueAt: Instant): Promise<JobEnd> => {
  const making = { cutAt: dueAt, ...catchUpOf(ctx, dueAt) }
  // One that was posted early stands in the group and is brought up to date, however late.
  if (await renewDigest(ctx, digest, making)) return 'done'
  if (tooLateToPost(ctx, dueAt)) {
    await offerOverdue(ctx, await overdueDigest(ctx, digest, dueAt))
    return { skipped: 'late' }
  }
  return (await postOnce(ctx, digest, making)) ? 'done' : { skipped: 'no-target' }
}

/** A reminder after its hours is noise: within two hours and in working hours, or not at all. @param until when what it reminds of is due. */
export const reminding = async (
  ctx: Ctx,
  { dueAt, until }: { dueAt: Instant; until: Instant },
  send: () => Promise<boolean>,
): Promise<JobEnd> => {
  if (msBetween(dueAt, ctx.now) > reminderCatchUp || ctx.now >= until) return { skipped: 'late' }
  if (!isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone)) return { skipped: 'quiet-hours' }
  return (await send()) ? 'done' : { skipped: 'already-filed' }
}
