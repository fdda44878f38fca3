import { chatsFor } from '../../db/chats.ts'
import { type Holder, holders } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import type { Day } from '../../domain/time.ts'

export interface Recipient {
  type: 'open_id' | 'chat_id'
  id: string
  personId?: string
  name?: string
  /** Somebody on leave in whose place this person is asked. */
  standsInFor?: { personId: string; name: string; until: Day }
}

export const recipientOf = (person: Holder): Recipient[] =>
  person.openId ? [{ type: 'open_id', id: person.openId, personId: person.id, name: person.name }] : []

const reachable = (people: Holder[]): Recipient[] => onePerPerson(people.flatMap(recipientOf))

export const onePerPerson = (found: readonly Recipient[]): Recipient[] => {
  const seen = new Map<string, Recipient>()
  for (const one of found) if (!seen.has(one.id)) seen.set(one.id, one)
  return [...seen.values()]
}

/** Where the office is told: its group, or each of its people in private while no group is bound. */
export const officeRecipients = async (db: Executor): Promise<Recipient[]> => {
  const groups = await officeGroups(db)
  return groups.length > 0 ? groups : officePeople(db)
}

export const officeGroups = async (db: Executor): Promise<Recipient[]> =>
  (await chatsFor(db, 'office')).map((chat) => ({ type: 'chat_id', id: chat.chatId }))

/** Each of the office in private. */
export const officePeople = async (db: Executor): Promise<Recipient[]> => reachable(await holders(db, 'office'))

export const adminRecipients = async (db: Executor): Promise<Recipient[]> => reachable(await holders(db, 'admin'))

/** Where a chain's chief reads the digest: the bound group, or the chief in private while no group is bound. */
export const chiefRecipients = async (db: Executor, chainId: string): Promise<Recipient[]> => {
  const groups = await chatsFor(db, 'chief', chainId)
  return groups.length > 0
    ? groups.map((chat) => ({ type: 'chat_id', id: chat.chatId }))
    : reachable(await holders(db, 'chief', chainId))
}
