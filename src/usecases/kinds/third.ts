import { entryId, entryOfCause, nextEntryNo, saveEntry } from '../../db/assessment-entries.ts'
import { entryNumber } from '../../texts/assessment.ts'
import { auditedOfItself } from '../audited.ts'
import type { Hands } from '../records/hands.ts'
import { noteRecord } from '../records/note-record.ts'
import { merged } from '../records/take-step.ts'

/** Confirmed, it is an entry of 考核 by two hands, as if the first had written it in chat and the second said yes. */
export const thirdHands: Hands = {
  after: async (ctx, { record, step }) => {
    const sourceKey = `third/${record.id}`
    if (step.step !== 'agree' || (await entryOfCause(ctx.tx, sourceKey))) return []
    const { year, score, reason } = record.values
    const no = await nextEntryNo(ctx.tx, Number(year))
    const id = entryId(Number(year), no)
    await saveEntry(ctx.tx, {
      id,
      no,
      year: Number(year),
      sort: 'third',
      of: 'third',
      chainId: record.chainId,
      value: Number(score),
      reason: String(reason),
      by: { id: record.raisedBy, name: record.raisedByName, post: record.post },
      at: ctx.now,
      state: 'valid',
      second: { id: step.personId, name: step.personName, at: ctx.now, why: undefined },
      sourceKey,
    })
    await noteRecord(
      ctx,
      record,
      { values: merged(record.values, { entry: entryNumber(no) }) },
      { step: 'third-counted', given: { text: entryNumber(no) } },
    )
    await auditedOfItself(ctx, 'assessment/third', {
      object: id,
      chain: record.chainId,
      place: 'system',
      detail: { record: record.id, value: Number(score) },
    })
    return []
  },
}
