import type { Light } from './light.ts'
import { plainLine, withoutMarks } from './normalise.ts'
import type { SignOff } from './sign-off.ts'
import { lights, wishKinds } from './words/wish-words.ts'

/** What can be said of a report that is in, beside its text. */
export const reportMarks = ['late', 'noNews', 'corrected', 'behalf', 'returned', 'waiting', 'passed', 'signed'] as const
export type ReportMark = (typeof reportMarks)[number]
/** Of items without a report. */
export const unreportedStates = ['missing', 'exempt'] as const
export type Unreported = (typeof unreportedStates)[number]

/** What is said of one report. */
export const marksOf = (report: {
  isLate: boolean
  noNews: boolean
  kind: string
  behalf: boolean
  state: string
  sign: SignOff['state'] | undefined
}): ReportMark[] => {
  const { sign } = report
  return [
    ...(report.isLate ? (['late'] as const) : []),
    ...(report.noNews ? (['noNews'] as const) : []),
    ...(report.kind === 'correction' ? (['corrected'] as const) : []),
    ...(report.behalf ? (['behalf'] as const) : []),
    ...(report.state === 'returned' ? (['returned'] as const) : []),
    ...(sign === 'waiting' || sign === 'passed' || sign === 'signed' ? ([sign] as const) : []),
  ]
}

const stateWords: Record<ReportMark | Unreported, RegExp> = {
  late: /^(?:逾期|迟报|补报|逾期补报)$/,
  noNews: /^(?:本周)?无新增$/,
  corrected: /^(?:已)?更正$/,
  behalf: /^代报$/,
  returned: /^(?:已|被)?退回$/,
  waiting: /^待审签$/,
  passed: /^未审签$/,
  signed: /^已审签$/,
  missing: new RegExp(`^(?:${wishKinds.unfiled})$`, 'u'),
  exempt: /^免报$/,
}

export const readState = (word: string): ReportMark | Unreported | undefined =>
  (Object.keys(stateWords) as (ReportMark | Unreported)[]).find((state) => stateWords[state].test(word))

const lightWords: Record<Light, RegExp> = {
  red: new RegExp(`^(?:${lights.red}|🔴)$`, 'u'),
  yellow: new RegExp(`^(?:${lights.yellow}|🟡)$`, 'u'),
  green: new RegExp(`^(?:${lights.green}|🟢)$`, 'u'),
}

export const readLight = (word: string): Light | undefined =>
  (Object.keys(lightWords) as Light[]).find((light) => lightWords[light].test(word))

/** Of all words of one 查 together, in characters. */
export const longestLook = 300

export interface LookWord {
  word: string
  /** Between quotation marks: text, whatever else it could mean. */
  quoted: boolean
}

/** Spaces that belong to one range of time. */
const inside = [
  /((?:近|最近|过去)) ?(\d{1,4}|[一二三四五六七八九十两]{1,2}) ?(个?周)/gu,
  /(\d{4}) ?(年) ?第? ?(\d{1,2}) ?(月|周)/gu,
  /(第) ?(\d{1,2}) ?(周)/gu,
  /([\d周月日号]) ?(至|到|~|〜|-|—|–) ?(第|W|本|上|今|\d)/giu,
]
const quotedOrBare = /[“"「『]([^”"」』]*)[”"」』]?|([^\s“"「『]+)/gu

/** The words of 查 one by one; what stands between quotation marks stays together. */
export const splitLook = (typed: string): LookWord[] => {
  const line = plainLine(typed).replaceAll('\n', ' ')
  const joined = inside.reduce(
    (text, pattern) => text.replace(pattern, (whole) => (whole.includes('"') ? whole : whole.replaceAll(' ', ''))),
    line,
  )
  return [...joined.matchAll(quotedOrBare)].flatMap(([, quoted, bare]): LookWord[] => {
    const word = quoted?.trim() ?? withoutMarks(bare ?? '')
    return word === '' ? [] : [{ word, quoted: quoted !== undefined }]
  })
}
