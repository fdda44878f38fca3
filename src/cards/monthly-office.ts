import type { Month } from '../domain/month-plan.ts'
import type { MoveField } from '../domain/monthly.ts'
import * as d from '../texts/digest.ts'
import * as t from '../texts/monthly-digest.ts'
import { versionTag } from '../texts/weekly.ts'
import { type Card, card, tag } from './kit/card.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { type ShownFigures, shownLine } from './monthly-chief.ts'
import {
  askBlocks,
  asksByLevel,
  exemptBlock,
  handling,
  marks,
  type OfficeDigestView,
  owingBlock,
} from './office-digest-blocks.ts'
import { type Source, sourcedLines, spareSources } from './source-line.ts'

type Span = { from: number; to: number }

export interface MonthOfficeView {
  month: Month
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  /** When its reports are due, while that is ahead. */
  notDue?: string | undefined
  counts: d.OwedCounts
  asks: OfficeDigestView['asks']
  figures: readonly {
    chainName: string
    figures: ShownFigures
    late: boolean
    returned?: boolean
    source?: Source
  }[]
  /** One per 口径: figures of different 口径 are not added up. */
  totals: readonly { basis: string; chains: number; output: Span; cumulative: Span; sharing: readonly string[] }[]
  /** Names of chains whose output is far from last month's. */
  jumped: readonly string[]
  moves: Record<MoveField, number>
  owing: readonly string[]
  drafts?: readonly string[] | undefined
  exempt: readonly { chainName: string; cause: string }[]
  /** What was sent back this month, made good or not. */
  returns?: OfficeDigestView['returns']
  /** Names of chains whose reports wait for a signature, or passed without. */
  unsigned?: OfficeDigestView['unsigned']
  prompts: number
  source: string
}

const mostLines = 3
const mostChains = 8

/** 推进办月报, in the office's group. */
export const monthOfficeCard = (v: MonthOfficeView): Card => {
  const lines = spareSources({
    ...asksByLevel(v.asks),
    figures: {
      lines: v.figures.map((each) => ({
        text: d.chainLine(each.chainName, shownLine(each.figures), marks(each)),
        source: each.source,
      })),
      most: mostChains,
    },
  })
  const names = (chains: readonly string[]) => d.nameChains(chains, mostChains)
  const ranges = v.figures.some(({ figures }) => !('exact' in figures.output))
  return card({
    title: t.monthOfficeTitle(v.month),
    template:
      v.asks.length + (v.notDue === undefined ? v.owing.length + (v.drafts?.length ?? 0) : 0) > 0 ? 'orange' : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      v.catchUpDue !== undefined && tag(d.digestTags.catchUp, 'orange'),
      v.notDue !== undefined && tag(d.digestTags.early, 'orange'),
    ],
    summary: t.monthOfficeTitle(v.month),
    elements: [
      ...v.notes.slice(0, mostLines).map(note),
      v.catchUpDue !== undefined && note(d.catchUpNote(v.catchUpDue)),
      div(d.countsLine(v.counts)),
      v.asks.length === 0 && div(t.monthQuiet(v.counts)),
      ...askBlocks(lines),
      heading(d.block(t.monthBlocks.figures)),
      v.figures.length === 0 && div(t.noFigures),
      ...sourcedLines(lines.figures, { block: 'figures', most: mostChains, mark: (text) => text }),
      ...v.totals.map((total) => div(t.totalLine({ ...total, sharing: names(total.sharing) }))),
      ranges && note(t.groupFigures),
      v.jumped.length > 0 && div(t.jumpedLine(names(v.jumped)), { colour: 'orange' }),
      v.figures.length > 0 && div(d.blockLine(t.monthBlocks.moves, t.moveCounts(v.moves, v.counts))),
      ...owingBlock(v, mostChains),
      ...exemptBlock(v.exempt),
      ...handling(v),
      hr(),
      note(t.monthPrompts(v.prompts)),
      note(d.sourceLine(v.source)),
    ],
  })
}
