import type { Sent } from '../../db/outbox.ts'
import { sentAbout } from '../../db/sent.ts'
import { factsOf } from '../../db/topics.ts'
import { addMs } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { cardLife } from '../records/patch-record.ts'
import type { Filed } from '../reports/filed.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { aboutItem, patchCard } from '../say.ts'
import { drawStanding } from './draw-prompt.ts'

/** Cards in people's hands that ask for the report. Those that have not left are withdrawn by whoever changes it. */
const promptsAmong = ({ now }: Ctx, rows: readonly Sent[]): Sent[] =>
  rows.filter(
    ({ topic, msgType, state, createdAt }) =>
      factsOf(topic).asksFor === 'owed' &&
      msgType === 'interactive' &&
      createdAt > addMs(now, -cardLife) &&
      (state === 'sent' || state === 'sending' || state === 'uncertain'),
  )

/** Whether the report is still owed has changed: who was asked for it sees that, and what can be done now. */
export const redrawPrompts = async (
  ctx: Ctx,
  report: ReportItem,
  { rows, card }: { rows?: readonly Sent[]; card?: string | undefined } = {},
): Promise<void> => {
  const { state } = report.item
  for (const row of promptsAmong(ctx, rows ?? (await sentAbout(ctx.tx, report.item.id)))) {
    if (row.id === card) continue
    const drawn = await drawStanding(ctx, report, row.personId)
    await patchCard(ctx, row.id, `prompt-${state}-${ctx.now}`, drawn, aboutItem(report))
  }
}

/** It was filed: what asked for it since the version before ends. */
export const endPrompts = (ctx: Ctx, { report, before, sent, clickedCard }: Filed): Promise<void> => {
  const rows = before ? sent.filter(({ createdAt }) => createdAt > before.receivedAt) : sent
  return redrawPrompts(ctx, report, { rows, card: clickedCard })
}
