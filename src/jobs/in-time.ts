import { hour, type Instant, minute, msBetween } from '../domain/time.ts'
import { isWorkingTime } from '../domain/working-time.ts'
import type { Ctx } from '../usecases/context.ts'

/* How late what fell due may still happen: the same for weeks and months. */

type SkipReason = 'late' | 'quiet-hours' | 'no-target' | 'already-filed' | 'chief-quiet'
export type JobEnd = 'done' | { skipped: SkipReason }

const digestCatchUp = 72 * hour
const reminderCatchUp = 2 * hour
/** Later than this a digest says when it was due. */
const onTime = 10 * minute

export const tooLateToPost = (ctx: Ctx, dueAt: Instant): boolean => msBetween(dueAt, ctx.now) > digestCatchUp

export const catchUpOf = (ctx: Ctx, dueAt: Instant): { catchUpDue?: Instant } =>
  msBetween(dueAt, ctx.now) > onTime ? { catchUpDue: dueAt } : {}

interface Making {
  cutAt: Instant
  catchUpDue?: Instant
}

/** Posts a digest at its time, or marked with it within 72 hours; later it is offered to the office. */
export const posting = async (
  ctx: Ctx,
  dueAt: Instant,
  digest: {
    /** One that was posted early stands in the group and is brought up to date, however late. @returns whether there was one. */
    renew(making: Making): Promise<boolean>
    post(making: Making): Promise<boolean>
    offer(): Promise<void>
  },
): Promise<JobEnd> => {
  const making = { cutAt: dueAt, ...catchUpOf(ctx, dueAt) }
  if (await digest.renew(making)) return 'done'
  if (tooLateToPost(ctx, dueAt)) {
    await digest.offer()
    return { skipped: 'late' }
  }
  return (await digest.post(making)) ? 'done' : { skipped: 'no-target' }
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
