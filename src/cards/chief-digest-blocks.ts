import { markLines } from '../domain/numbering.ts'
import type { RiskState } from '../domain/report.ts'
import { countCharacters } from '../domain/text.ts'
import type { PlanState } from '../domain/weekly.ts'
import { digestReturned } from '../texts/corrections.ts'
import * as t from '../texts/digest.ts'
import { type ChiefRecords, chiefRecordLines } from '../texts/record-digest.ts'
import { digestSign, type SignWord } from '../texts/sign-off.ts'
import { digestSupport } from '../texts/supplement.ts'
import { riskWords } from '../texts/words.ts'
import { firstOf } from './kit/card.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { fullButton, type Source } from './source-line.ts'

/** What one chain's report says to its chief. Group level: no one who did not file is named, no figure of one enterprise. */
export type ChiefReport =
  | {
      state: 'filed' | 'no-news'
      /** Cut to 40 字 already; empty for 无新增 without words. */
      headline: string
      /** Asks of level 请链长协调. */
      asks: readonly string[]
      /** How many asks of this report go to others. */
      otherAsks: { office: number; leading: number }
      risk: RiskState
      lastPlan: Record<PlanState, number>
      nextPlan: readonly string[]
      /** 配合单位补充, with where it came from. */
      support?: readonly string[] | undefined
      late: boolean
      /** Sent back by the office and not made good yet. */
      returned?: boolean
      /** Where the chain's reports are signed. */
      sign?: SignWord | undefined
      full?: Source | undefined
      /** From `weeklySource`. */
      source: string
    }
  | { state: 'missing' }
  | { state: 'exempt'; cause: string }

type FiledReport = Extract<ChiefReport, { state: 'filed' | 'no-news' }>

export interface ChiefDigestView {
  chainName: string
  /** `第36周` */
  weekLabel: string
  version: number
  /** 顺延, merged and the like, a sentence each. */
  notes: readonly string[]
  /** When it was due, `9月4日（周五）08:30`, if it goes out late. */
  catchUpDue?: string | undefined
  /** When its reports are due, while that is ahead. */
  notDue?: string | undefined
  report: ChiefReport
  /** Of each kind that the chain has records of. */
  records?: readonly ChiefRecords[] | undefined
  /** Of which moment they are. */
  recordsSource?: string | undefined
}

const mostLines = 3

/** At most three lines of a block, then how many more. */
export const listed = (texts: readonly string[], mark: (text: string, index: number) => string): Element[] => {
  const { shown, rest } = firstOf(markLines(texts, mark), mostLines)
  return [...shown.map((text) => div(text, { max: 600 })), ...(rest > 0 ? [note(t.moreLine(rest))] : [])]
}

type Standing = Pick<Extract<ChiefReport, { state: 'filed' | 'no-news' }>, 'returned' | 'sign'>

/** Under the headline, of a week or a month: sent back, or not signed. */
export const standing = ({ returned, sign }: Standing): Element[] => [
  ...(returned ? [div(digestReturned, { colour: 'orange' })] : []),
  ...(sign && sign !== 'signed' ? [div(digestSign[sign], { colour: 'orange' })] : []),
]

export const sourceOf = ({ source, sign }: Standing & { source: string }): string =>
  sign === 'signed' ? `${source}，${digestSign.signed}` : source

const filed = (r: FiledReport, records: Element[], asOf: string | undefined): Element[] => {
  const planned = Object.values(r.lastPlan).some((count) => count > 0)
  const says = r.state === 'no-news' && !r.headline ? t.noNewsHeadline : r.headline
  return [
    div(t.oneLine(says), { size: 'heading', max: 400 }),
    ...standing(r),
    ...(r.asks.length > 0
      ? [heading(t.block(t.blockWords.chiefAsks, r.asks.length)), ...listed(r.asks, (text, i) => t.numbered(i, text))]
      : [div(r.risk === 'none' ? t.quietLine : t.noAskLine)]),
    ...(r.risk === 'none'
      ? []
      : [
          div(t.blockLine(t.blockWords.risk, t.toldOffice(riskWords[r.risk])), {
            colour: r.risk === 'new' ? 'red' : 'orange',
          }),
        ]),
    ...records,
    ...(r.otherAsks.office + r.otherAsks.leading > 0 ? [div(t.otherAsks(r.otherAsks))] : []),
    ...(planned ? [div(t.blockLine(t.blockWords.lastPlan, t.planCounts(r.lastPlan)))] : []),
    ...(r.nextPlan.length > 0 ? [heading(t.block(t.blockWords.nextPlan)), ...listed(r.nextPlan, t.bulleted)] : []),
    ...listed((r.support ?? []).map(digestSupport), (text) => text),
    hr(),
    note(t.sourceLine([sourceOf(r), ...(asOf === undefined ? [] : [asOf])].join('，'))),
    ...fullButton(r.full),
  ]
}

/** Records stand although no report does. */
const recordsAlone = (v: ChiefDigestView): Element[] => [
  ...recordBlocks(v),
  ...(v.recordsSource === undefined ? [] : [note(t.sourceLine(v.recordsSource))]),
]

/** Headline to records together; what is named gives way first. */
const mostAbove = 220

const recordBlocks = ({ report, records = [] }: ChiefDigestView): Element[] => {
  const said = 'headline' in report ? [report.headline, ...report.asks.slice(0, mostLines)] : []
  const lines = records.flatMap((one) => chiefRecordLines(one))
  const fits = countCharacters([...said, ...lines].join('')) <= mostAbove
  return (fits ? lines : records.flatMap((one) => chiefRecordLines(one, false))).map((line) => div(line))
}

/** The body of a chief's digest, also shown in the preview. */
export const chiefDigestBlocks = (v: ChiefDigestView): Element[] => [
  ...v.notes.slice(0, mostLines).map(note),
  ...(v.catchUpDue ? [note(t.catchUpNote(v.catchUpDue))] : []),
  ...(v.report.state === 'missing'
    ? [div(v.notDue === undefined ? t.missingLine : t.missingYet(v.notDue, t.weeklyWhat)), ...recordsAlone(v)]
    : v.report.state === 'exempt'
      ? [div(t.exemptLine(v.report.cause)), ...recordsAlone(v)]
      : filed(v.report, recordBlocks(v), v.recordsSource)),
]
