import { dropSignCards, signCardsOf, signKey } from '../../db/sign-cards.ts'
import { saveSignOff } from '../../db/sign-offs.ts'
import type { Revision } from '../../domain/report.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { nobodySigns } from '../../texts/sign-off.ts'
import type { Ctx } from '../context.ts'
import { sendOwed } from '../reminding/owed.ts'
import { type ReportItem, reportWords } from '../reports/report-item.ts'
import { aboutItem, inWorkingHours, patchCard } from '../say.ts'
import { tellOffice } from '../tell.ts'
import { drawSignOff } from './draw-sign-off.ts'
import { signersOf } from './signers.ts'

/** A revision was filed: what was asked about the one before falls away, and the leads are asked about this one, in working hours. */
export const beginSignOff = async (
  ctx: Ctx,
  report: ReportItem,
  revision: Revision,
  before: { revision: Revision | undefined; signOff: SignOff | undefined },
): Promise<void> => {
  const { item, signOff } = report
  if (before.revision && before.signOff?.state === 'waiting')
    await settleSignOff(ctx, report, before.revision, { ...before.signOff, state: 'replaced', settledAt: ctx.now })
  if (!signOff) return
  await saveSignOff(ctx.tx, item.id, revision.rev, signOff)
  if (signOff.state === 'waiting') await sendSignCards(ctx, report, revision, signOff)
  if (signOff.state === 'passed') await tellNobodySigns(ctx, report)
}

/** To each lead who is there and has no card of this revision yet. @returns whether anybody is there. */
export const sendSignCards = async (
  ctx: Ctx,
  report: ReportItem,
  revision: Revision,
  signOff: SignOff,
): Promise<boolean> => {
  const { to: signers } = await signersOf(ctx, report.chain.id)
  for (const to of signers)
    await sendOwed(ctx, signOff.askedAt, to, {
      key: `${signKey(report.item.id, revision.rev)}${to.id}`,
      topic: 'sign-off',
      content: { card: drawSignOff(ctx, report, revision, signOff) },
      about: aboutItem(report),
      notBefore: inWorkingHours(ctx),
    })
  return signers.length > 0
}

/** How it ended: written down, cards that wait are withdrawn, those in people's hands say so and lose their buttons. */
export const settleSignOff = async (
  ctx: Ctx,
  report: ReportItem,
  revision: Revision,
  signOff: SignOff,
  clickedCard?: string | undefined,
): Promise<void> => {
  const { item } = report
  await saveSignOff(ctx.tx, item.id, revision.rev, signOff)
  await dropSignCards(ctx.tx, item.id)
  const card = drawSignOff(ctx, report, revision, signOff)
  for (const { id } of await signCardsOf(ctx.tx, item.id, revision.rev))
    if (id !== clickedCard) await patchCard(ctx, id, `${signOff.state}-${ctx.now}`, card, aboutItem(report))
}

/** Once for an item, whatever is filed for it later. */
export const tellNobodySigns = async (ctx: Ctx, report: ReportItem): Promise<void> => {
  const { item, chain } = report
  const { allAway } = await signersOf(ctx, chain.id)
  await tellOffice(ctx, `no-signer/${item.id}`, nobodySigns(chain.name, reportWords(ctx, report).name, allAway))
}
