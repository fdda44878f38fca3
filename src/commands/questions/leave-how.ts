import { addDays, dayOf, weekdayOf } from '../../domain/time.ts'
import * as t from '../../texts/answers.ts'
import { monthDay } from '../../texts/dates.ts'
import { refused } from '../refused.ts'
import { answerWith, type Question } from './question.ts'

/** 我要请假: what has to be written, and the two ends that are meant most. Each button only shows the leave. */
export const leaveHow: Question = async (asked) => {
  const right = asked.may('leave')
  if (!right.allow) return refused(asked, right, 'leave')
  const today = dayOf(asked.now, asked.rules.zone)
  const friday = addDays(today, Math.max(0, 5 - weekdayOf(today)))
  const ends = [...new Set([addDays(today, 1), friday, addDays(friday, 7)])]
  return answerWith({
    title: t.answerTitles.leave,
    lines: [t.leaveHow(monthDay(friday))],
    says: ends.map((end) => ({ label: t.leaveUntil(monthDay(end)), words: `请假 至${monthDay(end)}` })),
  })
}
