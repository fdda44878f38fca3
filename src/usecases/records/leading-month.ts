import { postedBefore } from '../../db/digests.ts'
import type { Unread } from '../../db/record-row.ts'
import { firstDayOf, type Month, monthOf } from '../../domain/month-plan.ts'
import { withoutFirms } from '../../domain/names.ts'
import { type Instant, instantOf } from '../../domain/time.ts'
import { monthPairingLine } from '../../texts/matching.ts'
import * as t from '../../texts/record-digest.ts'
import type { Ctx } from '../context.ts'
import { decidedAsOf, recordsAsOf } from './as-of.ts'
import { kinds } from './kinds.ts'
import { numberOf } from './names.ts'

/**
 * What a month's page for 领导小组 says of decisions, matters and experience, as they stood; what there is none of is left out. Decisions are those
 * due in the month; the others since the page before, so that nothing falls between two pages. Neither a firm nor a person stands there.
 * @param unread takes those that cannot be read and are left out
 */
export const monthLedger = async (
  ctx: Ctx,
  month: Month,
  { at, unread }: { at: Instant; unread: Unread[] },
): Promise<string[]> => {
  const before = await postedBefore(ctx.tx, { kind: 'leading', chainId: undefined, period: month })
  const since = before ?? instantOf(firstDayOf(month), '00:00', ctx.rules.zone)
  const asOf: AsOf = { at, before: since, unread }
  return [
    ...(await decisions(ctx, month, asOf)),
    ...(await matters(ctx, asOf)),
    ...(await adopted(ctx, asOf)),
    ...(await paired(ctx, asOf)),
  ]
}

interface AsOf {
  at: Instant
  before: Instant
  unread: Unread[]
}

const decisions = async (ctx: Ctx, month: Month, { at, unread }: AsOf): Promise<string[]> => {
  const all = await decidedAsOf(ctx, { at, dueFrom: firstDayOf(month), unread })
  const due = all.filter((is) => is.class !== 'void' && is.due !== undefined && monthOf(is.due) === month)
  const count = (state: 'closed' | 'check') => due.filter((is) => is.class === state).length
  return due.length > 0 ? [t.decisionsLine({ due: due.length, closed: count('closed'), waiting: count('check') })] : []
}

const matters = async (ctx: Ctx, asOf: AsOf): Promise<string[]> => {
  const seen = await recordsAsOf(ctx, kinds.matter, asOf)
  const all = seen.filter(({ is }) => is.class !== 'void')
  const closed = all.filter(({ is }) => is.class === 'closed').length
  return all.length > 0 ? [t.monthMattersLine(all.length, closed)] : []
}

/** Pairs that were proposed or settled since the page before. */
const paired = async (ctx: Ctx, asOf: AsOf): Promise<string[]> => {
  const all = (await recordsAsOf(ctx, kinds.pairing, asOf)).map(({ is }) => is).filter((is) => is.class !== 'void')
  const since = (at: Instant | undefined) => at !== undefined && at >= asOf.before
  const proposed = all.filter((is) => since(is.createdAt)).length
  const matched = all.filter((is) => is.state === 'matched' && since(is.closedAt)).length
  const going = all.filter((is) => is.state === 'going').length
  return proposed + matched + going === 0 ? [] : [monthPairingLine({ proposed, matched, going })]
}

const adopted = async (ctx: Ctx, asOf: AsOf): Promise<string[]> => {
  const seen = await recordsAsOf(ctx, kinds.experience, asOf)
  const all = seen.flatMap(({ is }) => (is.state === 'adopted' && (is.closedAt ?? '') >= asOf.before ? [is] : []))
  const named = all
    .toSorted((a, b) => a.year - b.year || a.no - b.no)
    .map((is) => ({
      number: numberOf(ctx, is),
      title: is.sensitive ? undefined : withoutFirms(is.title, ctx.rules.firms),
    }))
  return named.length > 0 ? [t.adoptedLine(named)] : []
}
