import type { Light } from '../domain/light.ts'
import type { ReportMark, Unreported } from '../domain/look-words.ts'
import type { FieldWord, ReportField } from '../domain/report-fields.ts'
import { longestWord, shortestWord } from '../domain/search-text.ts'
import { lines, type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'
import { askWords, planWords, riskWords } from './words.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

/** The word says it without the colour. */
export const lightWords: Record<Light, string> = { red: '红灯', yellow: '黄灯', green: '绿灯' }
export const lit = (light: Light): string => `● ${lightWords[light]}`

/** Behind the week of a report or of an item without one. */
export const lookMarks = {
  late: '逾期',
  noNews: '无新增',
  missing: '未报',
  exempt: '免报',
  corrected: '已更正',
  behalf: '代报',
  returned: '已退回，待补充',
  waiting: '待审签',
  passed: '未审签',
  signed: '已审签',
} as const satisfies Record<ReportMark | Unreported, string>

export const lookTitle = (chain: string): string => `查 · ${chain}`
export const lookSummary = (chain: string, range: string): string => `${chain}${range}工作动态`
export const lookTotal = (range: string, total: number): string => `${range}，共 ${total} 期`
export const lookPage = (page: number, pages: number): string => `第 ${page} / ${pages} 页`
export const lookEntry = (period: string, marks: readonly string[]): string =>
  marks.length > 0 ? `${period}（${marks.join('，')}）` : period
/** `第36周（绿灯）：示例链主甲完成设备招标` */
export const lookRow = (title: string, headline: string): string => (headline === '' ? title : `${title}：${headline}`)
/** @param only of those without a report: before it is due nobody is late. */
export const lookNothing = (only?: Unreported, what = '工作动态'): string =>
  only === undefined
    ? `这段时间没有${what}。`
    : `这段时间没有${what}${{ missing: '到了截止还没报', exempt: '免报' }[only]}。`

export const allTime = '全部时间'
const fieldTexts: Record<ReportField, string> = {
  risk_new: `断链断供风险${riskWords.new}`,
  risk_changed: riskWords.changed,
  ask_self: askWords.self,
  ask_office: askWords.office,
  ask_chief: askWords.chief,
  ask_leading: askWords.leading,
  plan_going: `上周计划${planWords.going}`,
  plan_blocked: `上周计划${planWords.blocked}`,
  plan_cancelled: `上周计划${planWords.cancelled}`,
  no_moves: '本月无变化',
}
/** How a word of the form is understood: `断链断供风险有新增、已报风险有变化，或写有「风险」` */
const fieldText = ({ word, fields, twice }: FieldWord): string =>
  `${twice ? '连续两期无新增' : fields.map((field) => fieldTexts[field]).join('、')}，或写有「${word}」`
/** Nothing follows from it for what was not reported. */
export const onlyReported = '只查得到已报的；谁没报，发「查 未报」。'

/** `「喷管」，逾期，红灯，张工` */
export const soughtWords = (v: {
  words: readonly string[]
  fields?: readonly FieldWord[]
  states: readonly (ReportMark | Unreported)[]
  lights: readonly Light[]
  people: readonly string[]
}): string =>
  [
    ...v.words.map((word) => `「${word}」`),
    ...(v.fields ?? []).map(fieldText),
    ...v.states.map((state) => lookMarks[state]),
    ...(v.lights.length > 0 ? [v.lights.map((light) => lightWords[light]).join('或')] : []),
    ...v.people,
  ].join('，')

export const searchSummary = (sought: string): string => `查 ${sought}`
/** `全部时间，12 份`; not counted to the end, or not looked at one by one: `约`. */
export const searchTotal = (range: string, count: { reports: number; more: boolean; about: boolean }): string =>
  `${range}，${count.more ? `${count.reports} 份以上` : `${count.about ? '约 ' : ''}${count.reports} 份`}`
export const searchPage = (page: number): string => `第 ${page} 页`
export const stillIndexing = '以前的报告还在整理，过几分钟再查会更全。'
export const searchedFar = '符合的不多，只看了较新的一部分。点「下一页」接着找。'

/** Nothing was found: what was looked for, and how else it can be written. */
export const notFound = (v: {
  chain: string
  sought: string
  range: string
  chains: readonly string[]
  indexing: boolean
  /** Something was asked that is picked in a report, not written. */
  picked?: boolean
  also?: Sentence | undefined
}): Sentence =>
  lines([
    sentence`没有找到：${safe(v.chain)}，${v.range}，${safe(v.sought)}。`,
    ...(v.picked ? [sentence`${onlyReported}`] : []),
    ...(v.indexing ? [sentence`${stillIndexing}`] : []),
    ...(v.also === undefined ? [] : [v.also]),
    sentence`可以换个词，或写短一点。时间可以写：本周、上周、上月、近4周、2026-09、今年${v.chains.length > 0 ? `；产业链可以写：${v.chains.slice(0, 12).map(safe).join('、')}` : ''}。`,
  ])
export const wordLength = (word: string): Sentence =>
  sentence`查的文字要有 ${shortestWord} 到 ${longestWord} 个字：「${safe(word)}」不行，请改一改再发。`
export const tooManyWords = (most: number): Sentence => sentence`一次最多查 ${most} 个词，请少写几个再发。`
export const noTextThere = (state: Unreported): Sentence =>
  sentence`${lookMarks[state]}的没有正文，不能和别的条件一起查。请只写产业链、时间和「${lookMarks[state]}」。`

export const fullTitle = (chain: string, period: string): string => `${chain} · ${period}`
export const weeklyFullTitle = '周四工作动态全文'
export const monthFullTitle = '月度进展全文'
export const fullSummary = (chain: string, period: string): string => `${chain}${period}全文`
export const olderVersion = (rev: number, current: number): string => `这是第 ${rev} 版，现在是第 ${current} 版。`

export const lightWord = '灯'

export const lookButtons = { full: '看全文', current: '看现在的版本' } as const
export const lookToasts = {
  full: toast('success', '全文已私信给您'),
  changed: toast('info', '这里没有了，请重新查'),
} as const
