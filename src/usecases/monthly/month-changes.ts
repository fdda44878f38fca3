import { type MonthContent, moveFields } from '../../domain/monthly.ts'
import { monthDay } from '../../texts/dates.ts'
import { basisWords, issuesWord, monthFieldWords, yiText, yoyText } from '../../texts/monthly.ts'
import { askWords } from '../../texts/words.ts'
import type { Change } from '../reports/report-kind.ts'

const inOneLine = (text: string): string => text.replaceAll('\n', '／')

/** A month's report part by part, in the order of its steps, each in one line. */
const partsOf = (content: MonthContent): [name: string, words: string][] => [
  [monthFieldWords.points, inOneLine(content.points)],
  [monthFieldWords.output, yiText(content.output.yi)],
  [monthFieldWords.cumulative, yiText(content.cumulative.yi)],
  [monthFieldWords.yoy, yoyText(content.yoy)],
  [monthFieldWords.basis, basisWords[content.basis]],
  [monthFieldWords.cutoff, monthDay(content.cutoff)],
  ...moveFields.map((field): [string, string] => [monthFieldWords[field], inOneLine(content.moves[field])]),
  [issuesWord, content.issues.map(({ level, text }) => `${askWords[level]}：${inOneLine(text)}`).join('／')],
  [monthFieldWords.liaison, inOneLine(content.liaison)],
  [monthFieldWords.next_month, inOneLine(content.nextMonth)],
]

/** What differs between two versions of a month: the part, what it was, what it is. */
export const monthChanges = (before: MonthContent, after: MonthContent): Change[] => {
  const now = partsOf(after)
  return partsOf(before).flatMap(([name, from], i): Change[] => {
    const to = now[i]?.[1] ?? ''
    return from === to ? [] : [[name, from, to]]
  })
}
