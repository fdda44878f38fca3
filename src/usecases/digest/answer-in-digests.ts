import { digestCards } from '../../db/digest-cards.ts'
import { readDigest } from '../../db/digests.ts'
import { periodsLockedAfter } from '../../db/items.ts'
import { bodyOf } from '../../db/outbox-bodies.ts'
import type { StoredRecord } from '../../db/records.ts'
import { addMs } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { cardLife } from '../records/patch-record.ts'
import { patchStanding } from './standing-cards.ts'
import { weekDigest } from './week-digest.ts'

/** A line of 请您定 was answered: what became of it stands in the place of its buttons. No new version and no line in the thread. */
export const answerInDigests = async (ctx: Ctx, { kind, no, rev, chainId }: StoredRecord): Promise<void> => {
  if (chainId === undefined) return
  for (const { plan } of await periodsLockedAfter(ctx.tx, addMs(ctx.now, -cardLife))) {
    const digest = weekDigest(plan, { kind: 'chief', chainId })
    const posted = await readDigest(ctx.tx, digest.id)
    if (posted?.state !== 'posted') continue
    const bodies = await Promise.all((await digestCards(ctx.tx, digest)).map(({ seq }) => bodyOf(ctx.tx, seq)))
    if (!bodies.some((body) => body.includes(`_${kind}_${no}"`))) continue
    const card = await digest.draw(ctx, { version: posted.version, cutAt: ctx.now, recordsAt: posted.dueAt })
    await patchStanding(ctx, digest, { card, cause: `answered-${kind}-${no}-${rev}` })
  }
}
