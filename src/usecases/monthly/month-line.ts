import { months } from '../../db/months.ts'
import { monthOfRange } from '../../domain/range.ts'
import type { Week } from '../../domain/time.ts'
import { monthAmongWeeks } from '../../texts/monthly-lists.ts'
import type { Ctx } from '../context.ts'
import { countRows, statusRows } from '../looking-back/show-status.ts'

/** Under the weeks of one month: how its own report stands and how it is read. Nothing for other ranges and for months that are not open. */
export const monthLineOf = async (
  ctx: Ctx,
  look: { chain: string; chainName: string; chains: readonly string[]; from: Week; to: Week },
): Promise<string | undefined> => {
  const month = monthOfRange(look)
  const plan = month === undefined ? undefined : await months.read(ctx.tx, month)
  if (!plan || look.chains.length === 0) return undefined
  const rows = await statusRows(ctx, plan.month, look.chains)
  if (rows.length === 0) return undefined
  return monthAmongWeeks({
    month: plan.month,
    counts: countRows(rows),
    chain: look.chain === 'all' ? '' : look.chainName,
    notDue: ctx.now < plan.dueAt,
  })
}
