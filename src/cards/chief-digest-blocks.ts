import { markLines } from '../domain/numbering.ts'
import type { RiskState } from '../domain/report.ts'
import { countCharacters } from '../domain/text.ts'
import type { PlanState } from '../domain/weekly.ts'
import { digestReturned } from '../texts/corrections.ts'
import * as t from '../texts/digest.ts'
import { instructStepTexts } from '../texts/kinds/instruction.ts'
import * as d from '../texts/record-digest.ts'
import { type ChiefRecords, chiefRecordLines, type DecideLine } from '../texts/record-digest.ts'
import { digestSign, type SignWord } from '../texts/sign-off.ts'
import { digestSupport } from '../texts/supplement.ts'
import { riskWords } from '../texts/words.ts'
import { firstOf } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { fullSpec, type Source } from './source-line.ts'

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
  /** 请您定: records that wait for this chief. */
  decide?: readonly DecideView[] | undefined
  /** 重大事项 that this chief was told of. */
  matters?: readonly (DecideView & { line?: string })[] | undefined
  /** How many of them were read and left. */
  read?: number | undefined
  /** Of each kind with a block of its own that the chain has records of. */
  records?: readonly ChiefRecords[] | undefined
  /** Of the other kinds, where anything has changed. */
  others?: string | undefined
  /** Of which moment they are. */
  recordsSource?: string | undefined
  /** What is done with the whole of it, where it is posted. */
  foot?: { chain: string; name: string; item: string } | undefined
}

