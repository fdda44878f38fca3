import type { Card } from '../../cards/kit/card.ts'
import { type MonthLookEntry, monthLookCard } from '../../cards/monthly-look.ts'
import { readChain } from '../../db/chains.ts'
import { monthItemsOf, readMonthParts } from '../../db/months.ts'
import type { Month } from '../../domain/monthly-clock.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { filedByLine } from '../../texts/weekly.ts'
import type { Ctx } from '../context.ts'

export interface MonthLook {
  chains: readonly string[]
  chainName: string
  from: Month
  to: Month
}

const most = 60

/** 查 … 月报: newest first. */
export const drawMonthLook = async (ctx: Ctx, { chains, chainName, from, to }: MonthLook): Promise<Card> => {
  const items = await monthItemsOf(ctx.tx, { chains, from, to, limit: most })
  const entries: MonthLookEntry[] = []
  for (const item of items) {
    const parts = await readMonthParts(ctx.tx, item.id)
    const current = parts?.current
    entries.push({
      chainName: chains.length === 1 ? '' : (parts?.chain.name ?? item.chainId),
      month: item.period,
      marks: current
        ? [
            ...(item.isLate ? (['late'] as const) : []),
            ...(current.kind === 'correction' ? (['corrected'] as const) : []),
          ]
        : [item.state === 'exempt' ? 'exempt' : 'missing'],
      content: current?.content,
      byText:
        current && filedByLine(current.filedByName, current.onBehalfOf, shortTimeText(current.sentAt, ctx.rules.zone)),
    })
  }
  const named = chains[0] === undefined ? undefined : await readChain(ctx.tx, chains[0])
  const example = `查 ${named?.aliases[0] ?? named?.name ?? ''} ${items[0]?.period ?? to} 月报`
  return monthLookCard({ chainName, from, to, entries, example, demo: ctx.rules.demo })
}
