import { type MorningRow, morningCard } from '../../cards/morning.ts'
import { type MorningLine, peopleWithLines, takeMorningLines } from '../../db/morning-lines.ts'
import { idsToSpeak } from '../../db/open-records.ts'
import { readActor, readPerson } from '../../db/people.ts'
import { showOn } from '../../db/record-shown.ts'
import { readRecord } from '../../db/records.ts'
import { rankOf } from '../../domain/records/light.ts'
import { dayOf, hour, instantOf, msBetween } from '../../domain/time.ts'
import { isWorkingTime } from '../../domain/working-time.ts'
import { dayText } from '../../texts/dates.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx, Ctx, InTransaction } from '../context.ts'
import { sendTo } from '../say.ts'
import { alertOf, collectAlerts, morningTime } from './collect-alerts.ts'
import { rowTitle } from './draw-list.ts'
import { kindOf } from './kinds.ts'
import { numberOf } from './names.ts'
import { isUnassigned, relationsOf } from './relation.ts'
import { maySee } from './rights.ts'
import { someOrEach } from './some-or-each.ts'
import { reviewLine } from './stale-lists.ts'
import { surroundingsOf } from './surroundings.ts'

/** As for all reminders: later than this it is noise, and waits for the next workday. */
const latest = 2 * hour
/** Records looked at in one transaction, some milliseconds. */
const recordsAtOnce = 100
/** Notes written in one transaction. */
const notesAtOnce = 16

/**
 * One private note for everybody of whose records there is something new to say, on workdays. What is to be said is written down first, a few
 * records at a time, and handed out then: killed in between, it goes on where it was and nobody gets a second note. One of which nothing can be said is left out.
 */
export const morningNotes = async (inTransaction: InTransaction, onBug: (error: unknown) => void): Promise<void> => {
  if (!(await inTransaction('morning', async (ctx) => isTime(ctx)))) return
  const but: string[] = []
  const toSpeak = () =>
    inTransaction('morning', ({ tx, now, rules }) =>
      idsToSpeak(tx, dayOf(now, rules.zone), { but, limit: recordsAtOnce }),
    )
  const onFailed = (id: string, error: unknown) => {
    but.push(id)
    onBug(error)
  }
  let more = true
  while (more) {
    const ids = await toSpeak()
    await someOrEach(inTransaction, 'morning', { ids, work: collectAlerts, onFailed })
    more = ids.length === recordsAtOnce
  }
  const behind = (after: string) => inTransaction('morning', ({ tx }) => peopleWithLines(tx, after, notesAtOnce))
  for (let ids = await behind(''); ids.length > 0; ids = await behind(ids.at(-1) ?? ''))
    await someOrEach(inTransaction, 'morning', { ids, work: sendNotes, onFailed })
}

const isTime = ({ now, rules }: Ctx): boolean =>
  isWorkingTime(rules.calendar, now, rules.zone) &&
  msBetween(instantOf(dayOf(now, rules.zone), morningTime, rules.zone), now) <= latest

const sendNotes = async (ctx: Ctx, people: readonly string[]): Promise<void> => {
  for (const personId of people) await sendNote(ctx, personId)
}

const sendNote = async (ctx: Ctx, personId: string): Promise<void> => {
  const lines = await takeMorningLines(ctx.tx, personId)
  const person = await readPerson(ctx.tx, personId)
  if (person?.state !== 'active' || person.openId === undefined) return
  const actor = await readActor(ctx.tx, person.openId)
  const rows = await rowsOf({ ...ctx, actor }, lines)
  if (rows.length === 0) return
  const key = `morning/${dayOf(ctx.now, ctx.rules.zone)}/${personId}`
  const to = { type: 'open_id', id: person.openId, personId } as const
  const { id } = await sendTo(ctx, to, { key, topic: 'record-note', content: { card: draw(ctx, rows) } })
  await showOn(
    ctx.tx,
    id,
    { as: 'note', by: person.openId, lines },
    lines.map(({ recordId }) => recordId),
    ctx.now,
  )
}

/** The same note with what may be read of it now. */
export const redrawNote = async (ctx: ActorCtx, lines: readonly MorningLine[]) => draw(ctx, await rowsOf(ctx, lines))

const draw = ({ now, rules }: Ctx, rows: readonly MorningRow[]) =>
  morningCard({ dayText: dayText(dayOf(now, rules.zone)), rows })

/** What still holds and may be read, the worst light first. */
const rowsOf = async (ctx: ActorCtx, lines: readonly MorningLine[]): Promise<MorningRow[]> => {
  const at = await surroundingsOf(ctx, undefined)
  const rows: (MorningRow & { rank: number })[] = []
  for (const { recordId, key, inPlaceOf } of lines) {
    const record = await readRecord(ctx.tx, recordId)
    const kind = record && kindOf(record.kind)
    const alert = kind && alertOf(kind, record, key, at)
    if (!record || !kind || !alert) continue
    const seen = maySee(ctx, kind, record, await relationsOf(ctx, record))
    if (!seen && !record.sensitive) continue
    if (kind.declared.review) {
      if (seen) rows.push({ ...(await reviewLine(ctx, kind, record)), light: undefined, rank: rankOf(undefined) })
      continue
    }
    const words = kind.texts.alerts?.[alert.say] ?? t.alerts[alert.say]
    rows.push({
      name: seen ? `${numberOf(ctx, record)} ${record.title}` : rowTitle(ctx, record),
      light: record.lit?.light,
      text: t.alertLine(words?.(dayText(alert.day)) ?? '', {
        part: seen ? alert.part : undefined,
        inPlaceOf,
        unassigned: await isUnassigned(ctx.tx, record),
      }),
      rank: rankOf(record.lit),
    })
  }
  return rows.toSorted((a, b) => a.rank - b.rank)
}
