import { dayOf } from '../../domain/time.ts'
import type { AssessmentWish } from '../../exports/wish.ts'
import * as t from '../../texts/assessment.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import { type FileAsked, queueFile } from '../files/queue-file.ts'

const nameOf = { table: t.tableName, notice: t.noticeName, city: t.cityName } as const

/** A year's sheets as a file: every sum, the 通报, or the form of 先进制造业强市. Computed where it is made, off the thread that serves. */
export const requestAssessment = async (
  ctx: ActorCtx,
  year: number,
  form: AssessmentWish['assessment']['form'],
  asked: FileAsked,
): Promise<Sentence> => {
  const { now, rules } = ctx
  const wish: AssessmentWish = {
    assessment: { year, form },
    at: now,
    zone: rules.zone,
    demo: rules.demo,
    name: nameOf[form](year, dayOf(now, rules.zone), rules.demo),
  }
  return (await queueFile(ctx, { wish }, asked)).said
}
