import { stepOfCause } from '../../db/record-steps.ts'
import type { District } from '../../domain/district.ts'
import { measureSource } from '../../domain/kinds/task.ts'
import { bySourceFile, measureDetail } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { saveNew } from './create-record.ts'
import { kinds } from './kinds.ts'

type Measure = District['measures'][number]

/**
 * The plan's measures as tasks of the district, once each: 责任单位 in the plan's order, the first one leads. Collective names stay with the office
 * until 分解. The plan names no day, so none is assumed, and nobody is told: they are there before anybody works with them.
 */
export const tasksOfMeasures = async (ctx: Ctx, measures: readonly Measure[]): Promise<void> => {
  for (const { id, section, title, lead, cooperating } of measures) {
    const sourceKey = `measure/${id}`
    if (await stepOfCause(ctx.tx, sourceKey)) continue
    const [unit = '', ...others] = lead
    const helpers = [...others, ...cooperating]
    await saveNew(ctx, {
      kind: kinds.task,
      chainId: undefined,
      source: measureSource,
      via: 'file',
      sourceKey,
      values: { title, detail: measureDetail(section), unit, ...(helpers.length > 0 && { helpers }) },
      by: { personId: undefined, name: bySourceFile },
      openEnded: true,
    })
  }
}
