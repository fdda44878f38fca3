import type { Hands } from '../records/hands.ts'
import { numberOf } from '../records/names.ts'
import { noteRecord } from '../records/note-record.ts'
import { patchRecordCards } from '../records/patch-record.ts'

/** 换新版: the old one ends when the new one is saved. */
export const docHands: Hands = {
  offspring: async (ctx, own, { record, step }) => {
    if (step.step !== 'create' || record.kind !== own.kind || own.state !== 'valid') return []
    const { personId, personName, post, via, sourceKey } = step
    const given = { text: numberOf(ctx, record) }
    const noted = { step: 'replace', personId, personName, post, via, given, sourceKey: `${sourceKey}/old` }
    const ended = await noteRecord(ctx, own, { state: 'ended' }, noted)
    await patchRecordCards(ctx, ended, undefined)
    return []
  },
}
