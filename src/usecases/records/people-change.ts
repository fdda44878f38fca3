import { openRecordsOf, openRecordsOfUnit } from '../../db/open-records.ts'
import type { Grant, Person } from '../../db/people.ts'
import { holders } from '../../db/people.ts'
import { peopleOfUnit } from '../../db/person-units.ts'
import type { StoredRecord } from '../../db/records.ts'
import * as t from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from './kinds.ts'
import { numberOf } from './names.ts'
import { noteRecord } from './note-record.ts'
import { patchRecordCards } from './patch-record.ts'
import { leadersOf } from './relation.ts'
import { tellOfRecords } from './tell-records.ts'

/** A unit that had nobody has somebody now: what was 待指定 is theirs, and they hear how many. */
export const unitFound = async (ctx: Ctx, personId: string, unit: string): Promise<void> => {
  const [first, ...others] = await peopleOfUnit(ctx.tx, unit)
  if (first !== personId || others.length > 0) return
  const open = (await openRecordsOfUnit(ctx.tx, unit)).filter(({ kind }) => !kindOf(kind)?.declared.review)
  if (open.length === 0) return
  await tellOfRecords(ctx, [personId], `unit-found/${unit}`, t.handedOver(unit, countsOf(open)))
  for (const record of open) await patchRecordCards(ctx, record, undefined)
}

/**
 * Whoever owned open records has left: nobody owns them, and who leads hears how many, once. What the lead owned goes to the office.
 * @param had the posts the person held
 */
export const ownerLeft = async (ctx: Ctx, person: Person, had: readonly Grant[]): Promise<void> => {
  const byLeader = new Map<string, StoredRecord[]>()
  for (const record of await openRecordsOf(ctx.tx, person.id)) {
    const emptied = await noteRecord(ctx, record, { owner: undefined }, { step: 'owner-left' })
    await patchRecordCards(ctx, emptied, undefined)
    const led = had.some(({ role, chain }) => role === 'lead' && chain === record.chainId)
    for (const id of led ? await officeIds(ctx) : await leadersOf(ctx.tx, record.chainId))
      byLeader.set(id, [...(byLeader.get(id) ?? []), emptied])
  }
  for (const [id, records] of byLeader) {
    const numbers = records.map((record) => numberOf(ctx, record))
    await tellOfRecords(ctx, [id], `owner-left/${person.id}`, t.ownerLeft(person.name, countsOf(records), numbers))
  }
}

const officeIds = async ({ tx }: Ctx): Promise<string[]> => (await holders(tx, 'office')).map(({ id }) => id)

/** `任务 3 件、风险 1 件` */
export const countsOf = (records: readonly Pick<StoredRecord, 'kind'>[]): string => {
  const counts = new Map<string, number>()
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, n]) => t.countOf(kindOf(kind)?.word ?? kind, n)).join('、')
}
