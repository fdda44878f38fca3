import { chatsFor } from '../db/chats.ts'
import { type Holder, holders } from '../db/people.ts'
import type { Executor } from '../db/schema.ts'

export interface Recipient {
  type: 'open_id' | 'chat_id'
  id: string
  personId?: string
}

const reachable = (people: Holder[]): Recipient[] => {
  const seen = new Map<string, Recipient>()
  for (const person of people)
    if (person.openId) seen.set(person.openId, { type: 'open_id', id: person.openId, personId: person.id })
  return [...seen.values()]
}

/** Where the office is told: its group, or each of its people in private while no group is bound. */
export const officeRecipients = async (db: Executor): Promise<Recipient[]> => {
  const groups = await chatsFor(db, 'office')
  return groups.length > 0
    ? groups.map((chat) => ({ type: 'chat_id', id: chat.chatId }))
    : reachable(await holders(db, 'office'))
}

export const adminRecipients = async (db: Executor): Promise<Recipient[]> => reachable(await holders(db, 'admin'))

/** Where a chain's chief reads the digest: the bound group, or the chief in private while no group is bound. */
export const chiefRecipients = async (db: Executor, chainId: string): Promise<Recipient[]> => {
  const groups = await chatsFor(db, 'chief', chainId)
  return groups.length > 0
    ? groups.map((chat) => ({ type: 'chat_id', id: chat.chatId }))
    : reachable(await holders(db, 'chief', chainId))
}

/** Who is asked for a chain's report: its main reporters; its backups where it has none that can be reached. */
export const reporterRecipients = async (db: Executor, chainId: string): Promise<Recipient[]> => {
  const main = reachable(await holders(db, 'reporter', chainId))
  return main.length > 0 ? main : reachable(await holders(db, 'backup', chainId))
}

export const backupRecipients = async (db: Executor, chainId: string): Promise<Recipient[]> =>
  reachable(await holders(db, 'backup', chainId))
