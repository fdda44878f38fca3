import type { Card } from '../../cards/kit/card.ts'
import { type MonthLookEntry, monthLookCard } from '../../cards/monthly-look.ts'
import { type Item, itemsBetween } from '../../db/items.ts'
import { readMonthParts } from '../../db/months.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { marksOf, type Unreported } from '../../domain/look-words.ts'
import type { Month } from '../../domain/month-plan.ts'
import type { ActorCtx } from '../context.ts'
import { detailOf, handsLine, seesTyped } from '../looking-back/look-entry.ts'

export interface MonthLook {
  /** A chain id, or `all`: then `chains` are all that the asker may see. */
  chain: string
  chainName: string
  chains: readonly string[]
  from: Month
  to: Month
  page: number
  only?: Unreported | undefined
}

const pageSize = 8

/** 查 … 月报: eight a page, newest first. A page beyond the last shows the last. */
export const drawMonthLook = async (ctx: ActorCtx, look: MonthLook): Promise<Card> => {
  const { chain, chains, chainName, from, to, only } = look
  const state = only && { state: only, dueBy: ctx.now }
  const range = { type: 'monthly', chains, from, to, limit: pageSize, only: state } as const
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
  const parts = await readMonthParts(ctx.tx, item.id)
  const of = { chainName: withChain ? (parts?.chain.name ?? item.chainId) : '', month: item.period }
  const current = parts?.current
  if (!current) return { ...of, marks: [item.state === 'exempt' ? 'exempt' : 'missing'] }
  const signOff = await readSignOff(ctx.tx, item.id, current.rev)
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
