import type { Unread } from '../../db/record-row.ts'
import type { StoredRecord } from '../../db/records.ts'
import { type Around, decidedAround, recordsAround } from '../../db/records-around.ts'
import type { Seen, Stood } from '../../domain/records/marks.ts'
import { rewound } from '../../domain/records/rewind.ts'
import { addMs, type Day, day, dayOf, type Instant } from '../../domain/time.ts'
import * as t from '../../texts/record-digest.ts'
import type { Ctx } from '../context.ts'
import { type Kind, kinds, settled } from './kinds.ts'
import { numberOf } from './names.ts'
import { surroundingsOf } from './surroundings.ts'

export type StoodRecord = StoredRecord & Stood

/**
 * Records of a kind as they stood at a moment, each beside how it had stood at the digest before; a step taken in that moment or after it does not show:
 * the next digest has it. Those closed before either are left out. @param before that digest's own moment; without one nothing is known yet, and a week counts as the time past. @param unread takes those that cannot be read and are left out: whoever counts says so.
 */
export const recordsAsOf = async (
  ctx: Ctx,
  kind: Kind,
  wish: { chainId?: string | undefined; at: Instant; before: Instant | undefined; unread: Unread[] },
): Promise<Seen<StoodRecord>[]> => {
  const { chainId, at, before } = wish
  const since = before ?? addMs(at, -7 * day)
  return stoodIn(ctx, kind, await recordsAround(ctx.tx, { kind: kind.key, chainId, since, until: at }), wish)
}

/** Tasks that meetings have decided, as they stood, those that were open or due from that day on. */
export const decidedAsOf = async (
  ctx: Ctx,
  { at, dueFrom, unread }: { at: Instant; dueFrom: Day; unread: Unread[] },
): Promise<StoodRecord[]> => {
  const around = await decidedAround(ctx.tx, { dueFrom, until: at })
  return (await stoodIn(ctx, kinds.task, around, { at, before: undefined, unread })).map(({ is }) => is)
}

const stoodIn = async (
  ctx: Ctx,
  kind: Kind,
  around: Around,
  { at, before, unread }: { at: Instant; before: Instant | undefined; unread: Unread[] },
): Promise<Seen<StoodRecord>[]> => {
  unread.push(...around.unread)
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
    try {
      const is = stood(record, at)
      return is ? [{ is, was: before === undefined ? undefined : stood(record, before) }] : []
    } catch {
      // Its values make no sense: it stands in no count, and holds up none of the others.
      unread.push(record)
      return []
    }
  })
}

/** What is said of those that could not be read, each once. */
export const unreadLines = (ctx: Ctx, unread: readonly Unread[]): string[] => {
  const numbers = new Map(unread.map((one) => [one.id, numberOf(ctx, one)]))
  return numbers.size > 0 ? [t.unreadLine([...numbers.values()])] : []
}
