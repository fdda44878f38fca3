import { moreLine } from '../texts/digest.ts'
import { lookButtons } from '../texts/look.ts'
import { firstOf } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, withButton } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** The report and version that a line of a digest was taken from. */
export interface Source {
  item: string
  rev: number
}

/** A line of a digest. */
export interface SourcedLine {
  text: string
  source?: Source | undefined
}

const full = (label: string, { item, rev }: Source, about?: string) =>
  ({ label, kind: 'quiet', ...(about && { about }), action: { on: 'report', do: 'full', item, rev } }) as const

export const fullSpec = (source: Source): ButtonSpec => full(lookButtons.full, source)

/** 看全文 by itself, where all of a card is one report. */
export const fullButton = (source: Source | undefined): Element[] =>
  source ? [buttons(full(lookButtons.full, source))] : []

/** Feishu takes 200 elements a card, and a button beside a line makes five more of it. */
const mostButtons = 10

/**
 * Leaves so many sources that the card can hold their buttons: the first line of every report has one before any other line of it has.
 * @param blocks in reading order; lines beyond `most` of a block are not shown.
 */
export const spareSources = <Name extends string>(
  blocks: Record<Name, { lines: readonly SourcedLine[]; most: number }>,
): Record<Name, SourcedLine[]> => {
  const all = Object.values<{ lines: readonly SourcedLine[]; most: number }>(blocks)
  const shown = all.flatMap(({ lines, most }) => lines.slice(0, most)).filter(({ source }) => source)
  const met = new Set<string>()
  const first = shown.filter(({ source }) => source && !met.has(source.item) && met.add(source.item))
  const kept = new Set([...first, ...shown.filter((line) => !first.includes(line))].slice(0, mostButtons))
  const spared = Object.entries<{ lines: readonly SourcedLine[] }>(blocks).map(
    ([name, { lines }]) => [name, lines.map((line) => (kept.has(line) ? line : { text: line.text }))] as const,
  )
  return Object.fromEntries(spared) as unknown as Record<Name, SourcedLine[]>
}

/** At most so many lines, each with 看全文 beside it, then how many more. @param block tells lines of the same report apart. */
export const sourcedLines = (
  lines: readonly SourcedLine[],
  { block, most, mark }: { block: string; most: number; mark: (text: string, index: number) => string },
): Element[] => {
  const { shown, rest } = firstOf(lines, most)
  return [
    ...shown.map(({ text, source }, index) => {
      const line = div(mark(text, index), { max: 600 })
      return source ? withButton(line, full(lookButtons.full, source, `${block}_${index}_${source.item}`)) : line
    }),
    ...(rest > 0 ? [note(moreLine(rest))] : []),
  ]
}