/** One record of 请您定. */
export interface DecideView extends DecideLine {
  id: string
  kind: string
  no: number
  rev: number
  steps: readonly string[]
  answered?: string | undefined
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

const filed = (v: ChiefDigestView, r: FiledReport): Element[] => {
  const planned = Object.values(r.lastPlan).some((count) => count > 0)
  const says = r.state === 'no-news' && !r.headline ? t.noNewsHeadline : r.headline
  const records = recordBlocks(v, t.oneLine(says))
  const asOf = v.recordsSource
  return [
    div(t.oneLine(says), { size: 'heading', max: 400 }),
    ...standing(r),
    ...(records.decide.length > 0 ? records.decide : [div(r.risk === 'none' ? t.quietLine : t.noAskLine)]),
    ...(r.risk === 'none'
      ? []
      : [
          div(t.blockLine(t.blockWords.risk, t.toldOffice(riskWords[r.risk])), {
            colour: r.risk === 'new' ? 'red' : 'orange',
          }),
        ]),
    ...records.blocks,
    ...(r.otherAsks.office + r.otherAsks.leading > 0 ? [div(t.otherAsks(r.otherAsks))] : []),
    ...(planned ? [div(t.blockLine(t.blockWords.lastPlan, t.planCounts(r.lastPlan)))] : []),
    ...(r.nextPlan.length > 0 ? [heading(t.block(t.blockWords.nextPlan)), ...listed(r.nextPlan, t.bulleted)] : []),
    ...listed((r.support ?? []).map(digestSupport), (text) => text),
    hr(),
    note(t.sourceLine([sourceOf(r), ...(asOf === undefined ? [] : [asOf])].join('，'))),
    ...foot(v, r.full),
  ]
}

/** Records stand although no report does. */
const recordsAlone = (v: ChiefDigestView, ahead: string): Element[] => {
  const { decide, blocks } = recordBlocks(v, ahead)
  return [
    ...decide,
    ...blocks,
    ...(v.recordsSource === undefined ? [] : [note(t.sourceLine(v.recordsSource))]),
    ...foot(v, undefined),
  ]
}

/** 看全文, 看台账, 批示. */
const foot = ({ foot: of }: ChiefDigestView, full: Source | undefined): Element[] => {
  const specs: ButtonSpec[] = [
    ...(full ? [fullSpec(full)] : []),
    ...(of
      ? [
          {
            label: d.seeLedger,
            kind: 'quiet',
            action: { on: 'say', do: 'say_1', words: d.ledgerOf(of.name) },
          } as const,
          {
            label: instructStepTexts.instruct.button,
            kind: 'quiet',
            action: { on: 'records', do: 'ask_instruct', kind: 'instruction', words: of.item, page: 0 },
          } as const,
        ]
      : []),
  ]
  return specs.length > 0 ? [buttons(...specs)] : []
}

/** Headline to records together; what is named gives way first, from the bottom up. */
const mostAbove = 220

/** A line of 请您定 as it is read, and what may be done about it. */
interface Decision {
  text: string
  line?: DecideView
}

const recordBlocks = (
  { report, decide = [], matters = [], read = 0, records = [], others, foot: of }: ChiefDigestView,
  ahead: string,
): { decide: Element[]; blocks: Element[] } => {
  const asks = 'asks' in report ? report.asks : []
  const decisions: Decision[] = [
    ...decide.map((line, index) => ({ text: d.decideLine(line, index), line })),
    // Of before what reports ask became records.
    ...asks.map((ask, index) => ({ text: d.askLine(ask, decide.length + index) })),
  ]
  const head = decisions.length + read > 0 ? [d.decideHead(decisions.length, read)] : []
  const serious = matters
    .slice(0, mostLines)
    .map(({ line = '' }, i) => (i === 0 ? d.mattersHead(matters.length, line) : line))
  const shape = fitted(
    [ahead, ...head, ...serious],
    decisions.slice(0, mostLines).map(({ text }) => text),
    records.filter(({ below }) => !below),
  )
  const shown = decisions.slice(0, shape.decisions)
  const short = new Set(shape.short)
  const lines = records.flatMap((one) => chiefRecordLines(one, !short.has(one)))
  const rest = decisions.length - shown.length
  return {
    decide: [
      ...head.map(heading),
      ...shown.flatMap(({ text, line }) => [div(text), ...(line && of ? answers(line) : [])]),
      ...(rest > 0 ? [note(shape.decisions >= decide.length ? t.moreLine(rest) : d.decideRest(rest))] : []),
    ],
    blocks: [
      ...serious.flatMap((line, i) => {
        const one = matters[i]
        return [div(line, { colour: 'red' }), ...(one && of ? answers(one) : [])]
      }),
      ...[...lines, ...(others === undefined ? [] : [others])].map((line) => div(line)),
    ],
  }
}

/** The buttons of a line, or what it was answered. */
export const answers = ({ id, kind, no, rev, steps, answered }: DecideView): Element[] =>
  answered !== undefined
    ? [div(answered, { colour: 'green' })]
    : [
        buttons(
          ...steps.map(
            (step): ButtonSpec => ({
              label: d.decideButtons[step as keyof typeof d.decideButtons],
              about: `${kind}_${no}`,
              action: { on: 'record', do: d.needsForm(step) ? `ask_${step}` : step, record: id, rev },
            }),
          ),
        ),
      ]

/** How many decisions stand, and which blocks are counts alone, so that all together is short enough. */
const fitted = (
  fixed: readonly string[],
  decisions: readonly string[],
  above: readonly ChiefRecords[],
): { decisions: number; short: readonly ChiefRecords[] } => {
  const lengthOf = (lines: readonly string[]) => countCharacters(lines.join(''))
  for (let short = 0; short <= above.length; short += 1) {
    const counted = above.slice(above.length - short)
    const lines = above.flatMap((one) => chiefRecordLines(one, !counted.includes(one)))
    if (lengthOf([...fixed, ...decisions, ...lines]) <= mostAbove)
      return { decisions: decisions.length, short: counted }
  }
  const lines = above.flatMap((one) => chiefRecordLines(one, false))
  let kept = decisions.length
  while (kept > 0 && lengthOf([...fixed, ...decisions.slice(0, kept), ...lines]) > mostAbove) kept -= 1
  return { decisions: kept, short: above }
}

/** The body of a chief's digest, also shown in the preview. */
export const chiefDigestBlocks = (v: ChiefDigestView): Element[] => {
  const missing = v.notDue === undefined ? t.missingLine : t.missingYet(v.notDue, t.weeklyWhat)
  return [
    ...v.notes.slice(0, mostLines).map(note),
    ...(v.catchUpDue ? [note(t.catchUpNote(v.catchUpDue))] : []),
    ...(v.report.state === 'missing'
      ? [div(missing), ...recordsAlone(v, missing)]
      : v.report.state === 'exempt'
        ? [div(t.exemptLine(v.report.cause)), ...recordsAlone(v, t.exemptLine(v.report.cause))]
        : filed(v, v.report)),
  ]
}
