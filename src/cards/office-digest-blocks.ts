import type { PlanState } from '../domain/weekly.ts'
import { qualityWord, returnedMark, returnsLine } from '../texts/corrections.ts'
import * as t from '../texts/digest.ts'
import { notPushed } from '../texts/quiet.ts'
import { type OfficeRecords, officeRecordLines } from '../texts/record-digest.ts'
import { type SignWord, signBlockWord, signCounts } from '../texts/sign-off.ts'
import { supportWord } from '../texts/supplement.ts'
import { askDetail, riskWords } from '../texts/words.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'
import { type Source, type SourcedLine, sourcedLines, spareSources } from './source-line.ts'

export interface OfficeDigestView {
  /** `第36周` */
  weekLabel: string
  period: string
  /** Not posted yet: nothing is offered under it. */
  preview?: boolean
  /** The weeks it covers, from and to. */
  weeks: readonly [string, string]
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  /** When its reports are due, while that is ahead. */
  notDue?: string | undefined
  counts: t.OwedCounts
  /** Of all kinds; undefined where there is none. */
  records?: OfficeRecords | undefined
  asks: readonly { level: 'office' | 'chief' | 'leading'; chainName: string; text: string; source?: Source }[]
  risks: readonly { chainName: string; state: 'new' | 'changed'; source?: Source }[]
  /** One line per chain that filed; `headline` empty for 无新增 without words. */
  headlines: readonly {
    chainName: string
    headline: string
    late: boolean
    noNews: boolean
    returned?: boolean
    source?: Source
  }[]
  /** 配合单位补充 of all chains. */
  support?: readonly { chainName: string; text: string; source?: Source }[] | undefined
  lastPlan: Record<PlanState, number>
  /** Names of chains without a report. */
  owing: readonly string[]
  /** Begun and not handed in. */
  drafts?: readonly string[] | undefined
  exempt: readonly { chainName: string; cause: string }[]
  /** Names of chains that said 无新增 this time and the time before. */
  noNewsTwice: readonly string[]
  /** Names of chains whose chief wants no digest in a week like this one. */
  notPushed?: readonly string[] | undefined
  /** What was sent back this period, made good or not. */
  returns?: readonly { chainName: string; reason: string; open: boolean }[] | undefined
  /** Names of chains whose reports wait for a signature, or passed without. */
  unsigned?: readonly (readonly [SignWord, readonly string[]])[] | undefined
  /** Prompts sent for this period, and so far for all that is due in its month, for 减负台账. */
  prompts?: { period: number; month: number; monthName: string } | undefined
  /** From `weekliesSource`. */
  source: string
}

const mostLines = 3
/** Chains of a district fit; a city reads the rest through 查. */
const mostChains = 8

/** @param name tells the lines of one report apart. */
const block = (name: string, title: string, lines: readonly SourcedLine[], most = mostLines): Element[] =>
  lines.length > 0
    ? [heading(t.block(title, lines.length)), ...sourcedLines(lines, { block: name, most, mark: t.bulleted })]
    : []

/** 逾期补报, 已退回 behind a chain's name, of a week or a month. */
export const marks = ({ late, returned }: { late: boolean; returned?: boolean }): string | undefined =>
  [late && t.digestTags.late, returned && returnedMark].filter(Boolean).join('，') || undefined

const headline = (h: OfficeDigestView['headlines'][number]): string =>
  t.chainLine(h.chainName, h.noNews && !h.headline ? t.noNewsHeadline : h.headline, marks(h))

/** 质量 and 审签, of a week or a month. */
export const handling = ({ returns, unsigned }: Pick<OfficeDigestView, 'returns' | 'unsigned'>): Element[] => {
  const waiting = signCounts(unsigned ?? [], mostChains)
  return [
    ...(returns?.length ? [div(t.blockLine(qualityWord, returnsLine(returns, mostLines)), { max: 900 })] : []),
    ...(waiting === '' ? [] : [div(t.blockLine(signBlockWord, waiting), { max: 900 })]),
  ]
}

