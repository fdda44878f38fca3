import type { RecordQuery } from '../../db/record-query.ts'
import { findRecords, readRecord, type StoredRecord } from '../../db/records.ts'
import { seriesOf } from '../../domain/kinds/meeting.ts'
import { meetingTypes } from '../../domain/kinds/meeting-guests.ts'
import { type MeetingItem, mostItems, withItems } from '../../domain/kinds/meeting-items.ts'
import type { Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import { addMs, day } from '../../domain/time.ts'
import { hiddenTitle } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'

/** A good practice is news for so long. */
const experienceDays = 30
/** Looked at of each sort. */
const mostOfSort = 40

const caseKinds = ['problem', 'need', 'request'] as const
const [ofLeadingGroup, ofChief, ofOffice] = meetingTypes

/**
 * What a meeting has to speak of, by the order of the plan: red and orange risks, cases that lie with it, tasks that are late and what was asked for
 * them, experience. Of a chain its own; of the district everything. A sensitive one is put on an agenda by hand alone.
 */
export const draftedFor = async (ctx: Ctx, chainId: string | undefined, type: string): Promise<StoredRecord[]> => {
  const find = (query: RecordQuery) =>
    kindOf(query.kind ?? '') === undefined
      ? []
      : findRecords(
          ctx.tx,
          { ...query, sensitive: false, ...(chainId !== undefined && { chains: [chainId] }) },
          { limit: mostOfSort, offset: 0 },
        )
  const risks = await find({ kind: 'risk', open: true, lights: ['red', 'orange'] })
  const cases: StoredRecord[] = []
  for (const kind of caseKinds)
    cases.push(...(await find({ kind, open: true })).filter((record) => isFor(record, type)))
  const red = await find({ kind: 'task', open: true, lights: ['red'] })
  const late = await find({ kind: 'task', open: true, overdue: true })
  const asked = (await find({ kind: 'task', open: true, decide: true })).filter(
    ({ values }) => values.asked_due !== undefined,
  )
  const since = addMs(ctx.now, -experienceDays * day)
  const experience = (await find({ kind: 'experience', states: ['adopted'] })).filter(
    ({ closedAt }) => closedAt !== undefined && closedAt >= since,
  )
  const all = [...risks, ...cases, ...red, ...late, ...asked, ...experience]
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index).slice(0, mostItems)
}

/** Whether a case waits for those who meet. */
const isFor = (record: StoredRecord, type: string): boolean => {
  if (record.values.level === 'leading') return type === ofLeadingGroup
  const rung = kindOf(record.kind)?.declared.rung?.(record)
  return rung === { [ofChief]: 'chief', [ofOffice]: 'office', [meetingTypes[3]]: 'lead' }[type]
}

/** What a meeting is called and what stands on its agenda, before anybody has touched it. */
export const prepareMeeting = async (
  ctx: Ctx,
  chainId: string | undefined,
  values: Values,
  before?: RecordFacts,
): Promise<Values> => {
  const series = seriesOf(values)
  if (before?.values.series === series) return {}
  const all = await findRecords(
    ctx.tx,
    { kind: 'meeting', chains: chainId === undefined ? [] : [chainId], district: chainId === undefined },
    { limit: 10_000, offset: 0 },
  )
  const nth = Math.max(0, ...all.filter((one) => one.values.series === series).map((one) => Number(one.values.nth))) + 1
  if (before) return { series, nth }
  const drafted = await draftedFor(ctx, chainId, String(values.type))
  const items = withItems(
    {},
    drafted.map(({ id }) => id),
  ) as Values
  return { series, nth, ...items, agenda: drafted.length }
}

/** `任务1 接通示例地块水电`; of a sensitive one the number alone. */
export const itemTitle = async (ctx: Ctx, { is, ref }: Pick<MeetingItem, 'is' | 'ref'>): Promise<string> => {
  const record = ref ? await readRecord(ctx.tx, is) : undefined
  if (!record) return is
  const number = numberOf(ctx, record)
  return record.sensitive ? hiddenTitle(number) : `${number} ${record.title}`
}

/** How an item is picked: a record by its number, anything else by its words. */
export const itemValue = async (ctx: Ctx, { is, ref }: Pick<MeetingItem, 'is' | 'ref'>): Promise<string> => {
  const record = ref ? await readRecord(ctx.tx, is) : undefined
  return record ? numberOf(ctx, record) : is
}
