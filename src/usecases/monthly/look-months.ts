import type { Card } from '../../cards/kit/card.ts'
import { type MonthLookEntry, monthLookCard } from '../../cards/monthly-look.ts'
import { type Item, itemsBetween } from '../../db/items.ts'
import { months } from '../../db/months.ts'
import { readParts } from '../../db/report-parts.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import type { ActorCtx } from '../context.ts'
import type { Look } from '../looking-back/look.ts'
import { detailOf, handsLine, seesTyped } from '../looking-back/look-entry.ts'

const pageSize = 8

/** 查 … 月报: eight a page, newest first. A page beyond the last shows the last. */
export const drawMonthLook = async (ctx: ActorCtx, look: Look): Promise<Card> => {
  const { chain, chains, chainName, from, to, only } = look
  const state = only && { state: only, dueBy: ctx.now }
  const range = { type: months.type, chains, from, to, limit: pageSize, only: state } as const
  const { total } = await itemsBetween(ctx.tx, { ...range, offset: 0 })
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, look.page), pages)
  const { items } = await itemsBetween(ctx.tx, { ...range, offset: (page - 1) * pageSize })
  const entries: MonthLookEntry[] = []
  for (const item of items) entries.push(await entryOf(ctx, item, chain === 'all'))
  return monthLookCard({
    chain,
    chainName,
    from,
    to,
    page,
    pages,
    total,
    entries,
    only,
    typed: chains.every((id) => seesTyped(ctx, id)),
  })
}

const entryOf = async (ctx: ActorCtx, item: Item, withChain: boolean): Promise<MonthLookEntry> => {
  const parts = await readParts<MonthPlan, MonthContent>(ctx.tx, months, item.id)
  const of = { chainName: withChain ? (parts?.chain.name ?? item.chainId) : '', month: item.period }
  const { current, signOff } = parts ?? {}
  if (!current) return { ...of, marks: [item.state === 'exempt' ? 'exempt' : 'missing'] }
  return {
    ...of,
    marks: marksOf({
      ...item,
      noNews: false,
      kind: current.kind,
      behalf: false,
      sign: signOff?.state === 'signed' ? undefined : signOff?.state,
    }),
    report: { item: item.id, rev: current.rev, content: current.content },
    byText: handsLine(ctx, current, signOff),
    detail: detailOf(ctx, item),
  }
}
