import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** What somebody has typed into the form of a step or of a new record. */
export interface RecordDraft {
  typed: Readonly<Record<string, unknown>>
  savedAt: Instant
}

export const stepDraft = (recordId: string, step: string): string => `${recordId}/${step}`
export const createDraft = (kind: string, chainId: string | undefined): string =>
  `${kind}/${chainId ?? 'district'}/create`

export const saveRecordDraft = async (tx: Tx, key: string, personId: string, draft: RecordDraft): Promise<void> => {
  const row = { typed: JSON.stringify(draft.typed), saved_at: draft.savedAt }
  await tx
    .insertInto('record_draft')
    .values({ key, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['key', 'person_id']).doUpdateSet(row))
    .execute()
}

export const readRecordDraft = async (
  db: Executor,
  key: string,
  personId: string | undefined,
): Promise<RecordDraft | undefined> => {
  if (personId === undefined) return undefined
  const row = await db
    .selectFrom('record_draft')
    .selectAll()
    .where('key', '=', key)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && { typed: JSON.parse(row.typed) as RecordDraft['typed'], savedAt: row.saved_at }
}

export const deleteRecordDraft = async (tx: Tx, key: string, personId: string): Promise<void> => {
  await drop(tx, { key, personId })
}

const drop = prepared<{ key: string; personId: string }, unknown>((db, slot) =>
  db.deleteFrom('record_draft').where('key', '=', slot('key')).where('person_id', '=', slot('personId')),
)
