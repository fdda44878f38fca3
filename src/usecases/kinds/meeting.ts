import { readActor, readPerson } from '../../db/people.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { itemsOf, taskMade } from '../../domain/kinds/meeting-items.ts'
import { isPerson, type Value } from '../../domain/records/field.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { cutText } from '../../domain/text.ts'
import { addMs, hour } from '../../domain/time.ts'
import type { AnyWish } from '../../exports/wish.ts'
import * as t from '../../texts/kinds/meeting.ts'
import { sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { saveNew } from '../records/create-record.ts'
import { drawRecord } from '../records/draw-record.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { kinds } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { noteRecord } from '../records/note-record.ts'
import { invitedOf } from '../records/relation.ts'
import { merged } from '../records/take-step.ts'
import { tellOfRecords } from '../records/tell-records.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { itemTitle } from './meeting-agenda.ts'
import { keepCalendar } from './meeting-calendar.ts'
import { eventOf, printMeeting } from './meeting-print.ts'

/** What a meeting sets going: the calendar file with the call, the minutes and a task for each decision that names a unit. */
export const meetingHands: Hands = {
  after: async (ctx, taken) => {
    const { record, before, step } = taken
    await keepCalendar(ctx, taken)
    switch (step.step) {
      case 'call':
        await sendFiles(ctx, taken, eventOf(ctx, record))
        return []
      case 'send':
        if (isPerson(step.given.person))
          await tell(ctx, record, [step.given.person.id], t.sentInstead(step.personName, numberOf(ctx, record)))
        return []
      case 'edit':
        if (record.state === 'called' && before && moved(before, record)) {
          const said = t.movedMeeting(step.personName, numberOf(ctx, record))
          await tell(ctx, record, await others(ctx, taken), said)
          await sendFiles(ctx, taken, eventOf(ctx, record))
        }
        return []
      case 'void':
        if (before?.state === 'called')
          await tellOfRecords(
            ctx,
            await others(ctx, taken),
            `record/${record.id}/off-${step.seq}`,
            sentence`${t.calledOff(step.personName, numberOf(ctx, record), record.title)}`,
            record.chainId,
          )
        return []
      case 'issue':
        return issued(ctx, taken)
      default:
        return []
    }
  },
}

const moved = (before: StoredRecord, after: StoredRecord): boolean =>
  ['on', 'time', 'place', 'host'].some(
    (key) => JSON.stringify(before.values[key]) !== JSON.stringify(after.values[key]),
  )

const others = async ({ tx }: Ctx, { record, step }: Taken): Promise<string[]> =>
  (await invitedOf(tx, record)).filter((id) => id !== step.personId)

const tell = async (ctx: Ctx, record: StoredRecord, people: readonly string[], told: string): Promise<void> => {
  for (const id of people) {
    const person = await readPerson(ctx.tx, id)
    if (person?.openId === undefined || person.state !== 'active') continue
    const actor = await readActor(ctx.tx, person.openId)
    await sendTo(
      ctx,
      { type: 'open_id', id: person.openId, personId: id },
      {
        key: `record/${record.id}/${record.rev}/meeting/${id}`,
        topic: 'record-card',
        content: { card: await drawRecord({ ...ctx, actor }, record, { told }) },
        about: { itemId: record.id, chainId: record.chainId },
        notBefore: inWorkingHours(ctx),
      },
    )
  }
}

/** A file stands beside the card until the next morning's work is over. */
const fileLife = 72 * hour

const sendFiles = async (ctx: Ctx, { record, step }: Taken, wish: AnyWish): Promise<void> => {
  const people = new Set([
    ...(await invitedOf(ctx.tx, record)),
    ...(step.personId === undefined ? [] : [step.personId]),
  ])
  for (const id of people) {
    const person = await readPerson(ctx.tx, id)
    if (person?.openId === undefined || person.state !== 'active') continue
    await sendTo(
      ctx,
      { type: 'open_id', id: person.openId, personId: id },
      {
        key: `record/${record.id}/${step.seq}/file/${id}`,
        topic: 'file',
        content: { file: wish },
        about: { chainId: record.chainId },
        notBefore: inWorkingHours(ctx),
        expiresAt: addMs(ctx.now, fileLife),
      },
    )
  }
}

const mostOfTitle = 40

/** Each decision with a unit is a task at once, of the chain of its item, else of the meeting's. */
const issued = async (ctx: Ctx, taken: Taken): Promise<Taken[]> => {
  const { record, step } = taken
  const made: Taken[] = []
  let values: Record<string, Value> = { ...record.values }
  for (const item of itemsOf(record.values)) {
    const { no, decision, unit, owner, due, task } = item
    if (decision === undefined || unit === undefined || task !== undefined) continue
    const ref = item.ref ? await readRecord(ctx.tx, item.is) : undefined
    const chainId = ref ? ref.chainId : record.chainId
    const title = cutText(decision.replace(/\n/gu, '；'), mostOfTitle).text
    const saved = await saveNew(ctx, {
      kind: kinds.task,
      chainId: unit === ownTaskForce ? (chainId ?? record.chainId) : chainId,
      source: kinds.meeting.word,
      via: step.via,
      sourceKey: `${step.sourceKey}/item/${no}`,
      parent: record.id,
      values: {
        title,
        detail: cutText(`${await itemTitle(ctx, item)}\n${decision}`, 300).text,
        unit,
        ...(owner && { owner }),
        ...(due !== undefined && { due }),
      },
      by: { personId: step.personId, name: step.personName, post: step.post },
    })
    values = merged(values, taskMade(no, saved.record.id))
    made.push({ record: saved.record, before: undefined, step: saved.step })
  }
  const now = made.length > 0 ? await noteRecord(ctx, record, { values }, { step: 'tasks-made' }) : record
  await sendFiles(ctx, taken, await printMeeting(ctx, now))
  return made
}
