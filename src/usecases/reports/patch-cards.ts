import type { Card } from '../../cards/kit/card.ts'
import { type Sent, setFormOpen } from '../../db/outbox.ts'
import { readActor } from '../../db/people.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { aboutItem, patchCard } from '../say.ts'
import type { ReportItem } from './report-item.ts'

/** Cards that stay as they are. */
export interface LeftAlone {
  /** The one that was clicked: its answer redraws it. */
  card?: string | undefined
  /** The text in force is the same, only signed or locked: what is being typed into a form would be lost for that. */
  openForms?: boolean
  /** Tells causes of one moment apart, where it is not the report that has changed. */
  cause?: string
}

/** Draws cards of a report anew in people's hands: one receipt for all, or while it is owed a form for each. */
export const patchCards = async (
  ctx: Ctx,
  report: ReportItem,
  cards: readonly Sent[],
  draw: { receipt(): Card; form(of: ActorCtx): Promise<Card> },
  left: LeftAlone,
): Promise<void> => {
  const rows = cards.filter(({ id, formOpen }) => id !== left.card && !(left.openForms && formOpen))
  if (rows.length === 0) return
  const { item, current } = report
  const owed = !current && item.state !== 'exempt'
  const receipt = owed ? undefined : draw.receipt()
  const formOf = async (row: Sent) => draw.form({ ...ctx, actor: await readActor(ctx.tx, row.target.id) })
  for (const row of rows) {
    await setFormOpen(ctx.tx, row, false)
    const card = receipt ?? (await formOf(row))
    await patchCard(
      ctx,
      row.id,
      `rev-${item.currentRev}-${item.state}-${ctx.now}${left.cause ?? ''}`,
      card,
      aboutItem(report),
    )
  }
}
