import { digestCards } from '../../db/digest-cards.ts'
import { type Digest, readDigest } from '../../db/digests.ts'
import type { Instant } from '../../domain/time.ts'
import { dueThreadLine, dueTooOldThreadLine } from '../../texts/digest.ts'
import type { Ctx } from '../context.ts'
import type { PeriodDigest } from './period-digest.ts'
import { publishDigest } from './publish-digest.ts'
import { patchStanding } from './standing-cards.ts'

/** Posted by the office before its reports were due, and not drawn anew at its time yet. */
export const isEarly = ({ state, dueAt }: Pick<Digest, 'state' | 'dueAt'>, plan: { dueAt: Instant }): boolean =>
  state === 'posted' && dueAt < plan.dueAt

/**
 * At its time a digest that was posted early becomes the one that is due: the same card in its next version, and one line in its thread, so
 * that the group is neither left with the early one nor has two. A group that was bound since gets the card.
 * @returns whether one was posted early.
 */
export const renewEarly = async (
  ctx: Ctx,
  digest: PeriodDigest,
  making: { cutAt: Instant; catchUpDue?: Instant | undefined },
): Promise<boolean> => {
  const known = await readDigest(ctx.tx, digest.id)
  if (!known || !isEarly(known, { dueAt: digest.reportsDueAt })) return false
  const { id, topic } = digest
  const version = known.version + 1
  const card = await digest.draw(ctx, { ...making, version })
  if (!card) return false
  const has = new Set((await digestCards(ctx.tx, digest)).map(({ target }) => target.id))
  await patchStanding(ctx, digest, {
    card,
    cause: `v${version}`,
    line: { digest: id, text: dueThreadLine(version), stale: dueTooOldThreadLine(version) },
  })
  const recipients = (await digest.recipients(ctx)).filter((to) => !has.has(to.id))
  await publishDigest(ctx, { ...known, version, dueAt: making.cutAt }, { topic, card, recipients })
  return true
}
