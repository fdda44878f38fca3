import { type DayTime, nominalWorkdays, type WeeklyClock } from './week-plan.ts'

export const defaultWeeklyClock: WeeklyClock = {
  opens: { weekday: 1, time: '09:00' },
  card: { weekday: 3, time: '15:00' },
  reminders: [
    { weekday: 4, time: '10:00' },
    { weekday: 4, time: '16:00' },
  ],
  backup: { weekday: 4, time: '17:00' },
  due: { weekday: 4, time: '18:00' },
  receipt: { weekday: 4, time: '18:05' },
  digest: { chief: { weekday: 5, time: '08:30' }, office: { weekday: 5, time: '08:40' } },
  lock: { weekday: 5, time: '12:00' },
}

/** Names of the clock's points in the order they must happen. */
export type ClockPoint =
  | 'opens'
  | 'card'
  | 'reminders'
  | 'backup'
  | 'due'
  | 'receipt'
  | 'digest.chief'
  | 'digest.office'
  | 'lock'

/** Pairs that stand in the wrong order. Empty means: opens ≤ card < reminders < backup < due < receipt < digests ≤ lock. */
export function clockFaults(clock: WeeklyClock): { earlier: ClockPoint; later: ClockPoint }[] {
  const minutes = ({ time }: DayTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const before = (point: DayTime) => -nominalWorkdays(point, clock.due) * 1440 + minutes(point)
  const after = (point: DayTime) => nominalWorkdays(clock.due, point) * 1440 + minutes(point)
  const due = minutes(clock.due)
  const steps: [ClockPoint, number][] = [
    ['card', before(clock.card)],
    ...clock.reminders.map((point): [ClockPoint, number] => ['reminders', before(point)]),
    ['backup', before(clock.backup)],
    ['due', due],
    ['receipt', after(clock.receipt)],
  ]
  const faults = steps.flatMap(([later, at], i) => {
    const [earlier, previous] = steps[i - 1] ?? ['card', Number.NEGATIVE_INFINITY]
    return previous < at ? [] : [{ earlier, later }]
  })
  const digests = { 'digest.chief': after(clock.digest.chief), 'digest.office': after(clock.digest.office) }
  const pairs: [ClockPoint, ClockPoint, boolean][] = [
    ['opens', 'card', before(clock.opens) <= before(clock.card)],
    ['receipt', 'digest.chief', after(clock.receipt) < digests['digest.chief']],
    ['receipt', 'digest.office', after(clock.receipt) < digests['digest.office']],
    ['digest.chief', 'lock', digests['digest.chief'] <= after(clock.lock)],
    ['digest.office', 'lock', digests['digest.office'] <= after(clock.lock)],
  ]
  return [...faults, ...pairs.flatMap(([earlier, later, fine]) => (fine ? [] : [{ earlier, later }]))]
}
