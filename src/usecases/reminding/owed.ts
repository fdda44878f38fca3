import { readOutgoing } from '../../db/outbox.ts'
import { holdBackRow, mayBeSaid } from '../../db/restore.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { askOffice } from '../delivery/ask-office.ts'
import { type Message, sendTo, type Target } from '../say.ts'

/**
 * For what is not said when it comes up but when somebody finds that it is owed: the card of a post that has changed hands, the end of a leave.
 * Where a backup was restored since it has been owed it may have been said in the time that was lost: the office is asked, or it is let go.
 */
export const sendOwed = async (ctx: Ctx, since: Instant, to: Target, message: Message): Promise<void> => {
  const { id, fresh } = await sendTo(ctx, to, message)
  if (!fresh || !(await mayBeSaid(ctx.tx, since))) return
  await holdBackRow(ctx.tx, ctx.now, id)
  const row = await readOutgoing(ctx.tx, id)
  if (row?.state === 'uncertain') await askOffice(ctx, row)
}
