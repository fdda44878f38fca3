import { day, type Instant } from '../domain/time.ts'
import type { Ctx } from '../usecases/context.ts'

export interface DuePoint {
  job: string
  period: string
  dueAt: Instant
}

/** How far back a period can still have something due: its lock, and the digests' catch-up. */
export const periodLife = 30 * day

/** Periods of every kind whose time has come. */
export const openAll = async (ctx: Ctx): Promise<void> => {
  for (const kind of ctx.kinds) await kind.open(ctx)
}

/** Every point of the periods whose lock is not further back than `since`. */
export const duePoints = async (ctx: Ctx, since: Instant): Promise<DuePoint[]> => {
  const points: DuePoint[] = []
  for (const { periods, jobs } of ctx.kinds)
    for (const plan of await periods.lockedAfter(ctx.tx, since))
      for (const job of jobs) {
        const dueAt = job.at(plan)
        if (dueAt !== undefined) points.push({ job: job.name, period: periods.keyOf(plan), dueAt })
      }
  return points
}
