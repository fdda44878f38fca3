import { withoutMarks } from './normalise.ts'
import { fail, ok, type Result } from './result.ts'
import type { DayTime, HolidayRule, WeeklyClock } from './week-plan.ts'
import { type ClockPoint, clockFaults } from './weekly-clock.ts'

/** How the office writes the points of its week in 设置. */
export const pointWords: Record<string, Exclude<ClockPoint, 'reminders'> | 'reminder-1' | 'reminder-2'> = {
  开放: 'opens',
  发卡: 'card',
  提醒一: 'reminder-1',
  提醒二: 'reminder-2',
  备报: 'backup',
  截止: 'due',
  回执: 'receipt',
  摘要: 'digest.chief',
  周览: 'digest.office',
  锁定: 'lock',
}

export const holidayWords: Record<string, HolidayRule> = { 顺延: 'postpone', 提前: 'advance', 合并: 'merge' }

export interface ClockChange {
  clock: WeeklyClock
  holiday: HolidayRule
}

export type ClockChangeFault =
  | { reason: 'not-understood'; words: string }
  | { reason: 'order'; earlier: ClockPoint; later: ClockPoint }

const synonyms: Record<string, string> = {
  提醒1: '提醒一',
  提醒2: '提醒二',
  卡片: '发卡',
  链长摘要: '摘要',
  推进办周览: '周览',
}

/** Reads `截止 周四 17:00`, several of them after each other, and `节假日 提前`. The whole clock must still be in order. */
export function readClockChange(words: string, now: ClockChange): Result<ClockChange, ClockChangeFault[]> {
  const typed = words.normalize('NFKC').trim()
  const pieces = typed
    .split(/[\n;；,，、]+/u)
    .map(withoutMarks)
    .filter(Boolean)
  let changed = structuredClone(now)
  for (const piece of pieces) {
    const next = readPiece(piece, changed)
    if (!next) return fail([{ reason: 'not-understood', words: piece }])
    changed = next
  }
  if (pieces.length === 0) return fail([{ reason: 'not-understood', words: typed }])
  const faults = clockFaults(changed.clock)
  return faults.length > 0 ? fail(faults.map((fault) => ({ reason: 'order', ...fault }))) : ok(changed)
}

const weekdays = '一二三四五'

function readPiece(piece: string, now: ClockChange): ClockChange | undefined {
  const rule = /^节假日(?:规则)?\s*(顺延|提前|合并)$/u.exec(piece)?.[1]
  if (rule) return { ...now, holiday: holidayWords[rule] ?? now.holiday }
  const match = /^(\S+?)\s*(?:每)?(?:周|星期)([一二三四五])\s*(\d{1,2}):(\d{2})$/u.exec(piece)
  if (!match) return undefined
  const [, word = '', weekday = '', hours = '', minutes = ''] = match
  const point = pointWords[synonyms[word] ?? word]
  if (!point || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return {
    ...now,
    clock: withPoint(now.clock, point, {
      weekday: weekdays.indexOf(weekday) + 1,
      time: `${hours.padStart(2, '0')}:${minutes}`,
    }),
  }
}

function withPoint(clock: WeeklyClock, point: (typeof pointWords)[string], at: DayTime): WeeklyClock {
  switch (point) {
    case 'reminder-1':
      return { ...clock, reminders: [at, ...clock.reminders.slice(1)] }
    case 'reminder-2':
      return { ...clock, reminders: [clock.reminders[0] ?? at, at] }
    case 'digest.chief':
      return { ...clock, digest: { ...clock.digest, chief: at } }
    case 'digest.office':
      return { ...clock, digest: { ...clock.digest, office: at } }
    default:
      return { ...clock, [point]: at }
  }
}
