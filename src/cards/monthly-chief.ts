import type { Month } from '../domain/month-plan.ts'
import type { Basis, MoveField } from '../domain/monthly.ts'
import type { Shown } from '../domain/shown-figure.ts'
import type { Day } from '../domain/time.ts'
import * as d from '../texts/digest.ts'
import { figuresLine, shownText } from '../texts/monthly.ts'
import * as t from '../texts/monthly-digest.ts'
import type { SignWord } from '../texts/sign-off.ts'
import { versionTag } from '../texts/weekly.ts'
import { listed, sourceOf, standing } from './chief-digest-blocks.ts'
import { type Card, card, tag } from './kit/card.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { fullButton, type Source } from './source-line.ts'

/** A chain's figures as a group may read them. */
export interface ShownFigures {
  output: Shown
  cumulative: Shown
  yoy: number | null
  basis: Basis
  cutoff: Day
}

/** Group level: totals of the chain only, no text about single enterprises, nobody is named. */
export type MonthChiefReport =
  | {
      state: 'filed'
      /** The first of the month's points, cut to 40 字 already. */
      headline: string
      /** The others. */
      points: readonly string[]
      asks: readonly string[]
      otherAsks: { office: number; leading: number }
      figures: ShownFigures
      moved: readonly MoveField[]
      nextMonth: readonly string[]
      late: boolean
      /** Sent back and not made good yet. */
      returned?: boolean
      /** Where the chain's reports are signed. */
      sign?: SignWord | undefined
      full?: Source | undefined
      source: string
    }
  | { state: 'missing' }
  | { state: 'exempt'; cause: string }

export interface MonthChiefView {
  chainName: string
  month: Month
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  /** When its reports are due, while that is ahead. */
  notDue?: string | undefined
  report: MonthChiefReport
}

const mostLines = 3

export const shownLine = (f: ShownFigures): string =>
  figuresLine({ ...f, output: shownText(f.output), cumulative: shownText(f.cumulative) })

const isRange = (shown: Shown): boolean => !('exact' in shown)

const filed = (r: Extract<MonthChiefReport, { state: 'filed' }>): Element[] => {
  const { points } = r
  return [
    div(d.oneLine(r.headline), { size: 'heading', max: 400 }),
    ...standing(r),
    ...(r.asks.length > 0
      ? [
          heading(d.block(t.monthBlocks.chiefAsks, r.asks.length)),
          ...listed(r.asks, (text, index) => d.numbered(index, text)),
        ]
      : [div(t.noChiefAsk)]),
    ...(r.otherAsks.office + r.otherAsks.leading > 0 ? [div(d.otherAsks(r.otherAsks))] : []),
    heading(d.block(t.monthBlocks.figures)),
    div(shownLine(r.figures)),
    ...(isRange(r.figures.output) ? [note(t.groupFigures)] : []),
    ...(points.length > 0 ? [heading(d.block(t.monthBlocks.points)), ...listed(points, d.bulleted)] : []),
    div(d.blockLine(t.monthBlocks.moves, t.movesLine(r.moved))),
    heading(d.block(t.monthBlocks.nextMonth)),
    ...listed(r.nextMonth, d.bulleted),
    hr(),
    note(d.sourceLine(sourceOf(r))),
    ...fullButton(r.full),
  ]
}

/** The month in a chief's group, for twenty seconds on a phone. */
export const monthChiefCard = (v: MonthChiefView): Card => {
  const { report } = v
  const late = report.state === 'filed' && report.late
  return card({
    title: t.monthChiefTitle(v.chainName, v.month),
    subtitle: t.monthChiefSubtitle,
    template: report.state !== 'filed' ? 'grey' : report.asks.length > 0 ? 'orange' : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      late ? tag(d.digestTags.late, 'orange') : v.catchUpDue !== undefined && tag(d.digestTags.catchUp, 'orange'),
      v.notDue !== undefined && tag(d.digestTags.early, 'orange'),
    ],
    summary: t.monthChiefTitle(v.chainName, v.month),
    elements: [
      ...v.notes.slice(0, mostLines).map(note),
      v.catchUpDue !== undefined && note(d.catchUpNote(v.catchUpDue)),
      ...(report.state === 'missing'
        ? [div(v.notDue === undefined ? t.monthMissingLine : d.missingYet(v.notDue, t.monthWhat))]
        : report.state === 'exempt'
          ? [div(t.monthExemptLine(report.cause))]
          : filed(report)),
    ],
  })
}
