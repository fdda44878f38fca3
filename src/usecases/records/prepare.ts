import type { Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import type { Ctx } from '../context.ts'
import { prepareMeeting } from '../kinds/meeting-agenda.ts'
import type { Kind } from './kinds.ts'

/** What a kind takes from other records when one is made, or its fields change: which one of its series it is, what stands on its agenda. */
export const prepareRecord = async (
  ctx: Ctx,
  { key }: Kind,
  chainId: string | undefined,
  values: Values,
  before?: RecordFacts,
): Promise<Values> => (key === 'meeting' ? prepareMeeting(ctx, chainId, values, before) : {})
