import { knockCard } from '../../cards/knock.ts'
import { actorsSince } from '../../db/audit.ts'
import { beginOfDay } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import { passedOn, stranger } from '../../texts/refusals.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { helpers } from '../refuse.ts'
import { adminRecipients, officeRecipients, onePerPerson } from '../reminding/recipients.ts'
import { sendTo } from '../say.ts'

/** However many people of a large tenant try the bot: the office's group is not theirs. */
const mostADay = 10

/**
 * Somebody without a post says who they are: the office and the administrators read it, once a day for each person. Nothing is given by it.
 * @returns what the person is told.
 */
export const knock = async (ctx: ActorCtx, words: string, place: string): Promise<Sentence> => {
  const { tx, now, actor } = ctx
  const [office, admins] = [await officeRecipients(tx), await adminRecipients(tx)]
  const to = onePerPerson([...office, ...admins])
  const knocked = await actorsSince(tx, 'knock', beginOfDay(now, ctx.rules.zone))
  const again = knocked.includes(actor.openId)
  if (to.length === 0 || (!again && knocked.length >= mostADay)) return stranger(await helpers(tx, 'office'))
  if (!again) {
    const content = { card: knockCard({ openId: actor.openId, name: actor.name, words }) }
    for (const one of to) await sendTo(ctx, one, { cause: `knock/${ctx.requestId}`, topic: 'alarm', content })
    await audited(ctx, 'knock', { object: '', place })
  }
  const read = [
    ...(office.length > 0 ? [await helpers(tx, 'office')] : []),
    ...(admins.length > 0 ? [await helpers(tx, 'admin')] : []),
  ]
  return passedOn(read, again)
}
