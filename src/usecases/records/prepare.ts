import type { Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import type { Ctx } from '../context.ts'
import { prepareAppeal } from '../kinds/appeal-sheet.ts'
import { prepareMeeting } from '../kinds/meeting-agenda.ts'
import type { Kind } from './kinds.ts'

/** What a kind takes from other records when one is made, or its fields change: which one of its series it is, what stands on its agenda, what a line of a sheet says. */
export const prepareRecord = async (
  ctx: Ctx,
  { key }: Kind,
  chainId: string | undefined,
  values: Values,
  before?: RecordFacts,
): Promise<Values> => {
  if (key === 'meeting') return prepareMeeting(ctx, chainId, values, before)
  return key === 'appeal' ? prepareAppeal(ctx, chainId, values, before) : {}
}
