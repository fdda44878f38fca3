import type { PlanState } from '../domain/weekly.ts'
import { qualityWord, returnedMark, returnsLine } from '../texts/corrections.ts'
import * as t from '../texts/digest.ts'
import { notPushed } from '../texts/quiet.ts'
import { type SignWord, signBlockWord, signCounts } from '../texts/sign-off.ts'
import { supportWord } from '../texts/supplement.ts'
import { riskWords } from '../texts/words.ts'
import { firstOf } from './kit/card.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'

export interface OfficeDigestView {
  /** `第36周` */
  weekLabel: string
  version: number
  notes: readonly string[]
  catchUpDue?: string | undefined
  counts: t.OwedCounts
  asks: readonly { level: 'office' | 'chief' | 'leading'; chainName: string; text: string }[]
  risks: readonly { chainName: string; state: 'new' | 'changed' }[]
  /** One line per chain that filed; `headline` empty for 无新增 without words. */
  headlines: readonly { chainName: string; headline: string; late: boolean; noNews: boolean; returned?: boolean }[]
  /** 配合单位补充 of all chains. */
  support?: readonly { chainName: string; text: string }[] | undefined
  lastPlan: Record<PlanState, number>
  /** Names of chains without a report. */
  owing: readonly string[]
  exempt: readonly { chainName: string; cause: string }[]
  /** Names of chains that said 无新增 this time and the time before. */
  noNewsTwice: readonly string[]
  /** Names of chains whose chief wants no digest in a week like this one. */
  notPushed?: readonly string[] | undefined
  /** What was sent back this period, made good or not. */
  returns?: readonly { chainName: string; reason: string; open: boolean }[] | undefined
  /** Names of chains whose reports wait for a signature, or passed without. */
  unsigned?: readonly (readonly [SignWord, readonly string[]])[] | undefined
  /** Prompts sent for this period and so far this month, for 减负台账. */
  prompts?: { period: number; month: number } | undefined
  /** From `weekliesSource`. */
  source: string
  demo: boolean
}

const mostLines = 3
/** Chains of a district fit; a city reads the rest through 查. */
const mostChains = 8

const list = (texts: readonly string[], most: number): Element[] => {
  const { shown, rest } = firstOf(texts, most)
  return [...shown.map((text) => div(t.bulleted(text), { max: 600 })), ...(rest > 0 ? [note(t.moreLine(rest))] : [])]
}

const block = (name: string, texts: readonly string[], most = mostLines): Element[] =>
  texts.length > 0 ? [heading(t.block(name, texts.length)), ...list(texts, most)] : []

const headline = (h: OfficeDigestView['headlines'][number]): string =>
  t.chainLine(
    h.chainName,
    h.noNews && !h.headline ? t.noNewsHeadline : h.headline,
    [h.late && t.digestTags.late, h.returned && returnedMark].filter(Boolean).join('，') || undefined,
  )

/** The body of the office's digest, also shown in the preview. */
export const officeDigestBlocks = (v: OfficeDigestView): Element[] => {
  const asksOf = (level: 'office' | 'chief' | 'leading') =>
    v.asks.filter((ask) => ask.level === level).map((ask) => t.chainLine(ask.chainName, ask.text))
  const planned = Object.values(v.lastPlan).some((count) => count > 0)
  const names = (chains: readonly string[]) => t.nameChains(chains, mostChains)
  const unsigned = signCounts(v.unsigned ?? [], mostChains)
  return [
    ...v.notes.slice(0, mostLines).map(note),
    ...(v.catchUpDue ? [note(t.catchUpNote(v.catchUpDue))] : []),
    div(t.countsLine(v.counts)),
    ...(v.asks.length === 0 ? [div(t.officeQuiet)] : []),
    ...(['office', 'chief', 'leading'] as const).flatMap((level) => block(t.blockWords[level], asksOf(level))),
    ...(v.risks.length === 0
      ? [div(t.blockLine(t.blockWords.risk, t.officeRiskNone))]
      : block(
          t.blockWords.risk,
          v.risks.map((risk) => t.chainLine(risk.chainName, riskWords[risk.state])),
        )),
    ...(v.owing.length > 0 ? [div(t.blockLine(t.blockWords.owing, names(v.owing)), { colour: 'red' })] : []),
    ...block(
      t.blockWords.exempt,
      v.exempt.map((each) => t.chainLine(each.chainName, each.cause)),
    ),
    ...block(t.blockWords.headlines, v.headlines.map(headline), mostChains),
    ...block(
      supportWord,
      (v.support ?? []).map(({ chainName, text }) => t.chainLine(chainName, text)),
    ),
    ...(planned ? [div(t.blockLine(t.blockWords.lastPlan, t.planCounts(v.lastPlan)))] : []),
    div(t.blockLine(t.blockWords.noNewsTwice, t.noNewsTwice(v.noNewsTwice, mostChains))),
    ...(v.returns?.length ? [div(t.blockLine(qualityWord, returnsLine(v.returns, mostLines)), { max: 900 })] : []),
    ...(unsigned === '' ? [] : [div(t.blockLine(signBlockWord, unsigned), { max: 900 })]),
    ...(v.notPushed?.length ? [div(t.blockLine(notPushed, names(v.notPushed)))] : []),
    hr(),
    ...(v.prompts === undefined ? [] : [note(t.promptsLine(v.prompts))]),
    note(t.sourceLine(v.source)),
  ]
}
