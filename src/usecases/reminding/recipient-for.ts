import type { ActorCtx } from '../context.ts'
import { reporterRecipients } from '../people/stand-ins.ts'
import type { Recipient } from './recipients.ts'

/** Whoever pressed, as they are asked for the chain's report: it says in whose place. */
export const recipientFor = async (ctx: ActorCtx, chainId: string): Promise<Recipient> => {
  const { personId, openId } = ctx.actor
  const asked = await reporterRecipients(ctx, chainId)
  return (
    asked.find((one) => one.personId === personId) ?? {
      type: 'open_id',
      id: openId,
      ...(personId !== undefined && { personId }),
    }
  )
}
