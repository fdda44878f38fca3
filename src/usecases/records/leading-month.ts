import { postedBefore } from '../../db/digests.ts'
import { firstDayOf, type Month, monthOf } from '../../domain/month-plan.ts'
import { withoutFirms } from '../../domain/names.ts'
import { type Instant, instantOf } from '../../domain/time.ts'
import * as t from '../../texts/record-digest.ts'
import type { Ctx } from '../context.ts'
import { decidedAsOf, recordsAsOf } from './as-of.ts'
import { kinds } from './kinds.ts'
import { numberOf } from './names.ts'

/**
 * What a month's page for 领导小组 says of decisions, matters and experience, as they stood; what there is none of is left out. Decisions are those
 * due in the month; the others since the page before, so that nothing falls between two pages. Neither a firm nor a person stands there.
 */
export const monthLedger = async (ctx: Ctx, month: Month, at: Instant): Promise<string[]> => {
  const before = await postedBefore(ctx.tx, { kind: 'leading', chainId: undefined, period: month })
  const since = before ?? instantOf(firstDayOf(month), '00:00', ctx.rules.zone)
  return [...(await decisions(ctx, month, at)), ...(await matters(ctx, since, at)), ...(await adopted(ctx, since, at))]
}

const decisions = async (ctx: Ctx, month: Month, at: Instant): Promise<string[]> => {
  const all = await decidedAsOf(ctx, { at, dueFrom: firstDayOf(month) })
  const due = all.filter((is) => is.class !== 'void' && is.due !== undefined && monthOf(is.due) === month)
  const count = (state: 'closed' | 'check') => due.filter((is) => is.class === state).length
  return due.length > 0 ? [t.decisionsLine({ due: due.length, closed: count('closed'), waiting: count('check') })] : []
}

const matters = async (ctx: Ctx, since: Instant, at: Instant): Promise<string[]> => {
  const seen = await recordsAsOf(ctx, kinds.matter, { at, before: since })
  const all = seen.filter(({ is }) => is.class !== 'void')
  const closed = all.filter(({ is }) => is.class === 'closed').length
  return all.length > 0 ? [t.monthMattersLine(all.length, closed)] : []
}

const adopted = async (ctx: Ctx, since: Instant, at: Instant): Promise<string[]> => {
  const seen = await recordsAsOf(ctx, kinds.experience, { at, before: since })
  const all = seen.flatMap(({ is }) => (is.state === 'adopted' && (is.closedAt ?? '') >= since ? [is] : []))
  const named = all
    .toSorted((a, b) => a.year - b.year || a.no - b.no)
    .map((is) => ({
      number: numberOf(ctx, is),
      title: is.sensitive ? undefined : withoutFirms(is.title, ctx.rules.firms),
    }))
  return named.length > 0 ? [t.adoptedLine(named)] : []
}
