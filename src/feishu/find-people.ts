import { failedLookup, type Lookup, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import type { Sdk } from './sdk.ts'

/** batch_get_id takes at most 50 of each kind. */
const batchSize = 50

/** As batch_get_id wants it: eleven digits in the mainland, `+` and country code elsewhere. */
const plainMobile = (mobile: string): string =>
  mobile
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)86(?=1\d{10}$)/, '')
    .replace(/^00/, '+')
const plainEmail = (email: string): string => email.trim().toLowerCase()

/** Plain form → every way the caller wrote it. */
const grouped = (given: string[], plain: (text: string) => string): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const text of given) groups.set(plain(text), [...(groups.get(plain(text)) ?? []), text])
  groups.delete('')
  return groups
}

/** Mobile or e-mail, as the caller wrote it, → open_id. Who is not found, or outside the contact range, is absent. */
export const findPeople = async (
  sdk: () => Promise<Sdk>,
  by: { mobiles: string[]; emails: string[] },
): Promise<Lookup<Map<string, string>>> => {
  const mobiles = grouped(by.mobiles, plainMobile)
  const emails = grouped(by.emails, plainEmail)
  const found = new Map<string, string>()
  for (let at = 0; at < Math.max(mobiles.size, emails.size); at += batchSize) {
    const data = {
      mobiles: [...mobiles.keys()].slice(at, at + batchSize),
      emails: [...emails.values()].slice(at, at + batchSize).map(([asWritten = '']) => asWritten.trim()),
    }
    const { contact } = await sdk()
    const answer = await settle(contact.v3.user.batchGetId({ params: { user_id_type: 'open_id' }, data }))
    if (answer instanceof CallFailure) return failedLookup(answer)
    for (const { user_id: openId, mobile, email } of answer.data?.user_list ?? []) {
      if (!openId) continue
      const given = [...(mobiles.get(plainMobile(mobile ?? '')) ?? []), ...(emails.get(plainEmail(email ?? '')) ?? [])]
      for (const text of given) found.set(text, openId)
    }
  }
  return { ok: true, value: found }
}
