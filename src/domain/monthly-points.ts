import type { MonthLine } from './monthly.ts'
import { withoutNumbering } from './numbering.ts'
import { textLines } from './text.ts'

export const mostPoints = 5

const weekOf = ({ of }: MonthLine): string | undefined => (of === 'closed' ? undefined : of.week)

/** Lines ticked before anybody touches the card: one headline a week, the newest first, since the first point is the month's headline. */
export const firstPicks = (lines: readonly MonthLine[]): string[] =>
  lines
    .filter((one, i) => weekOf(one) !== undefined && lines.findIndex((line) => weekOf(line) === weekOf(one)) === i)
    .slice(0, mostPoints)
    .map(({ value }) => value)

export const wordsOf = (picked: readonly string[], lines: readonly MonthLine[]): string =>
  lines
    .filter(({ value }) => picked.includes(value))
    .map(({ text }) => text)
    .join('\n')

/**
 * The text after ticks have changed: a line newly ticked is added at the end, one unticked goes where it still stands as it came;
 * whatever a person has written or reworded stays.
 */
export const withPicks = (
  text: string,
  change: { before: readonly string[]; after: readonly string[] },
  lines: readonly MonthLine[],
): string => {
  const textOf = (values: readonly string[]) =>
    lines.filter(({ value }) => values.includes(value)).map((line) => line.text)
  const gone = textOf(change.before.filter((value) => !change.after.includes(value)))
  // Without numbering: it would not count on any more where a line has gone.
  const kept = withoutNumbering(textLines(text)).filter((line) => !gone.includes(line))
  const standing = new Set(kept)
  const come = textOf(change.after.filter((value) => !change.before.includes(value)))
  return [...kept, ...come.filter((line) => !standing.has(line))].join('\n')
}
