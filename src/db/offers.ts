import type { Instant } from '../domain/time.ts'
import type { WeeklyDoubts, WeeklyGuesses, WeeklyRemark, WeeklyTyped } from '../domain/weekly.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** A report written as a chat message, read back as a filled card and saved only when confirmed. */
export interface Offer {
  id: string
  itemId: string
  personId: string
  /** The chat message it was read from. */
  messageId: string
  /** Its words as they were read, so that a later edit is noticed. */
  text: string
  typed: WeeklyTyped
  /** What its words leave to the person, what of it is guessed, and what is said about it. They lie beside what is typed, in the same column. */
  doubts: WeeklyDoubts
  guesses: WeeklyGuesses
  remarks: readonly WeeklyRemark[]
  state: 'open' | 'confirmed' | 'cancelled' | 'withdrawn'
  sentAt: Instant
}

type Read = Pick<Offer, 'typed' | 'doubts' | 'guesses' | 'remarks'>

const readOf = ({ typed, doubts, guesses, remarks }: Read): string =>
  JSON.stringify({ ...typed, doubts, guesses, remarks })

const toOffer = (row: Database['offer']): Offer => ({
  id: row.id,
  itemId: row.item_id,
  personId: row.person_id,
  messageId: row.message_id,
  text: row.text,
  ...parsed(row.typed),
  state: row.state as Offer['state'],
  sentAt: row.sent_at,
})

/** An offer of an earlier release has typed fields alone. */
const parsed = (text: string): Read => {
  const { doubts = {}, guesses = {}, remarks = [], ...typed } = JSON.parse(text) as WeeklyTyped & Partial<Read>
  return { typed, doubts, guesses, remarks }
}

export const addOffer = async (tx: Tx, offer: Offer): Promise<void> => {
  await tx
    .insertInto('offer')
    .values({
      id: offer.id,
      item_id: offer.itemId,
      person_id: offer.personId,
      message_id: offer.messageId,
      text: offer.text,
      typed: readOf(offer),
      state: offer.state,
      sent_at: offer.sentAt,
    })
    .execute()
}

export const readOffer = async (db: Executor, id: string): Promise<Offer | undefined> => {
  const row = await db.selectFrom('offer').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toOffer(row)
}

export const offerOfMessage = async (db: Executor, messageId: string): Promise<Offer | undefined> => {
  const row = await db.selectFrom('offer').selectAll().where('message_id', '=', messageId).executeTakeFirst()
  return row && toOffer(row)
}

/** Offers of an item whose card has become its receipt. */
export const confirmedOffers = async (db: Executor, itemId: string): Promise<Offer[]> =>
  (await confirmed(db, { itemId })).map(toOffer)

const confirmed = prepared<{ itemId: string }, Database['offer']>((db, slot) =>
  db.selectFrom('offer').selectAll().where('item_id', '=', slot('itemId')).where('state', '=', 'confirmed'),
)

export const closeOffer = async (tx: Tx, id: string, state: Offer['state']): Promise<void> => {
  await tx.updateTable('offer').set({ state }).where('id', '=', id).execute()
}

export const reviseOffer = async (tx: Tx, offer: Offer): Promise<void> => {
  await tx
    .updateTable('offer')
    .set({ text: offer.text, typed: readOf(offer), sent_at: offer.sentAt })
    .where('id', '=', offer.id)
    .execute()
}
