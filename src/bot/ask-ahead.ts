import { decode } from '../cards/action-value.ts'
import { readItemParts } from '../db/item-parts.ts'
import { readActor } from '../db/people.ts'
import type { Tx } from '../db/schema.ts'
import { outgoingByMessage, sentAbout } from '../db/sent.ts'
import type { Delivery } from './envelope.ts'

/** What handling a click begins with, as far as the click says it: who, on which card, about which report. */
export const askAhead = (tx: Tx, delivery: Delivery): void => {
  if (delivery.kind !== 'card') return
  void readActor(tx, delivery.operator.openId)
  void outgoingByMessage(tx, delivery.messageId)
  const action = decode(delivery.value, delivery.name)
  if (!action.ok || action.value.on !== 'weekly') return
  const { item, do: word } = action.value
  void readItemParts(tx, item)
  if (word === 'submit' || word === 'no_news') void sentAbout(tx, item)
}
