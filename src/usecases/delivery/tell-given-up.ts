import { type Outgoing, readOutgoing } from '../../db/outbox.ts'
import * as alarms from '../../texts/alarms.ts'
import type { Ctx } from '../context.ts'
import { sendMatterAgain } from '../kinds/matter-again.ts'
import { tellOfficeAndAdmin } from '../tell.ts'
import { jobTitle, placeName } from './outgoing-words.ts'

/** How a try is written down that Feishu answered with a code nobody knows. */
export const unknownCode = (code: number): string => `code ${code}`
const codeIn = (cause: string): string | undefined => /^code (\d+)$/.exec(cause)?.[1]

/** Tried for as long as it makes sense, and nobody knows whether it arrived: what Feishu has answered is said, not swallowed. */
export const tellGivenUp = async (ctx: Ctx, row: Outgoing, cause: string): Promise<void> => {
  const code = codeIn(cause)
  const silent = cause === 'bug' ? alarms.ourFault : alarms.noAnswer
  const why = code === undefined ? silent : alarms.unknownAnswer(code)
  if (row.verb === 'patch') return tellNotUpdated(ctx, row, why)
  if (code === undefined) await sendMatterAgain(ctx, row)
  // An alarm about an alarm would never end, and a question is asked again by itself.
  if (code === undefined || row.topic === 'alarm' || row.topic === 'question') return
  const what = jobTitle(row)
  await tellOfficeAndAdmin(
    ctx,
    `given-up/${row.id}`,
    alarms.sendUnclear({ what, where: await placeName(ctx, row), why }),
  )
}

/** A card goes on showing what it showed before. Said once for each card. */
export const tellNotUpdated = async (ctx: Ctx, patch: Outgoing, why: string): Promise<void> => {
  const card = patch.afterId === undefined ? undefined : await readOutgoing(ctx.tx, patch.afterId)
  if (!card) return
  const what = jobTitle(card)
  await tellOfficeAndAdmin(
    ctx,
    `not-updated/${card.id}`,
    alarms.cardNotUpdated({ what, where: await placeName(ctx, card), why }),
  )
}
