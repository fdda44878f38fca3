import { readDay } from '../../domain/day-words.ts'
import { addDays, type Day, dayOf, dayOfWeek, weekOf } from '../../domain/time.ts'
import * as t from '../../texts/answers.ts'
import { dayText, monthDay, spanText } from '../../texts/dates.ts'
import { planFrom } from '../../usecases/reports/open-periods.ts'
import { periodWords } from '../../usecases/reports/period-words.ts'
import type { Answer, Asked } from '../command.ts'
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
  const [next] = reading.words('next')
  if (next !== undefined && !reading.has('day')) return ofWeek(asked, addDays(today, next.startsWith('下下') ? 14 : 7))
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
  const of = day ?? holidayDays(asked, word, today)[0]
  if (reading.has('fill') && of) {
    const words = periodWords(planFrom(weekOf(of), asked.rules), asked.rules)
    lines.push(t.dueOf(words.name, words.due))
  }
  return answerWith({ title: t.answerTitles.workday, lines, where: 'here' })
}

/** 下周放假吗: its days that are not what their weekday says. */
const ofWeek = ({ rules: { calendar } }: Asked, within: Day): Answer => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => dayOfWeek(weekOf(within), weekday))
  const unusual = days.filter((day, at) => calendar.isWorkday(day) !== at < 5)
  const [first, last] = [days[0], days.at(-1)] as [Day, Day]
  return answerWith({
    title: t.answerTitles.workday,
    lines: [
      unusual.length === 0
        ? t.usualWeek(spanText(first, last))
        : unusual
            .map((day) => t.workdayLine(dayText(day), calendar.isWorkday(day), calendar.holidayName(day)))
            .join(''),
      ...(days.some((day) => calendar.isProvisional(day)) ? [t.provisionalLine] : []),
    ],
    where: 'here',
  })
}
