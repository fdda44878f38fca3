import { entryId, entryOfCause, nextEntryNo, saveEntry } from '../../db/assessment-entries.ts'
import { lastStep } from '../../db/record-steps.ts'
import { rounded, total } from '../../domain/assessment/line.ts'
import { adjust } from '../../domain/kinds/appeal.ts'
import { adjustReason } from '../../texts/kinds/appeal.ts'
import { assessedYear, sheetsNow } from '../assessment/the-sheets.ts'
import { auditedOfItself } from '../audited.ts'
import type { Ctx } from '../context.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { numberOf } from '../records/names.ts'

/** An appeal that was granted changes the line by an entry of its own, which cites it. */
export const appealHands: Hands = {
  after: async (ctx, taken) => {
    const { record, before } = taken
    if (record.state === 'closed' && before?.state === 'new' && record.values.result === adjust)
      await enterAdjustment(ctx, taken)
    return []
  },
}

const enterAdjustment = async (ctx: Ctx, { record, step }: Taken): Promise<void> => {
  const { tx, now } = ctx
  const { year, ref, to_points, answer } = record.values
  const found = record.chainId === undefined ? undefined : await assessedYear(ctx, Number(year), [record.chainId])
  const [sheet] = found ? await sheetsNow(ctx, found.rules, found.chains) : []
  const line = sheet?.lines.find(({ rule_id }) => rule_id === ref)
  const sourceKey = `appeal/${record.id}`
  if (!line || (await entryOfCause(tx, sourceKey))) return
  const answered = (await lastStep(tx, record.id, 'answer')) ?? step
  // What earlier changes by hand took beyond the line's bounds counts along: the sum of all of them makes the points that were decided on.
  const stands = (line.earned ?? line.points ?? 0) + total((line.adjusted ?? []).map(({ by }) => by))
  const no = await nextEntryNo(tx, Number(year))
  const id = entryId(Number(year), no)
  await saveEntry(tx, {
    id,
    no,
    year: Number(year),
    sort: 'adjust',
    of: line.rule_id,
    chainId: record.chainId,
    value: rounded(Number(to_points) - stands),
    reason: adjustReason(numberOf(ctx, record), String(answer)),
    by: { id: answered.personId, name: answered.personName, post: answered.post },
    at: now,
    state: 'valid',
    second: step.step === 'agree' ? { id: step.personId, name: step.personName, at: now, why: undefined } : undefined,
    sourceKey,
  })
  await auditedOfItself(ctx, 'assessment/appeal', {
    object: id,
    chain: record.chainId,
    place: 'system',
    detail: { appeal: record.id, of: line.rule_id, to: Number(to_points) },
  })
}
