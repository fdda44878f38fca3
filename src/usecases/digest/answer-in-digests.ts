import type { StoredRecord } from '../../db/records.ts'
import { addMs } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { cardLife } from '../records/patch-record.ts'
import { digestsNaming } from './digests-naming.ts'
import { patchStanding } from './standing-cards.ts'

/** A line that asks for a decision was answered: what became of it stands in the place of its buttons. No new version and no line in the thread. */
export const answerInDigests = async (ctx: Ctx, { kind, no, rev, chainId }: StoredRecord): Promise<void> => {
  const asks = (body: string) => body.includes(`_${kind}_${no}"`)
  for (const { digest, posted } of await digestsNaming(ctx, { chainId, since: addMs(ctx.now, -cardLife) }, asks)) {
    const card = await digest.draw(ctx, { version: posted.version, cutAt: ctx.now, recordsAt: posted.dueAt })
    await patchStanding(ctx, digest, { card, cause: `answered-${kind}-${no}-${rev}` })
  }
}
