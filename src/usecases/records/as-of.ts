import type { StoredRecord } from '../../db/records.ts'
import { type Around, decidedAround, recordsAround } from '../../db/records-around.ts'
import type { Seen, Stood } from '../../domain/records/marks.ts'
import { rewound } from '../../domain/records/rewind.ts'
import { addMs, type Day, day, dayOf, type Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { type Kind, kinds, settled } from './kinds.ts'
import { surroundingsOf } from './surroundings.ts'

export type StoodRecord = StoredRecord & Stood

/**
 * Records of a kind as they stood at a moment, each beside how it had stood at the digest before; a step taken in that moment or after it does not show:
 * the next digest has it. Those closed before either are left out. @param before that digest's own moment; without one nothing is known yet, and a week counts as the time past.
 */
export const recordsAsOf = async (
  ctx: Ctx,
  kind: Kind,
  wish: { chainId?: string | undefined; at: Instant; before: Instant | undefined },
): Promise<Seen<StoodRecord>[]> => {
  const { chainId, at, before } = wish
  const since = before ?? addMs(at, -7 * day)
  return stoodIn(ctx, kind, await recordsAround(ctx.tx, { kind: kind.key, chainId, since, until: at }), { at, before })
}

/** Tasks that meetings have decided, as they stood, those that were open or due from that day on. */
export const decidedAsOf = async (ctx: Ctx, wish: { at: Instant; dueFrom: Day }): Promise<StoodRecord[]> => {
  const { at, dueFrom } = wish
  const around = await decidedAround(ctx.tx, { dueFrom, until: at })
  return (await stoodIn(ctx, kinds.task, around, { at, before: undefined })).map(({ is }) => is)
}

const stoodIn = async (
  ctx: Ctx,
  kind: Kind,
  around: Around,
  { at, before }: { at: Instant; before: Instant | undefined },
): Promise<Seen<StoodRecord>[]> => {
  if (around.records.length === 0) return []
  const now = await surroundingsOf(ctx, undefined)
  const stood = (record: StoredRecord, moment: Instant): StoodRecord | undefined => {
    const later = (around.steps.get(record.id) ?? []).filter((step) => step.at >= moment)
    const then = rewound(record, later)
    if (!then) return undefined
    const state = kind.declared.states[then.state] ?? 'void'
    return { ...settled(kind, then, { ...now, today: dayOf(moment, ctx.rules.zone) }), class: state }
  }
  return around.records.flatMap((record) => {
    const is = stood(record, at)
    return is ? [{ is, was: before === undefined ? undefined : stood(record, before) }] : []
  })
}
