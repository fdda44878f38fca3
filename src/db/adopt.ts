import { type Sent, toSent } from './outbox.ts'
import type { Tx } from './schema.ts'

/**
 * A click proves that a card arrived even when Feishu's answer to the send was lost. Finds the row of a card that may have arrived at this
 * person or chat and that holds the clicked button, and gives it the message id.
 * @param mark a text only that card's buttons hold, such as the id of what they act on.
 */
export const adoptMessage = async (
  tx: Tx,
  click: { messageId: string; chatId: string; openId: string; mark: string; at: string },
): Promise<Sent | undefined> => {
  const rows = await tx
    .selectFrom('outbox')
    .innerJoin('outbox_body', 'outbox_body.seq', 'outbox.seq')
    .selectAll('outbox')
    .select('body')
    .where('message_id', 'is', null)
    .where('msg_type', '=', 'interactive')
    .where('verb', '=', 'send')
    .where('maybe_since', 'is not', null)
    // Whatever became of the row since: withdrawn, expired, or sent and answered without an id.
    .where('state', '!=', 'refused')
    .where('target_id', 'in', [click.openId, click.chatId])
    // No index knows these: what is looked through is what has not been forgotten.
    .where('outbox.seq', '>=', ({ selectFrom }) =>
      selectFrom('outbox_body').select(({ fn }) => fn.min('seq').as('first')),
    )
    .orderBy('outbox.seq', 'desc')
    .execute()
  const found = rows.find(({ body }) => body.includes(JSON.stringify(click.mark)))
  if (!found) return undefined
  const row = toSent(found)
  await tx
    .updateTable('outbox')
    .set({
      state: 'sent',
      message_id: click.messageId,
      chat_id: click.chatId,
      sent_at: row.maybeSince ?? click.at,
      error: null,
    })
    .where('id', '=', row.id)
    .execute()
  return { ...row, state: 'sent', messageId: click.messageId, chatId: click.chatId, sentAt: row.maybeSince ?? click.at }
}
