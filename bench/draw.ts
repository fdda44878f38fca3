import { itemsOf, readPeriod } from '../src/db/items.ts'
import { readMonthPlan } from '../src/db/months.ts'
import type { Ctx, InTransaction } from '../src/usecases/context.ts'
import { weekDigest } from '../src/usecases/digest/week-digest.ts'
import { type MonthTarget, monthDigest } from '../src/usecases/monthly/month-digest.ts'

/** As many as a job handles in one transaction. */
const chainsAtOnce = 16

type Draw = (ctx: Ctx, target: MonthTarget) => Promise<unknown>

const makingAt = ({ now }: Ctx) => ({ version: 1, cutAt: now })

/** How a period's cards are drawn. A week has none for the leading group. */
const drawerOf = async ({ tx }: Ctx, period: string): Promise<Draw> => {
  const month = await readMonthPlan(tx, period)
  if (month) return (ctx, target) => monthDigest(month, target).draw(ctx, makingAt(ctx))
  const week = await readPeriod(tx, period)
  if (!week) throw new Error(`no period ${period}`)
  return async (ctx, target) =>
    target.kind === 'leading' ? undefined : weekDigest(week.plan, target).draw(ctx, makingAt(ctx))
}

/** The cards of a week or a month: the chiefs', the office's, the leading group's. */
export const drawAll = async (inTransaction: InTransaction, period: string): Promise<void> => {
  const { draw, items } = await inTransaction('bench', async (ctx) => ({
    draw: await drawerOf(ctx, period),
    items: await itemsOf(ctx.tx, period),
  }))
  const post = async (ctx: Ctx, target: MonthTarget) => JSON.stringify(await draw(ctx, target))
  for (let from = 0; from < items.length; from += chainsAtOnce)
    await inTransaction('bench', async (ctx) => {
      for (const { chainId } of items.slice(from, from + chainsAtOnce)) await post(ctx, { kind: 'chief', chainId })
    })
  for (const kind of ['office', 'leading'] as const) await inTransaction('bench', (ctx) => post(ctx, { kind }))
}
