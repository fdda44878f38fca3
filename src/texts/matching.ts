import type { Why } from '../domain/matching/match.ts'
import { isPerson, type Values } from '../domain/records/field.ts'
import { lines, type Sentence, sentence } from './plain.ts'

const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('')
const specWords = (spec: Why['spec']): string => {
  if (spec.is === 'same') return `；规格同为 ${spec.marks.map((mark) => mark.toUpperCase()).join('、')}`
  return spec.is === 'other' ? '；两边写的规格不同，请核对' : '；规格没有都写，请核对'
}

/** Why two lines were put side by side: `都有「喷管」；规格同为 304`. */
export const whyAlike = ({ words, spec }: Why): string => `都有${quoted(words)}${specWords(spec)}`

export const matchSource = '供需撮合'
export const matchSummary = '拿配套需求（L13）和产品供给（L14）比名称和规格，把相近的提给两边确认'
export const matchStarted = sentence`正在比对需求和供给，好了私信告诉您。`
export const matchFailed = sentence`这次没有比对成，请稍后再发「撮合」。`
/** Nothing found is not nothing there: names alone are compared. */
export const matchDone = (v: {
  scope: string | undefined
  demands: number
  supplies: number
  made: readonly string[]
  left: number
}): Sentence => {
  const compared = sentence`${v.scope ?? '各产业链'}：比了需求 ${v.demands} 条、供给 ${v.supplies} 条。`
  if (v.made.length === 0) return lines([compared, sentence`没有新的相近供需。只比了名称和规格，没比出来不等于没有。`])
  return lines([
    compared,
    sentence`新提请 ${v.made.length} 对，已发给两边确认：`,
    ...v.made.map((one) => sentence`${one}`),
    ...(v.left > 0 ? [sentence`还有 ${v.left} 对，这些定了再发「撮合」。`] : []),
    sentence`发「配套」看进展。`,
  ])
}
/** `■ 供需配套 本期提请6，已配套2，对接中1` */
export const monthPairingLine = (v: { proposed: number; matched: number; going: number }): string =>
  `■ 供需配套 本期提请${v.proposed}${v.matched > 0 ? `，已配套${v.matched}` : ''}${v.going > 0 ? `，对接中${v.going}` : ''}`
/** `示例材料乙试用 20 件（配套1）` */
export const matchedLine = ({ buyer, result }: Values, number: string): string =>
  `${isPerson(buyer) ? buyer.name : ''}${String(result ?? '')}（${number}）`
