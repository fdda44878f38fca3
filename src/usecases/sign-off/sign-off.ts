import { recordAudit } from '../../db/audit.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff, waitingSignOffs } from '../../db/sign-offs.ts'
import type { Revision } from '../../domain/report.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { redrawReport } from '../reports/redraw-report.ts'
import { type ReportItem, readReportItem } from '../reports/report-item.ts'
import { sendSignCards, settleSignOff, tellNobodySigns } from './ask-signers.ts'

export interface Asked {
  report: ReportItem
  revision: Revision
  signOff: SignOff
}

/** The sign-off of one revision, waiting or not. @returns undefined when there was none. */
export const readAsked = async (ctx: Ctx, itemId: string, rev: number): Promise<Asked | undefined> => {
  const report = await readReportItem(ctx, itemId)
  const revision = report && (await readRevision(ctx.tx, itemId, rev))
  const signOff = revision && (await readSignOff(ctx.tx, itemId, rev))
  return report && revision && signOff && { report, revision, signOff }
}

/** 同意: 审签人 and the moment stand on the revision from then on. */
export const signReport = async (ctx: ActorCtx, asked: Asked, clickedCard: string): Promise<SignOff> => {
  const { now, actor } = ctx
  const signOff: SignOff = {
    ...asked.signOff,
    state: 'signed',
    by: actor.personId,
    byName: actor.name,
    settledAt: now,
  }
  await end(ctx, { ...asked, signOff }, { actor: actor.openId, actorName: actor.name }, clickedCard)
  return signOff
}

/** Silence, or nobody left who could speak: it passes as 未审签. */
const pass = (ctx: Ctx, asked: Asked): Promise<void> =>
  end(
    ctx,
    { ...asked, signOff: { ...asked.signOff, state: 'passed', settledAt: ctx.now } },
    { actor: 'system', actorName: '' },
  )

const end = async (
  ctx: Ctx,
  { report, revision, signOff }: Asked,
  who: { actor: string; actorName: string },
  clickedCard?: string,
): Promise<void> => {
  const { item, chain } = report
  const now: ReportItem = { ...report, signOff }
  await settleSignOff(ctx, now, revision, signOff, clickedCard)
  await recordAudit(ctx.tx, {
    ...who,
    at: ctx.now,
    action: 'sign',
    object: item.id,
    chain: chain.id,
    place: 'p2p',
    result: 'done',
    requestId: ctx.requestId,
    detail: { rev: revision.rev, state: signOff.state },
  })
  await redrawReport(ctx, now, { openForms: true })
}

/** Passed in one transaction, since each redraws what stands in the groups. */
const passedAtOnce = 16

/** Some of what has waited its hours passes. @returns how many. */
export const passUnsigned = async (ctx: Ctx): Promise<number> => {
  const some = (await waitingSignOffs(ctx.tx, ctx.now)).slice(0, passedAtOnce)
  let passed = 0
  for (const { itemId, rev } of some) {
    const asked = await readAsked(ctx, itemId, rev)
    if (!asked) continue
    await pass(ctx, asked)
    passed += 1
  }
  return passed
}

/** Posts have changed hands, or somebody is away: another lead is asked, and where nobody is left it passes at once. */
export const signersChanged = async (ctx: Ctx): Promise<void> => {
  for (const { itemId, rev } of await waitingSignOffs(ctx.tx)) {
    const asked = await readAsked(ctx, itemId, rev)
    if (!asked || (await sendSignCards(ctx, asked.report, asked.revision, asked.signOff))) continue
    await pass(ctx, asked)
    await tellNobodySigns(ctx, asked.report)
  }
}
