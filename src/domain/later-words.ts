import type { Calendar } from './calendar.ts'
import { plainWord } from './normalise.ts'
import { addMs, dayOf, hour, type Instant, instantOf, minute, type TimeOfDay } from './time.ts'
import { isWorkingTime } from './working-time.ts'

/** 稍后: in so many minutes, or at a time of the same day. */
export type Later = { minutes: number } | { time: TimeOfDay }

/** What the buttons under a reminder offer. */
export const laterChoices: readonly Later[] = [{ minutes: 60 }, { time: '15:30' }, { time: '17:00' }]

const numbers: Record<string, number> = { 半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4 }
const number = (word: string): number => numbers[word] ?? Number(word)

/** 15:30, 15点半, 下午3点, 1小时后, 半小时, 30分钟. @returns undefined for anything else. */
export function readLater(words: string): Later | undefined {
  const typed = plainWord(words).normalize('NFKC').replace(/\s+/g, '')
  const hours = /^([\d一二两三四半])个?(半)?小时(半)?(?:后|以后|之后)?$/u.exec(typed)
  if (hours) return { minutes: (number(hours[1] ?? '') + (hours[2] || hours[3] ? 0.5 : 0)) * 60 }
  const minutes = /^(\d{1,3})分钟?(?:后|以后|之后)?$/u.exec(typed)
  if (minutes) return { minutes: Number(minutes[1]) }
  const clock = /^(?:今天)?(上午|早上|中午|下午|晚上)?(\d{1,2})(?::(\d{2})|[点时](?:(半)|(\d{1,2})分?)?)$/u.exec(typed)
  if (!clock) return undefined
  const [, part = '', hourWord = '', colon, half, spoken] = clock
  const afternoon = /下午|晚上/.test(part) && Number(hourWord) < 12
  const [h, m] = [Number(hourWord) + (afternoon ? 12 : 0), half ? 30 : Number(colon ?? spoken ?? 0)]
  if (h > 23 || m > 59) return undefined
  return { time: `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` }
}

export const laterAt = (later: Later, now: Instant, zone: string): Instant =>
  'time' in later ? instantOf(dayOf(now, zone), later.time, zone) : addMs(now, later.minutes * minute)

export type LaterFault = 'past' | 'after-due' | 'not-working'

/** A reminder is moved within the day, before the report is due, and into working hours. */
export function laterFault(
  at: Instant,
  { now, dueAt, calendar, zone }: { now: Instant; dueAt: Instant; calendar: Calendar; zone: string },
): LaterFault | undefined {
  if (at <= now) return 'past'
  if (at >= dueAt) return 'after-due'
  return isWorkingTime(calendar, at, zone) && dayOf(at, zone) === dayOf(now, zone) ? undefined : 'not-working'
}

/** A reminder that could not go out at its hour helps for two hours. */
export const laterLife = 2 * hour
