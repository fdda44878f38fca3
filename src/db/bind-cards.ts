import { type Sent, toSent } from './outbox.ts'
import type { Executor } from './schema.ts'

const prefixOf = (proposal: string): string => `bind/${proposal}/card`
/** The key of a proposal's cards: one stands in the group, others are in private. */
export const bindCardKey = (proposal: string, target: string): string => `${prefixOf(proposal)}/${target}`

/** Cards of a proposal to bind a group that people have before them, or that are on their way. */
export const bindCardsOf = async (db: Executor, proposal: string): Promise<Sent[]> => {
  const prefix = prefixOf(proposal)
  return (
    await db
      .selectFrom('outbox')
      .selectAll()
      .where('dedupe_key', '>=', prefix)
      .where('dedupe_key', '<', `${prefix}\uffff`)
      .where('state', 'in', ['pending', 'sending', 'sent', 'uncertain'])
      .orderBy('seq')
      .execute()
  ).map(toSent)
}
