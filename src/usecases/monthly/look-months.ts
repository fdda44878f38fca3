import type { Card } from '../../cards/kit/card.ts'
import { type MonthLookEntry, monthLookCard } from '../../cards/monthly-look.ts'
import { readChain } from '../../db/chains.ts'
import type { Item } from '../../db/items.ts'
import { monthItemsOf, readMonthParts } from '../../db/months.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { Month } from '../../domain/monthly-clock.ts'
import type { ActorCtx } from '../context.ts'
import { detailOf, handsLine } from '../look-entry.ts'

export interface MonthLook {
  chains: readonly string[]
  chainName: string
  from: Month
  to: Month
}

const most = 60

/** 查 … 月报: newest first. */
export const drawMonthLook = async (ctx: ActorCtx, { chains, chainName, from, to }: MonthLook): Promise<Card> => {
  const items = await monthItemsOf(ctx.tx, { chains, from, to, limit: most })
  const entries: MonthLookEntry[] = []
  for (const item of items) entries.push(await entryOf(ctx, item, chains.length > 1))
  const named = chains[0] === undefined ? undefined : await readChain(ctx.tx, chains[0])
  const example = `查 ${named?.aliases[0] ?? named?.name ?? ''} ${items[0]?.period ?? to} 月报`
  return monthLookCard({ chainName, from, to, entries, example, demo: ctx.rules.demo })
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
    content: current.content,
    byText: handsLine(ctx, current, signOff),
    detail: detailOf(ctx, item),
  }
}
