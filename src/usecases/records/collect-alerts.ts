import { addMorningLine } from '../../db/morning-lines.ts'
import { saveTurned } from '../../db/open-records.ts'
import { readRecords, type StoredRecord } from '../../db/records.ts'
import { mayBeSaid } from '../../db/restore.ts'
import { type Alert, alertKey, untold } from '../../domain/records/alerts.ts'
import type { Surroundings } from '../../domain/records/kind.ts'
import { instantOf, type TimeOfDay } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { type Away, awayToday, standInOf } from '../people/stand-ins.ts'
import { type Kind, kindOf, turned } from './kinds.ts'
import { leadersOf, raiserOf, rungOf, workersOf } from './relation.ts'
import { isToldOfList } from './stale-lists.ts'
import { surroundingsOf, withTasks } from './surroundings.ts'

/** Everybody's morning note, by the office's clock. */
export const morningTime: TimeOfDay = '09:00'

/** Writes down what records have to say today and to whom, each thing once. */
export const collectAlerts = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  const at = await withTasks(ctx, await surroundingsOf(ctx, undefined), ids)
  const away = await awayToday(ctx)
  for (const record of await readRecords(ctx.tx, ids)) if (record.open) await speak(ctx, record, at, away)
}

const speak = async (ctx: Ctx, record: StoredRecord, at: Surroundings, away: Away): Promise<void> => {
  const kind = kindOf(record.kind)
  const due = kind ? alertsDue(kind, record, at) : []
  for (const alert of due) {
    // Said perhaps in time that a restored backup knows nothing of: rather not than twice.
    const since = instantOf(alert.on, morningTime, ctx.rules.zone)
    if (isOver(alert, at) || (await mayBeSaid(ctx.tx, since))) continue
    for (const personId of await readersOf(ctx, alert, record)) {
      const standIn = await standInOf(ctx.tx, personId, away)
      if (away.has(personId) && !standIn) continue
      if (kind && (await isToldOfList(ctx, kind, record, standIn?.id ?? personId))) continue
      await addMorningLine(ctx.tx, {
        personId: standIn?.id ?? personId,
        recordId: record.id,
        key: alertKey(alert),
        inPlaceOf: standIn && record.owner?.id === personId ? record.owner.name : undefined,
      })
    }
  }
  const told = { ...record, told: [...record.told, ...due.map(alertKey)] }
  await saveTurned(ctx.tx, kind ? turned(kind, told, at) : { ...told, nextOn: undefined })
}

const alertsDue = (kind: Kind, record: StoredRecord, at: Surroundings): Alert[] =>
  untold(kind.declared.alerts?.(record, at) ?? [], record.told).filter(({ on }) => on <= at.today)

const isOver = ({ until }: Alert, { today }: Surroundings): boolean => until !== undefined && until < today

const readersOf = ({ tx }: Ctx, { to }: Alert, record: StoredRecord): Promise<string[]> => {
  if (to === 'raiser') return raiserOf(tx, record)
  if (to === 'rung') return rungOf(tx, record)
  return to === 'workers' ? workersOf(tx, record) : leadersOf(tx, to === 'lead' ? record.chainId : undefined)
}

/** What a record has to say under this key, if it still has. */
export const alertOf = (kind: Kind, record: StoredRecord, key: string, at: Surroundings): Alert | undefined =>
  kind.declared.alerts?.(record, at).find((alert) => alertKey(alert) === key && !isOver(alert, at))
