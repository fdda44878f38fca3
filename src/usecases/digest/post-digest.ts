import { type Digest, readDigest, saveDigest } from '../../db/digests.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import type { Instant } from '../../domain/time.ts'
import { supersededNote } from '../../texts/digest.ts'
import type { Ctx } from '../context.ts'
import { tellOffice } from '../tell.ts'
import { renewEarly } from './early-digest.ts'
import { joinLateReports } from './join-late.ts'
import { nameOf, type PeriodDigest } from './period-digest.ts'
import { publishDigest, replaceStanding } from './publish-digest.ts'

interface Making {
  cutAt: Instant
  catchUpDue?: Instant | undefined
}

/**
 * Posts a digest: v1 by the clock, later versions by the office's hand. Content is what had been received by `cutAt`;
 * an earlier card of the same digest is marked as replaced.
 * @returns false when there is nowhere to post it; the office is told.
 */
export const postDigest = async (
  ctx: Ctx,
  digest: PeriodDigest,
  posting: Making & { version: number },
): Promise<boolean> => {
  const { id, kind, chainId, period, topic } = digest
  const { cutAt, catchUpDue, version } = posting
  const card = await digest.draw(ctx, posting)
  if (!card) return false
  const row: Digest = { id, kind, chainId, period, dueAt: cutAt, version, state: 'posted' }
  const recipients = await digest.recipients(ctx)
  if (recipients.length === 0) {
    // An early one that has nowhere to go is not owed yet: it is posted at its time.
    if (cutAt < digest.reportsDueAt) return false
    await saveDigest(ctx.tx, { ...row, dueAt: catchUpDue ?? cutAt, version: version - 1, state: 'owed' })
    if (chainId !== undefined) await tellOffice(ctx, `no-group/${id}`, digest.words.noGroup(await nameOf(ctx, digest)))
    return false
  }
  await replaceStanding(ctx, row, topic, () =>
    digest.draw(ctx, { ...posting, version: version - 1, notes: [supersededNote(version)] }),
  )
  await publishDigest(ctx, row, { topic, card, recipients })
  await joinLateReports(ctx, digest, cutAt)
  return true
}

/** At its time, what the office posted early is brought up to date where it stands. @returns whether there was such a one. */
export const renewDigest = async (ctx: Ctx, digest: PeriodDigest, making: Making): Promise<boolean> => {
  const renewed = await renewEarly(ctx, digest, making)
  if (renewed) await joinLateReports(ctx, digest, making.cutAt)
  return renewed
}

/** Posts v1 unless it stands already, posted by hand or before a kill. @returns whether it stands. */
export const postOnce = async (ctx: Ctx, digest: PeriodDigest, posting: Making): Promise<boolean> => {
  const known = await readDigest(ctx.tx, digest.id)
  if (known) return known.state === 'posted'
  // Posted by hand before its time, and a backup was restored since.
  if ((await lastDigestVersion(ctx.tx, digest.id)) > 0) return true
  return postDigest(ctx, digest, { ...posting, version: 1 })
}
