import type { RecordStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'

/** What has just happened to a record. */
export interface Taken {
  record: StoredRecord
  before: StoredRecord | undefined
  step: RecordStep
}

/** What no declaration can say, by hand. A fifth hook means: write a use case of its own that calls `takeStep`. */
export interface Hands {
  /** In the same transaction. */
  after?(ctx: ActorCtx, taken: Taken): Promise<void>
  /** Who hears of a step, beside whom the engine tells. */
  tell?(ctx: Ctx, taken: Taken): Promise<readonly Recipient[]>
}
