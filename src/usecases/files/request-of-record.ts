import type { StoredRecord } from '../../db/records.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import type { Kind } from '../records/kinds.ts'
import { viewOf } from '../records/views.ts'
import { type FileAsked, queueFile } from './queue-file.ts'

/** The file a record has: the minutes of a meeting. */
export const requestOfRecord = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  asked: FileAsked,
): Promise<{ comes: boolean; said: Sentence }> => {
  const wish = await viewOf(kind)?.file?.(ctx, record)
  if (!wish) throw new Error(`${kind.key} has no file`)
  return queueFile(ctx, { wish, chain: record.chainId }, asked)
}
