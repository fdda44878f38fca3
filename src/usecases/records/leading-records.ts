import { allChains } from '../../db/chains.ts'
import type { Unread } from '../../db/record-row.ts'
import { compareTexts } from '../../domain/compare-texts.ts'
import { withoutFirms } from '../../domain/names.ts'
import { isOpen } from '../../domain/records/kind.ts'
import type { Instant } from '../../domain/time.ts'
import * as t from '../../texts/record-digest.ts'
import { districtWide } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { recordsAsOf, type StoodRecord } from './as-of.ts'
import { type ToDecide, toDecide } from './chief-decides.ts'
import { ledgerKinds } from './kinds.ts'

/** It waits until the office brings it before 领导小组. */
export const liesWithLeading = (is: StoodRecord): boolean => is.class === 'wait' && is.values.level === 'leading'

/** Cases for 领导小组 as they stood, the oldest first. */
export const leadingRecords = async (ctx: Ctx, at: Instant, unread: Unread[]): Promise<LeadingCase[]> => {
  const names = new Map((await allChains(ctx.tx)).map(({ id, name, aliases }) => [id, aliases[0] ?? name]))
  const found: LeadingCase[] = []
  for (const kind of ledgerKinds)
    for (const { is } of await recordsAsOf(ctx, kind, { at, before: at, unread })) {
      // Of a firm or in private nothing stands in that group.
      if (!liesWithLeading(is) || is.values.read !== undefined) continue
      found.push({
        ...(await toDecide(ctx, kind, { is, was: undefined, mark: undefined }, at)),
        title: is.sensitive ? undefined : withoutFirms(is.title, ctx.rules.firms),
        place: is.chainId === undefined ? districtWide : (names.get(is.chainId) ?? ''),
        steps: ['instruct', 'read'],
        at: is.createdAt,
      })
    }
  return found.toSorted((a, b) => compareTexts(a.at, b.at) || a.no - b.no)
}

export interface LeadingCase extends ToDecide {
  place: string
  at: Instant
}

/** Red records of each chain for the leading group. Neither a firm nor a person stands there. */
export const redRecords = async (
  ctx: Ctx,
  at: Instant,
  unread: Unread[],
): Promise<{ total: string; chains: string[] } | undefined> => {
  const counts = new Map<string | undefined, [string, number][]>()
  const all: [string, number][] = []
  for (const kind of ledgerKinds) {
    const seen = await recordsAsOf(ctx, kind, { at, before: at, unread })
    const red = seen.filter(({ is }) => is.lit?.light === 'red' && isOpen(is.class))
    all.push([kind.word, red.length])
    for (const id of new Set(red.map(({ is }) => is.chainId)))
      counts.set(id, [...(counts.get(id) ?? []), [kind.word, red.filter(({ is }) => is.chainId === id).length]])
  }
  if (counts.size === 0) return undefined
  const places = [
    ...(await allChains(ctx.tx)).map(({ id, name }) => [id, name] as const),
    [undefined, districtWide] as const,
  ]
  return {
    total: t.redTotal(all),
    chains: places.flatMap(([id, name]) => {
      const of = counts.get(id)
      return of ? [t.redOfChain(name, of)] : []
    }),
  }
}
