import { linksOf } from '../../db/record-links.ts'
import type { RecordStep } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import type { Actor } from '../../domain/people.ts'
import type { Ctx } from '../context.ts'
import { answerInDigests } from '../digest/answer-in-digests.ts'
import { allHands } from './all-hands.ts'
import { answersDigest } from './chief-decides.ts'
import type { Hands, Taken } from './hands.ts'
import { hideRecord } from './hide-record.ts'
import { kindOf, stepOf } from './kinds.ts'
import { patchRecordCards } from './patch-record.ts'
import { tellStep } from './tell-step.ts'

/**
 * Everything that follows from what happened to a record: its standing cards are drawn anew, whom it concerns is told, and other records move with
 * it, which is followed in turn.
 * @param clicked the card that is answered with, so that it is not patched as well
 */
export const follow = async (ctx: Ctx, first: Taken, clicked?: string): Promise<void> => {
  const waiting: Taken[] = [first]
  for (let taken = waiting.shift(); taken; taken = waiting.shift()) {
    const { record, before } = taken
    // The cards that stand first: whoever is told gets a card that says why.
    if (before) await patchRecordCards(ctx, record, clicked, apartOf(record, taken.step))
    await tellStep(ctx, taken)
    if (before && record.sensitive && !before.sensitive) await hideRecord(ctx, record, clicked)
    waiting.push(...((await handsOf(record.kind)?.after?.(ctx, taken)) ?? []), ...(await ofOrigins(ctx, taken)))
    if (answersDigest(taken.step.step)) await answerInDigests(ctx, record)
  }
}

/** What each does by themself concerns whoever did it, and who prepares the record. */
const apartOf = (record: StoredRecord, step: RecordStep): ((actor: Actor) => boolean) | undefined => {
  const kind = kindOf(record.kind)
  if (!kind || !stepOf(kind, step.step)?.apart) return undefined
  return ({ personId, grants }) =>
    personId === step.personId || grants.some(({ role }) => role === 'office' || role === 'lead')
}

const handsOf = (kind: string): Hands | undefined => {
  const key = kindOf(kind)?.key
  return key && allHands[key]
}

/** What it came from hears of it. */
const ofOrigins = async (ctx: Ctx, taken: Taken): Promise<Taken[]> => {
  const moved: Taken[] = []
  for (const { from, to, how } of await linksOf(ctx.tx, taken.record.id)) {
    if ((how !== 'origin' && how !== 'replaced') || from !== taken.record.id) continue
    const origin = await readRecord(ctx.tx, to)
    const hands = origin && handsOf(origin.kind)
    if (origin && hands?.offspring) moved.push(...(await hands.offspring(ctx, origin, taken)))
  }
  return moved
}
