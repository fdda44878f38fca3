import { readDay } from '../../domain/day-words.ts'
import { addDays, type Day, dayOf } from '../../domain/time.ts'
import * as t from '../../texts/answers.ts'
import { dayText, monthDay, spanText } from '../../texts/dates.ts'
import type { Asked } from '../command.ts'
import { answerWith, type Question } from './question.ts'

const oneYear = 366

/** The next days off for a holiday, `国庆`; undefined where the calendar has none ahead. */
const holidayDays = ({ rules: { calendar } }: Asked, name: string, today: Day): Day[] => {
  const days: Day[] = []
  for (let ahead = 0; ahead < oneYear; ahead += 1) {
    const day = addDays(today, ahead)
    const isIt = calendar.holidayName(day)?.includes(name.slice(0, 2)) ?? false
    if (isIt) days.push(day)
    else if (days.length > 0) break
  }
  return days
}

/** 明天上班吗, 国庆放几天. */
export const workday: Question = async (asked, reading) => {
  const { calendar, zone } = asked.rules
  const today = dayOf(asked.now, zone)
  const word = reading.words('day')[0] ?? '明天'
  const day = word === '昨天' ? addDays(today, -1) : word === '前天' ? addDays(today, -2) : readDay(word, today)
  const lines: string[] = []
  if (day) lines.push(t.workdayLine(dayText(day), calendar.isWorkday(day), calendar.holidayName(day)))
  else {
    const days = holidayDays(asked, word, today)
    const [first, last] = [days[0], days.at(-1)]
    if (first && last)
      lines.push(t.restLine(word, first === last ? monthDay(first) : spanText(first, last), days.length))
    else lines.push(t.noSuchHoliday(word))
  }
  if (calendar.isProvisional(day ?? today)) lines.push(t.provisionalLine)
  return answerWith({ title: t.answerTitles.workday, lines, where: 'here' })
}
