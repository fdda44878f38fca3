import type { RecordStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { Ctx } from '../context.ts'

/** What has just happened to a record. */
export interface Taken {
  record: StoredRecord
  before: StoredRecord | undefined
  step: RecordStep
}

/**
 * What no declaration can say, by hand, in the same transaction. Whatever a hand does to other records it returns: that is followed in turn. A
 * third hook means: write a use case of its own.
 */
export interface Hands {
  /** Something has happened to a record of this kind. */
  after?(ctx: Ctx, taken: Taken): Promise<readonly Taken[]>
  /** Something has happened to a record that came of one of this kind: a task of a risk. */
  offspring?(ctx: Ctx, own: StoredRecord, taken: Taken): Promise<readonly Taken[]>
}
