import type { District } from '../domain/district.ts'
import type { Lookups } from './apply-district.ts'
import { personKey } from './district-facts.ts'

type Found<T> = { ok: true; value: T } | { ok: false }

/** What of Feishu a look-up needs. */
export interface Directory {
  findPeople(by: { mobiles: string[]; emails: string[] }): Promise<Found<Map<string, string>>>
  chat(chatId: string): Promise<Found<{ name: string }>>
}

/**
 * Asks Feishu for the people a district file names by number or mailbox, and for the names of its groups. Done before the transaction that
 * applies the file; the numbers go no further.
 * @returns what was found, and whether everything was answered, so that the rest can be asked again later.
 */
export const lookUpDistrict = async (
  directory: Directory,
  district: District,
  contactKey: string,
): Promise<Lookups & { complete: boolean }> => {
  const people = new Map<string, string>()
  const groupNames = new Map<string, string>()
  let complete = true
  const unnamed = district.people.filter((person) => person.open_id === undefined)
  const mobiles = unnamed.flatMap(({ mobile }) => (mobile === undefined ? [] : [mobile]))
  const emails = unnamed.flatMap(({ mobile, email }) => (mobile !== undefined || email === undefined ? [] : [email]))
  if (mobiles.length + emails.length > 0) {
    const found = await directory.findPeople({ mobiles, emails })
    if (!found.ok) complete = false
    else
      for (const person of unnamed) {
        const openId = found.value.get(person.mobile ?? person.email ?? '')
        if (openId !== undefined) people.set(personKey(person, contactKey), openId)
        else complete = false
      }
  }
  for (const { chat_id } of district.groups) {
    const chat = await directory.chat(chat_id)
    if (!chat.ok) complete = false
    else if (chat.value.name !== '') groupNames.set(chat_id, chat.value.name)
  }
  return { people, groupNames, complete }
}
