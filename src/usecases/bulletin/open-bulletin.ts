import { draftOfRange, lastIssue, saveBulletin } from '../../db/bulletins.ts'
import { newId } from '../../db/ids.ts'
import { weekliesReported } from '../../db/months.ts'
import { type Bulletin, emptyBulletin } from '../../domain/bulletin.ts'
import type { WeekRange } from '../../domain/range.ts'
import type { Reported } from '../../texts/reported.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { candidatesOf, wholePeriods } from './candidates.ts'

/** The draft of a range: the one somebody has begun, or a new one. Where nothing can be chosen none is made; then how much was reported is told. */
export const openBulletin = async (
  ctx: ActorCtx,
  { from, to }: Pick<WeekRange, 'from' | 'to'>,
): Promise<{ bulletin: Bulletin } | { nothing: Reported }> => {
  const { tx, now, actor } = ctx
  const range = await wholePeriods(ctx, { from, to })
  const begun = await draftOfRange(tx, range.from, range.to)
  if (begun) return { bulletin: begun }
  if ((await candidatesOf(ctx, range)).length === 0) return { nothing: await weekliesReported(tx, range) }
  const last = (await lastIssue(tx))?.content
  const { report_to = '', send_to = '', copy_to = '', editor = '', reviewer = '', signer = '' } = last ?? {}
  const bulletin: Bulletin = {
    id: newId('bul'),
    state: 'draft',
    step: 'choose',
    rev: 1,
    ...range,
    content: { ...emptyBulletin(), report_to, send_to, copy_to, editor, reviewer, signer },
    groups: [],
    createdAt: now,
    savedBy: actor.openId,
    savedByName: actor.name,
    savedAt: now,
  }
  await saveBulletin(tx, bulletin)
  await auditBulletin(ctx, bulletin, 'draft')
  return { bulletin }
}

export const auditBulletin = (ctx: ActorCtx, bulletin: Bulletin, what: 'draft' | 'issue' | 'drop' | 'word') =>
  audited(ctx, 'bulletin', {
    object: bulletin.id,
    detail: { what, rev: bulletin.rev, year: bulletin.year ?? null, number: bulletin.number ?? null },
  })
