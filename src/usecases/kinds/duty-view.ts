import { div, note } from '../../cards/kit/elements.ts'
import { keyFirmsOf } from '../../db/firms.ts'
import { findRecords } from '../../db/records.ts'
import { duties } from '../../domain/kinds/duty.ts'
import { isPerson, type Values } from '../../domain/records/field.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import { dutyCounts, dutySources } from '../../texts/kinds/duty.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'

/** More of one chain and year than anybody writes down. */
const all = { limit: 2_000, offset: 0 }
const headRole = '链主'

/** What the heads of a chain have done this year, duty by duty. */
export const dutyView: Pick<RecordView, 'head'> = {
  head: async (ctx, { chain }) => {
    if (!chain) return []
    const year = dayOf(ctx.now, ctx.rules.zone).slice(0, 4)
    const done = await doneIn(ctx, chain.id, year)
    const counts = duties.map((sort) => ({ sort, count: done.filter((one) => one === sort).length }))
    return [div(dutyCounts(year, counts)), note(dutySources)]
  },
}

/** One word for each: what was written down, what they raised, and what they bought of others. */
const doneIn = async (ctx: Ctx, chainId: string, year: string): Promise<string[]> => {
  const of = async (kind: string, counts: (values: Values, createdOn: Day) => boolean) =>
    (await findRecords(ctx.tx, { kind, chains: [chainId] }, all)).filter(
      ({ state, values, createdAt }) => state !== 'void' && counts(values, dayOf(createdAt, ctx.rules.zone)),
    )
  const heads = await keyFirmsOf(ctx.tx, chainId, headRole)
  const written = await of('duty', ({ on }) => String(on).startsWith(year))
  const raised = (kind: string) => of(kind, ({ from }, on) => from === headRole && on.startsWith(year))
  const bought = await of(
    'pairing',
    ({ buyer, matched_on }) => isPerson(buyer) && heads.includes(buyer.id) && String(matched_on ?? '').startsWith(year),
  )
  return [
    ...written.map(({ values }) => String(values.sort)),
    ...[...(await raised('problem')), ...(await raised('need'))].map(() => duties[1]),
    ...bought.filter(({ state }) => state === 'matched').map(() => duties[5]),
  ]
}
