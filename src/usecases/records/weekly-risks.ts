import { markSame } from '../../db/record-same.ts'
import { readRecord } from '../../db/records.ts'
import { decide } from '../../domain/rights.ts'
import { weekLabel } from '../../texts/dates.ts'
import { reportStep } from '../../texts/records.ts'
import { askedByReport } from '../../texts/risks.ts'
import type { ActorCtx } from '../context.ts'
import type { Filed } from '../reports/filed.ts'
import { riskChoices } from '../reports/risk-choices.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { sayPrivately } from '../say.ts'
import { drawCreateForm, drawStepForm } from './draw-form.ts'
import { kinds } from './kinds.ts'

const kind = kinds.risk

/** What a weekly report says of risks: 无新增 and 有新增 that the open ones stand as they stood, once for the report; 有新增 asks for the new one. */
export const askRisks = async (ctx: ActorCtx, filed: Filed<WeeklyItem>): Promise<void> => {
  const { report, revision } = filed
  const { risk } = revision.content
  if (risk !== 'changed' && report.has.risk) await markOpen(ctx, filed)
  // Which have changed is picked on the receipt that is drawn next.
  report.risks = risk === 'changed' && report.has.risk ? await riskChoices(ctx.tx, report.item) : []
  if (risk === 'new' && filed.before?.content.risk !== 'new') await askNew(ctx, filed)
}

const markOpen = ({ tx, now, actor }: ActorCtx, { report: { item, plan }, revision: { post } }: Filed<WeeklyItem>) =>
  markSame(tx, {
    ...{ chainId: item.chainId, since: plan.opensAt, item: item.id, at: now },
    ...{ personId: actor.personId, personName: actor.name, post },
    report: reportStep(weekLabel(plan.covers)),
  })

const askNew = async (ctx: ActorCtx, { report: { item, chain }, revision }: Filed<WeeklyItem>): Promise<void> => {
  if (!decide(ctx.actor, 'risk-raise', { chain: chain.id }, { kind: 'p2p' }).allow) return
  const ask = askedByReport(revision.content.riskDetail)
  const card = await drawCreateForm(ctx, { kind, chainId: chain.id }, { ask })
  await sayPrivately(
    ctx,
    ctx.actor,
    `weekly-risk/${item.id}/${revision.rev}`,
    { card },
    { topic: 'record-card', formOpen: true },
  )
}

/** The 更新 form of each open risk that was picked. @returns how many */
export const sendRiskForms = async (
  ctx: ActorCtx,
  { risks, chain }: WeeklyItem,
  form: Readonly<Record<string, unknown>>,
  cause: string,
): Promise<number> => {
  const picked = Array.isArray(form.risks) ? form.risks : String(form.risks ?? '').split(',')
  let sent = 0
  for (const { id } of risks.filter(({ number }) => picked.includes(number))) {
    const record = await readRecord(ctx.tx, id)
    if (record?.state !== 'open') continue
    const card = await drawStepForm(ctx, kind, record, 'update')
    const about = { topic: 'record-card', item: { id, chain: chain.id }, formOpen: true } as const
    await sayPrivately(ctx, ctx.actor, `weekly-risk-update/${cause}/${id}`, { card }, about)
    sent += 1
  }
  return sent
}
