import type { Card } from '../../cards/kit/card.ts'
import { overdueDigestCard } from '../../cards/overdue-digest.ts'
import { type Digest, readDigest, saveDigest } from '../../db/digests.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { officeRecipients } from '../reminding/recipients.ts'
import { sendTo } from '../say.ts'

/** A digest of a week or a month that missed its 72 hours, and how it is spoken of. */
export interface Overdue {
  digest: Omit<Digest, 'version' | 'state'>
  name: string
  /** `第36周`, `9月月报` */
  label: string
  groupName: string
  /** As its button says: a chain id, `office` or `leading`. */
  target: string
}

/** Written down as owed, and offered to the office with one tap. */
export const offerOverdue = async (ctx: Ctx, overdue: Overdue): Promise<void> => {
  const { digest } = overdue
  if (await readDigest(ctx.tx, digest.id)) return
  await saveDigest(ctx.tx, { ...digest, version: 0, state: 'owed' })
  const content = { card: drawOverdue(ctx, overdue, 'ask') }
  const about = { period: digest.period, chainId: digest.chainId }
  for (const to of await officeRecipients(ctx.tx))
    await sendTo(ctx, to, { cause: `overdue/${digest.id}`, topic: 'notice', content, about })
}

/** @param by who has decided. */
export const drawOverdue = (
  ctx: Ctx,
  { digest, name, label, groupName, target }: Overdue,
  state: 'ask' | 'queued' | 'cancelled',
  by?: string,
): Card =>
  overdueDigestCard({
    state,
    name,
    weekLabel: label,
    dueText: dayTimeText(digest.dueAt, ctx.rules.zone),
    groupName,
    period: digest.period,
    target,
    version: 1,
    byName: by,
    atText: by === undefined ? undefined : shortTimeText(ctx.now, ctx.rules.zone),
  })
