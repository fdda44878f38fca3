import type { District } from '../../domain/district.ts'
import type { Lookups } from './apply-district.ts'
import { personKey } from './district-facts.ts'

/** `code` 0: no answer at all. */
type Found<T> = { ok: true; value: T } | { ok: false; code: number }

/** What of Feishu a look-up needs. */
export interface Directory {
  findPeople(by: { mobiles: string[]; emails: string[] }): Promise<Found<Map<string, string>>>
  chat(chatId: string): Promise<Found<{ name: string }>>
}

/** The part of a district to ask for; everything by default. */
export interface Wanted {
  person(key: string): boolean
  group(chatId: string): boolean
}

const everything: Wanted = { person: () => true, group: () => true }

/**
 * Asks Feishu for the people a district file names by number or mailbox, and for the names of its groups. Done before the transaction that
 * stores the answer; the numbers go no further. Stops asking when nobody answers.
 * @returns what was found, and whether all of it was.
 */
export const lookUpDistrict = async (
  directory: Directory,
  district: District,
  contactKey: string,
  wanted: Wanted = everything,
): Promise<Lookups & { complete: boolean }> => {
  const people = new Map<string, string>()
  const groupNames = new Map<string, string>()
  const unnamed = district.people.filter(
    (person) => person.open_id === undefined && wanted.person(personKey(person, contactKey)),
  )
  const mobiles = unnamed.flatMap(({ mobile }) => (mobile === undefined ? [] : [mobile]))
  const emails = unnamed.flatMap(({ mobile, email }) => (mobile !== undefined || email === undefined ? [] : [email]))
  let complete = true
  if (mobiles.length + emails.length > 0) {
    const found = await directory.findPeople({ mobiles, emails })
    if (!found.ok && found.code === 0) return { people, groupNames, complete: false }
    for (const person of unnamed) {
      const openId = found.ok ? found.value.get(person.mobile ?? person.email ?? '') : undefined
      if (openId !== undefined) people.set(personKey(person, contactKey), openId)
      else complete = false
    }
  }
  for (const { chat_id } of district.groups.filter((group) => wanted.group(group.chat_id))) {
    const chat = await directory.chat(chat_id)
    if (!chat.ok && chat.code === 0) return { people, groupNames, complete: false }
    if (chat.ok && chat.value.name !== '') groupNames.set(chat_id, chat.value.name)
    else complete = false
  }
  return { people, groupNames, complete }
}
