import type { Card } from '../cards/kit/card.ts'
import { enqueuePatch, type Outgoing } from '../db/outbox.ts'
import { readActor } from '../db/people.ts'
import type { ActorCtx, Ctx } from './context.ts'
import type { ReportItem } from './report-item.ts'

/** Draws cards of a report anew in people's hands: one receipt for all, or while it is owed a form for each. */
export const patchCards = async (
  ctx: Ctx,
  { item, chain, current }: ReportItem,
  rows: readonly Outgoing[],
  draw: { receipt(): Card; form(of: ActorCtx): Promise<Card> },
): Promise<void> => {
  if (rows.length === 0) return
  const owed = !current && item.state !== 'exempt'
  const receipt = owed ? undefined : JSON.stringify(draw.receipt())
  const formOf = async (row: Outgoing) =>
    JSON.stringify(await draw.form({ ...ctx, actor: await readActor(ctx.tx, row.target.id) }))
  for (const row of rows)
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body: receipt ?? (await formOf(row)),
      cause: `rev-${item.currentRev}-${item.state}-${ctx.now}`,
      chainId: chain.id,
      period: item.period,
    })
}
