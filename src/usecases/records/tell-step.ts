import { readActor, readPerson } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import type { RecordStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import { compareTexts } from '../../domain/compare-texts.ts'
import type { Hearer, Step } from '../../domain/records/kind.ts'
import { sentence } from '../../texts/plain.ts'
import * as t from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { inWorkingHours, sendTo, urgeOn } from '../say.ts'
import { drawRecord, fieldLine } from './draw-record.ts'
import type { Taken } from './hands.ts'
import { type Kind, kindOf, stepOf, takenText } from './kinds.ts'
import { numberOf } from './names.ts'
import {
  chiefsOf,
  confirmersOf,
  invitedOf,
  isUnassigned,
  leadersOf,
  raiserOf,
  relationsOf,
  rungOf,
  workersOf,
} from './relation.ts'
import { maySee } from './rights.ts'
import { tellOfRecords } from './tell-records.ts'
import type { Urging } from './urge.ts'

/** Tells whom the kind says, beside whoever took the step: one private message each. */
export const tellStep = async (ctx: Ctx, { record, before, step }: Taken): Promise<void> => {
  const kind = kindOf(record.kind)
  if (!kind) return
  const people = new Set<string>()
  const declared: Pick<Step, 'tells' | 'urgent' | 'anyHour' | 'inThread'> =
    step.step === 'create' ? kind.declared : (stepOf(kind, step.step) ?? {})
  const { tells = [], urgent = false, anyHour = urgent } = declared
  const hearers = typeof tells === 'function' ? tells(record, step.personName === '') : tells
  for (const who of hearers) for (const id of await peopleOf(ctx, { record, before, step }, who)) people.add(id)
  // The owner before hears that it is no longer theirs.
  if (step.step === 'assign' && before?.owner) people.add(before.owner.id)
  if (step.personId !== undefined) people.delete(step.personId)
  if (people.size === 0) return
  if (step.step === 'nudge') return nudge(ctx, record, step.personName, people)
  const what = step.step === 'create' ? t.created : (takenText(kind, step) ?? step.step)
  const by = step.personName || (step.via === 'clock' ? t.byClock : '')
  const said = t.toldStep(by, what, numberOf(ctx, record), step.reason)
  const forNobody = (step.step === 'create' || step.step === 'assign') && (await isUnassigned(ctx.tx, record))
  const line = forNobody ? `${said}。${t.nobodyOfUnit(record.unit ?? '')}` : said
  for (const id of people) {
    const person = await readPerson(ctx.tx, id)
    if (person?.openId === undefined || person.state !== 'active') continue
    const actor = await readActor(ctx.tx, person.openId)
    // 敏感: a unit whose people may not see it waits until somebody is named.
    if (record.sensitive && !maySee({ ...ctx, actor }, kind, record, await relationsOf({ ...ctx, actor }, record)))
      continue
    const inThread =
      declared.inThread && (await lineTo(ctx, { openId: person.openId, id }, { kind, record, step, line }))
    if (inThread) continue
    const sent = await sendTo(
      ctx,
      { type: 'open_id', id: person.openId, personId: id },
      {
        key: `record/${record.id}/${step.seq}/${id}`,
        topic: 'record-card',
        content: { card: await drawRecord({ ...ctx, actor }, record, { told: line }) },
        about: { itemId: record.id, chainId: record.chainId },
        ...(!anyHour && { notBefore: inWorkingHours(ctx) }),
      },
    )
    if (urgent && sent.fresh) await urgeOn(ctx, sent.id, { openId: person.openId, record: record.id } satisfies Urging)
  }
}

/** One line in the thread of the first card of it that this person got. @returns whether there is one */
const lineTo = async (
  ctx: Ctx,
  { openId, id }: { openId: string; id: string },
  { kind, record, step, line }: { kind: Kind; record: StoredRecord; step: RecordStep; line: string },
): Promise<boolean> => {
  const cards = (await recordCards(ctx.tx, record.id)).filter(({ target }) => target.id === openId)
  const [first] = cards.toSorted((a, b) => compareTexts(a.createdAt, b.createdAt))
  if (!first) return false
  const said = Object.entries(step.given).flatMap(([key, value]) => fieldLine(kind, key, value))
  await sendTo(
    ctx,
    { type: 'message_id', id: '', personId: id },
    {
      key: `record/${record.id}/${step.seq}/line/${id}`,
      topic: 'record-line',
      content: { text: sentence`${line}。${said.join('；')}` },
      about: { itemId: record.id, chainId: record.chainId },
      afterId: first.id,
    },
  )
  return true
}

/** A line and no card: a prompt that 减负台账 counts. */
const nudge = (ctx: Ctx, record: StoredRecord, by: string, people: ReadonlySet<string>): Promise<void> =>
  tellOfRecords(
    ctx,
    people,
    `record/${record.id}/nudge-${record.rev}`,
    t.nudgeLine(by, numberOf(ctx, record), record.title, record.due),
    record.chainId,
  )

const peopleOf = async ({ tx }: Ctx, { record, before }: Taken, who: Hearer): Promise<string[]> => {
  switch (who) {
    case 'workers':
      return workersOf(tx, record)
    case 'raiser':
      return record.raisedBy === undefined ? [] : raiserOf(tx, record)
    case 'office':
      return leadersOf(tx, undefined)
    case 'leads':
      return leadersOf(tx, record.chainId)
    case 'chief':
      return chiefsOf(tx, record.chainId)
    case 'rung':
      return rungOf(tx, record)
    case 'before':
      return before ? [...(await workersOf(tx, before)), ...(await rungOf(tx, before))] : []
    case 'confirmer':
      return confirmersOf(tx, record)
    case 'invited':
      return invitedOf(tx, record)
  }
}
