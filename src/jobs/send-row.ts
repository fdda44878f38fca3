import type { Outgoing } from '../db/outbox.ts'
import { factsOf } from '../db/topics.ts'
import type { SendOutcome } from '../feishu/errors.ts'
import type { Messenger } from './messenger.ts'

/** One attempt at one row of the outbox. */
export const sendRow = async (messenger: Messenger, row: Outgoing): Promise<SendOutcome> => {
  const { msgType, body: content, uuid } = row
  if (row.verb === 'patch') return messenger.patch({ messageId: row.target.id, content })
  if (row.verb === 'reply')
    return messenger.reply({
      messageId: row.target.id,
      msgType,
      content,
      uuid,
      ...(factsOf(row.topic).inThread && { inThread: true }),
    })
  const type = row.target.type === 'chat_id' ? 'chat_id' : 'open_id'
  return messenger.send({ to: { type, id: row.target.id }, msgType, content, uuid })
}
