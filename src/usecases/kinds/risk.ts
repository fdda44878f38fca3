import type { StoredRecord } from '../../db/records.ts'
import { offspringDone } from '../../texts/risks.ts'
import type { Ctx } from '../context.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { numberOf } from '../records/names.ts'
import { takeByClock } from '../records/take-step.ts'

/** A task that came of a risk is 已销号: whether the risk is over, who raised it says. */
const offspring = async (ctx: Ctx, own: StoredRecord, { record, step }: Taken): Promise<readonly Taken[]> => {
  if (record.kind !== 'task' || step.step !== 'close' || own.state !== 'open') return []
  const taken = await takeByClock(ctx, own, {
    step: 'propose',
    given: { result: offspringDone(numberOf(ctx, record)) },
  })
  return taken ? [taken] : []
}

export const riskHands: Hands = { offspring }
