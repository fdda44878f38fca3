import { waitingFiles } from '../../db/outbox-files.ts'
import type { Bulletin } from '../../domain/bulletin.ts'
import { addMs, hour } from '../../domain/time.ts'
import type { BulletinWish } from '../../exports/wish.ts'
import { issueName, masthead, sampleName } from '../../texts/bulletin.ts'
import { weekSpan } from '../../texts/exports.ts'
import type { ActorCtx } from '../context.ts'
import { sendTo } from '../say.ts'
import { printBulletin } from './print-bulletin.ts'

const fileLife = 12 * hour

/** Names of files are ours alone: nothing anybody typed stands in them. */
const nameOf = ({ year, number, from, to }: Bulletin): string =>
  `${masthead}_${year === undefined || number === undefined ? `${sampleName}_${weekSpan(from, to)}` : issueName(year, number)}.docx`

/** The Word file, to whoever pressed, in private. Pressed again while it waits, it comes once. */
export const sendBulletinFile = async (ctx: ActorCtx, bulletin: Bulletin, cause: string): Promise<void> => {
  const { actor } = ctx
  const wish: BulletinWish = { bulletin: printBulletin(ctx, bulletin), name: nameOf(bulletin) }
  const body = JSON.stringify(wish)
  if ((await waitingFiles(ctx.tx)).some((row) => row.body === body && row.target.id === actor.openId)) return
  const to = { type: 'open_id', id: actor.openId, personId: actor.personId } as const
  await sendTo(ctx, to, {
    key: cause,
    topic: 'bulletin',
    content: { file: wish },
    expiresAt: addMs(ctx.now, fileLife),
  })
}
