import { bareLine } from './numbering.ts'
import { countCharacters, textLines } from './text.ts'
import type { WeeklyContent } from './weekly.ts'

/** What of a report's words somebody had to write: a line that stood in last week's report or plan is not counted, of one that was changed what is new. */
export const writtenCharacters = (content: WeeklyContent, before: WeeklyContent | undefined): number => {
  const known = linesOf([before?.progress, before?.nextPlan, ...content.lastPlan.map(({ text }) => text)])
  const texts = [content.progress, content.nextPlan, content.askDetail, content.riskDetail]
  return linesOf(texts).reduce((sum, line) => sum + newCharacters(line, known), 0)
}

const linesOf = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap((text) => textLines(text ?? '').map(bareLine))

/** A line is held against the one known line it has most in common with, from its beginning and from its end. */
const newCharacters = (line: string, known: readonly string[]): number =>
  Math.min(countCharacters(line), ...known.filter((one) => isLike(line, one)).map((one) => added(line, one)))

/** Two that share a beginning or an end by chance are two lines. */
const isLike = (line: string, one: string): boolean => added(line, one) <= countCharacters(line) / 2

const added = (line: string, one: string): number => {
  const [a, b] = [[...line], [...one]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return a.length - start - end
}

/** The middle one; of an even number the lower of the two. */
export const median = (figures: readonly number[]): number | undefined =>
  figures.toSorted((a, b) => a - b)[Math.floor((figures.length - 1) / 2)]
