import type { Lit } from '../domain/records/light.ts'
import { cutText } from '../domain/text.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'
import { demoMark } from './demo.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import { lightSum, recordLightWords } from './record-lights.ts'
import { sensitiveWord } from './records.ts'

/** 台账 of a chain as a Word file: what is open, kind by kind. */
export const ledgerFileName = (scope: string, narrowed: string, day: Day, demo: boolean): string =>
  `${['台账', scope, narrowed, day].filter(Boolean).join('_')}${demo ? demoMark : ''}.docx`
export const ledgerFileTitle = (scope: string): string => `${scope}台账`
/** @param narrowed what of them alone it holds, as asked for */
export const ledgerAsOf = (day: Day, narrowed: readonly string[], demo: boolean): string =>
  `在办事项${narrowed.length > 0 ? `（只列：${cutText(narrowed.join('、'), 60).text}）` : ''}，截至${day.slice(0, 4)}年${monthDay(day)}${demo ? demoMark : ''}`
export const ledgerKind = (word: string, count: number): string => `${word}（${count}）`
/** Of what is sensitive the number alone. */
export const ledgerItem = (place: number, number: string, title: string | undefined): string =>
  `${place}. ${number}　${title ?? `（${sensitiveWord}）`}`
export const ledgerFacts = (facts: {
  chain: string | undefined
  unit: string | undefined
  due: Day | undefined
  lit: Lit | undefined
  state: string
}): string =>
  [
    ...(facts.chain === undefined ? [] : [facts.chain]),
    ...(facts.unit === undefined ? [] : [facts.unit]),
    ...(facts.due === undefined ? [] : [`时限${monthDay(facts.due)}`]),
    ...(facts.lit ? [`${recordLightWords[facts.lit.light]}（${lightSum(facts.lit)}）`] : []),
    facts.state,
  ].join('；')
export const nothingOpenIn = (scope: string, narrowed: readonly string[]): Sentence =>
  narrowed.length === 0
    ? sentence`${safe(scope)}没有在办的事项，没有可导出的。`
    : sentence`${safe(scope)}没有找到在办的「${safe(narrowed.join('、'))}」，没有可导出的。`
export const ledgerFileButton = '导出 Word'
export const ledgerFileWords = (filter: string): string => `导出 台账 ${filter}`.trim()
