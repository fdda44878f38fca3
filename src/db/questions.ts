import { type Sent, toSent } from './outbox.ts'
import type { Tx } from './schema.ts'

/** The keys of all questions about one message in doubt begin with it. */
export const questionKey = (id: string): string => `question/${id}/`

/** Takes back the questions about a message that nobody has begun to send. @returns those that people have before them, or will. */
export const withdrawQuestions = async (tx: Tx, id: string): Promise<Sent[]> => {
  const from = questionKey(id)
  const until = `${from.slice(0, -1)}0`
  await tx
    .updateTable('outbox')
    .set({ state: 'dropped', error: 'settled' })
    .where('dedupe_key', '>', from)
    .where('dedupe_key', '<', until)
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .execute()
  const rows = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('dedupe_key', '>', from)
    .where('dedupe_key', '<', until)
    .where('state', 'in', ['pending', 'sending', 'sent'])
    .execute()
  return rows.map(toSent)
}