const levels = ['office', 'chief', 'leading'] as const

/** What is asked, sorted by who must act. */
export const asksByLevel = (asks: OfficeDigestView['asks']) => {
  const of = (level: (typeof levels)[number]) => ({
    lines: asks
      .filter((ask) => ask.level === level)
      .map(({ chainName, text, source }) => ({ text: t.chainLine(chainName, askDetail(level, text)), source })),
    most: mostLines,
  })
  return { office: of('office'), chief: of('chief'), leading: of('leading') }
}

export const askBlocks = (lines: Record<(typeof levels)[number], SourcedLine[]>): Element[] =>
  levels.flatMap((level) => block(level, t.blockWords[level], lines[level]))

/** The body of the office's digest, also shown in the preview. */
export const officeDigestBlocks = (v: OfficeDigestView): Element[] => {
  const lines = spareSources({
    ...asksByLevel(v.asks),
    risk: {
      lines: v.risks.map(({ chainName, state, source }) => ({
        text: t.chainLine(chainName, riskWords[state]),
        source,
      })),
      most: mostLines,
    },
    headline: { lines: v.headlines.map((each) => ({ text: headline(each), source: each.source })), most: mostChains },
    support: {
      lines: (v.support ?? []).map(({ chainName, text, source }) => ({ text: t.chainLine(chainName, text), source })),
      most: mostLines,
    },
  })
  const planned = Object.values(v.lastPlan).some((count) => count > 0)
  const names = (chains: readonly string[]) => t.nameChains(chains, mostChains)
  return [
    ...v.notes.slice(0, mostLines).map(note),
    ...(v.catchUpDue ? [note(t.catchUpNote(v.catchUpDue))] : []),
    div(t.countsLine(v.counts)),
    ...(v.records ? officeRecordLines(v.records).map((line) => div(line, { max: 900 })) : []),
    ...(v.asks.length === 0 ? [div(t.officeQuiet(v.counts))] : []),
    ...askBlocks(lines),
    ...(v.risks.length === 0
      ? [div(t.blockLine(t.blockWords.risk, t.officeRiskNone(v.counts)))]
      : block('risk', t.blockWords.risk, lines.risk)),
    ...owingBlock(v, mostChains),
    ...exemptBlock(v.exempt),
    ...block('headline', t.blockWords.headlines, lines.headline, mostChains),
    ...block('support', supportWord, lines.support),
    ...(planned ? [div(t.blockLine(t.blockWords.lastPlan, t.planCountsOf(v.lastPlan, v.counts)))] : []),
    div(t.blockLine(t.blockWords.noNewsTwice, t.noNewsTwice(v.noNewsTwice, mostChains, v.counts))),
    ...handling(v),
    ...(v.notPushed?.length ? [div(t.blockLine(notPushed, names(v.notPushed)))] : []),
    hr(),
    ...(v.prompts === undefined ? [] : [note(t.promptsLine(v.prompts))]),
    note(t.sourceLine(v.source)),
  ]
}

/** Before the reports are due 未报 is no fault and stands without the red. */
export const owingBlock = (
  { owing, drafts = [], notDue }: Pick<OfficeDigestView, 'owing' | 'drafts' | 'notDue'>,
  most: number,
): Element[] => {
  const [word, look] = notDue === undefined ? [t.blockWords.owing, { colour: 'red' } as const] : [t.blockWords.owingYet]
  const lineOf = (name: string, chains: readonly string[]) =>
    chains.length === 0 ? [] : [div(t.blockLine(name, t.nameChains(chains, most)), look)]
  return [...lineOf(word, owing), ...lineOf(t.blockWords.drafts, drafts)]
}

export const exemptBlock = (exempt: OfficeDigestView['exempt']): Element[] =>
  block(
    'exempt',
    t.blockWords.exempt,
    exempt.map((each) => ({ text: t.chainLine(each.chainName, each.cause) })),
  )
