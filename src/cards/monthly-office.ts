import type { MoveField } from '../domain/monthly.ts'
import type { Month } from '../domain/monthly-clock.ts'
import * as d from '../texts/digest.ts'
import * as t from '../texts/monthly-digest.ts'
import { demoTag, versionTag } from '../texts/weekly.ts'
import { type Card, card, firstOf, tag } from './kit/card.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { listed, type ShownFigures, shownLine } from './monthly-chief.ts'

type Span = { from: number; to: number }

export interface MonthOfficeView {
  month: Month
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  counts: d.OwedCounts
  asks: readonly { level: 'office' | 'chief' | 'leading'; chainName: string; text: string }[]
  figures: readonly { chainName: string; figures: ShownFigures; late: boolean }[]
  /** One per 口径: figures of different 口径 are not added up. */
  totals: readonly { basis: string; chains: number; output: Span; cumulative: Span; sharing: readonly string[] }[]
  /** Names of chains whose output is far from last month's. */
  jumped: readonly string[]
  moves: Record<MoveField, number>
  owing: readonly string[]
  exempt: readonly { chainName: string; cause: string }[]
  prompts: number
  source: string
  demo: boolean
}

const mostLines = 3
const mostChains = 8

const block = (name: string, texts: readonly string[]): Element[] =>
  texts.length > 0 ? [heading(d.block(name, texts.length)), ...listed(texts, d.bulleted)] : []

const figureLines = ({ figures }: MonthOfficeView): Element[] => {
  const { shown, rest } = firstOf(figures, mostChains)
  return [
    ...shown.map((each) =>
      div(d.chainLine(each.chainName, shownLine(each.figures), each.late ? d.digestTags.late : undefined), {
        max: 600,
      }),
    ),
    ...(rest > 0 ? [note(d.moreLine(rest))] : []),
  ]
}

/** 推进办月报, in the office's group. */
export const monthOfficeCard = (v: MonthOfficeView): Card => {
  const asksOf = (level: 'office' | 'chief' | 'leading') =>
    v.asks.filter((ask) => ask.level === level).map((ask) => d.chainLine(ask.chainName, ask.text))
  const names = (chains: readonly string[]) => d.nameChains(chains, mostChains)
  const ranges = v.figures.some(({ figures }) => !('exact' in figures.output))
  return card({
    title: t.monthOfficeTitle(v.month),
    template: v.asks.length + v.owing.length > 0 ? 'orange' : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      v.catchUpDue !== undefined && tag(d.digestTags.catchUp, 'orange'),
      v.demo && tag(demoTag, 'violet'),
    ],
    summary: t.monthOfficeTitle(v.month),
    elements: [
      ...v.notes.slice(0, mostLines).map(note),
      v.catchUpDue !== undefined && note(d.catchUpNote(v.catchUpDue)),
      div(d.countsLine(v.counts)),
      v.asks.length === 0 && div(t.noOfficeAsk),
      ...(['office', 'chief', 'leading'] as const).flatMap((level) => block(d.blockWords[level], asksOf(level))),
      heading(d.block(t.monthBlocks.figures)),
      v.figures.length === 0 && div(t.noFigures),
      ...figureLines(v),
      ...v.totals.map((total) => div(t.totalLine({ ...total, sharing: names(total.sharing) }))),
      ranges && note(t.groupFigures),
      v.jumped.length > 0 && div(t.jumpedLine(names(v.jumped)), { colour: 'orange' }),
      v.figures.length > 0 && div(d.blockLine(t.monthBlocks.moves, t.moveCounts(v.moves))),
      v.owing.length > 0 && div(d.blockLine(d.blockWords.owing, names(v.owing)), { colour: 'red' }),
      ...block(
        d.blockWords.exempt,
        v.exempt.map((each) => d.chainLine(each.chainName, each.cause)),
      ),
      hr(),
      note(t.monthPrompts(v.prompts)),
      note(d.sourceLine(v.source)),
    ],
  })
}
