import type { StoredRecord } from '../../db/records.ts'
import { recordsAround } from '../../db/records-around.ts'
import type { Seen, Stood } from '../../domain/records/marks.ts'
import { rewound } from '../../domain/records/rewind.ts'
import { addMs, day, dayOf, type Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { type Kind, settled } from './kinds.ts'
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
  const { at, before } = wish
  const since = before ?? addMs(at, -7 * day)
  const around = await recordsAround(ctx.tx, { kind: kind.key, chainId: wish.chainId, since, until: at })
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
