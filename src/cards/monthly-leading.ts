import type { Month } from '../domain/month-plan.ts'
import type { Topmost } from '../domain/plan-targets.ts'
import { returnedChains } from '../texts/corrections.ts'
import * as d from '../texts/digest.ts'
import * as t from '../texts/monthly-digest.ts'
import { leadingHead, leadingLine } from '../texts/record-digest.ts'
import type { Reported } from '../texts/reported.ts'
import { versionTag } from '../texts/weekly.ts'
import { answers, type DecideView, listed } from './chief-digest-blocks.ts'
import { type Card, card, firstOf, tag } from './kit/card.ts'
import { gauges } from './kit/chart.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { type SourcedLine, sourcedLines } from './source-line.ts'

export interface TargetRow {
  /** Short, for beside the bar. */
  shortName: string
  /** Of the target; 1 is reached. */
  share: number
  percent: string
  /** `航天产业链：累计 31 亿元，…` */
  line: string
}

export interface TargetView {
  title: string
  year: number
  /** The target's year is past. */
  ended: boolean
  scope: 'each' | 'one'
  /** Each chain; of `one`, the strongest. */
  rows: readonly TargetRow[]
  /** Of `one`, whether it is known to be the strongest. */
  top?: Topmost
  /** Chains without a figure. */
  missing: number
}

export interface MonthLeadingView {
  month: Month
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  /** When its reports are due, while that is ahead. */
  notDue?: string | undefined
  counts: Reported
  /** The weekly reports of the month, which tell of risks. */
  weeklies: Reported
  /** Chains whose report was sent back and is not made good yet: their figures are shown all the same. */
  returned?: readonly string[] | undefined
  /** What the leading group is asked to decide. */
  asks: readonly SourcedLine[]
  /** Cases that it is asked to decide, which are records. */
  cases?: readonly (DecideView & { place: string })[] | undefined
  red: readonly string[]
  /** How many records are red, and of each chain. */
  redRecords?: { total: string; chains: readonly string[] } | undefined
  /** 会议决定, 重大事项 and 经验采用, a line each. */
  ledger?: readonly string[]
  targets: readonly TargetView[]
  /** A chain's figure is shown as a range. */
  ranges: boolean
  source: string
}

const mostLines = 3
const mostGauges = 8

const target = (v: TargetView): Element[] => {
  const { shown, rest } = firstOf(v.rows, mostGauges)
  return [
    heading(d.block(t.targetHeading(v.title, v.year, v.ended))),
    note(v.ended ? t.targetEndedNote : t.targetRunningNote),
    ...(shown.length > 0
      ? [gauges(shown.map(({ shortName, percent, share }) => ({ name: t.gaugeName(shortName, percent), share })))]
      : [div(t.noFigures)]),
    ...shown.map(({ line }) =>
      div(v.scope === 'one' ? t.strongest(line, v.missing, v.top ?? 'sure') : d.bulleted(line), { max: 400 }),
    ),
    ...(rest > 0 ? [note(d.moreLine(rest))] : []),
    ...(v.missing > 0 ? [note(t.gaugeMissing(v.missing))] : []),
  ]
}

/** Each with what 领导小组 may do about it. */
const toDecide = (cases: NonNullable<MonthLeadingView['cases']>): Element[] => {
  const { shown, rest } = firstOf(cases, mostLines)
  return cases.length === 0
    ? []
    : [
        heading(leadingHead(cases.length)),
        ...shown.flatMap((one, index) => [div(leadingLine(one, one.place, index)), ...answers(one)]),
        ...(rest > 0 ? [note(d.moreLine(rest))] : []),
      ]
}

const redOfChains = (lines: readonly string[]): Element[] => {
  const { shown, rest } = firstOf(lines, mostGauges)
  return [...shown.map((line) => div(d.bulleted(line))), ...(rest > 0 ? [note(d.moreLine(rest))] : [])]
}

/** One page for 领导小组: what it has to decide, what is red, and how far the plan's targets are. */
export const monthLeadingCard = (v: MonthLeadingView): Card =>
  card({
    title: t.monthLeadingTitle(v.month),
    template: v.red.length > 0 || v.redRecords ? 'red' : v.asks.length > 0 ? 'orange' : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      v.catchUpDue !== undefined && tag(d.digestTags.catchUp, 'orange'),
      v.notDue !== undefined && tag(d.digestTags.early, 'orange'),
    ],
    summary: t.monthLeadingTitle(v.month),
    elements: [
      ...v.notes.slice(0, mostLines).map(note),
      v.catchUpDue !== undefined && note(d.catchUpNote(v.catchUpDue)),
      ...(v.asks.length > 0
        ? [
            heading(d.block(t.monthBlocks.leadingAsks, v.asks.length)),
            ...sourcedLines(v.asks, {
              block: 'leading',
              most: mostLines,
              mark: (text, index) => d.numbered(index, text),
            }),
          ]
        : v.cases?.length
          ? []
          : [div(t.noLeadingAsk(v.counts))]),
      ...toDecide(v.cases ?? []),
      ...(v.red.length > 0
        ? [heading(d.block(t.monthBlocks.red, v.red.length)), ...listed(v.red, d.bulleted)]
        : [div(t.noRed(v.weeklies))]),
      ...(v.redRecords ? [heading(v.redRecords.total), ...redOfChains(v.redRecords.chains)] : []),
      ...(v.ledger ?? []).map((line) => div(line)),
      ...v.targets.flatMap(target),
      hr(),
      v.ranges && note(t.groupFigures),
      note(t.filedCount(v.counts.owed, v.counts.filed)),
      v.returned !== undefined && v.returned.length > 0 && note(returnedChains(d.nameChains(v.returned, mostGauges))),
      note(d.sourceLine(v.source)),
    ],
  })
