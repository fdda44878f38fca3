import type { Card } from '../../cards/kit/card.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { type Digest, readDigest } from '../../db/digests.ts'
import type { Topic } from '../../db/topics.ts'
import type { Instant } from '../../domain/time.ts'
import { dueThreadLine, dueTooOldThreadLine } from '../../texts/digest.ts'
import type { Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { patchStanding } from '../reports/standing-cards.ts'
import { publishDigest } from './publish-digest.ts'

/** Posted by the office before its reports were due, and not drawn anew at its time yet. */
export const isEarly = ({ state, dueAt }: Pick<Digest, 'state' | 'dueAt'>, plan: { dueAt: Instant }): boolean =>
  state === 'posted' && dueAt < plan.dueAt

/**
 * At its time a digest that was posted early becomes the one that is due: the same card in its next version, and one line in its thread, so
 * that the group is neither left with the early one nor has two. A group that was bound since gets the card.
 * @returns the digest as it then stands; undefined when none was posted early.
 */
export const renewEarly = async (
  ctx: Ctx,
  about: {
    id: string
    topic: Topic
    plan: { dueAt: Instant }
    cutAt: Instant
    recipients(): Promise<readonly Recipient[]>
    draw(version: number): Promise<Card | undefined>
  },
): Promise<Digest | undefined> => {
  const known = await readDigest(ctx.tx, about.id)
  if (!known || !isEarly(known, about.plan)) return undefined
  const { period, chainId, id } = known
  const digest: Digest = { ...known, version: known.version + 1, dueAt: about.cutAt }
  const card = await about.draw(digest.version)
  const standing = { topic: about.topic, period, chainId }
  const has = new Set((await digestCards(ctx.tx, standing)).map(({ target }) => target.id))
  await patchStanding(ctx, standing, {
    card,
    cause: `v${digest.version}`,
    line: { digest: id, text: dueThreadLine(digest.version), stale: dueTooOldThreadLine(digest.version) },
  })
  const recipients = (await about.recipients()).filter((to) => !has.has(to.id))
  await publishDigest(ctx, digest, { topic: about.topic, body: JSON.stringify(card), recipients })
  return digest
}
