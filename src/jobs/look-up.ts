import { namelessChats } from '../db/chats.ts'
import { unresolvedContacts } from '../db/people.ts'
import type { Executor } from '../db/schema.ts'
import type { District } from '../domain/district.ts'
import { type Clock, hour, minute } from '../domain/time.ts'
import type { InTransaction } from '../usecases/context.ts'
import { applyLookups } from '../usecases/office/apply-district.ts'
import { type Directory, lookUpDistrict } from '../usecases/office/look-up-district.ts'

export interface LookUpDeps {
  directory: Directory
  /** The district file as it is now, for the numbers that are kept nowhere else; undefined when it cannot be read. */
  district(): District | undefined
  contactKey: string
  clock: Clock
  reader: Executor
  inTransaction: InTransaction
}

/**
 * Looks again for people and groups Feishu did not know when the district file was applied, at the first call and then ever more seldom,
 * up to an hour apart: Feishu counts calls by the month. Begins anew when somebody applies another file.
 * @returns a function for every ring of the doorbell; it does nothing while an earlier call of it is under way.
 */
export const createLookUp = (deps: LookUpDeps): (() => Promise<void>) => {
  const { clock, reader } = deps
  let due = clock.monotonic()
  let pause = minute
  let before = ''
  let busy = false

  const look = async (): Promise<void> => {
    const people = new Set(await unresolvedContacts(reader))
    const groups = new Set(await namelessChats(reader))
    const missing = [...people, ...groups].sort().join()
    pause = missing === before ? Math.min(pause * 2, hour) : minute
    before = missing
    // Whether somebody else became missing is looked at every minute; it costs no call.
    due = clock.monotonic() + (missing === '' ? minute : pause)
    const district = missing === '' ? undefined : deps.district()
    if (!district) return
    const found = await lookUpDistrict(deps.directory, district, deps.contactKey, {
      person: (key) => people.has(key),
      group: (chatId) => groups.has(chatId),
    })
    if (found.people.size + found.groupNames.size > 0)
      await deps.inTransaction('look-up', (ctx) => applyLookups(ctx, found))
  }

  return async () => {
    if (busy || clock.monotonic() < due) return
    busy = true
    try {
      await look()
    } finally {
      busy = false
    }
  }
}
