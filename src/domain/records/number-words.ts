import { firm } from '../kinds/firm.ts'
import { goal } from '../kinds/goal.ts'
import { lists } from '../lists/all.ts'
import { plainLine, withoutMarks } from '../normalise.ts'
import { fail, ok, type Result } from '../result.ts'
import type { NumberKey, Numbers, ReviewKey } from './numbers.ts'

/** A number that the office may change: of the records, or how long a list is fresh. */
export type AnyNumberKey = NumberKey | ReviewKey
/** 复核周期 of each list, as its declaration has it. */
const reviews = [
  ...lists.map(({ key, review }) => ({ name: `清单 ${key} 复核`, review })),
  { name: '企业 复核', review: firm.review },
  { name: '目标 复核', review: goal.review },
]
const usualDays = new Map(reviews.map(({ review }) => [review?.key, review?.days]))
export const numberNow = (key: AnyNumberKey, numbers: Numbers): number =>
  numbers[key] ?? usualDays.get(key as ReviewKey) ?? 0

/** How the office writes a number in 设置, and between what it may lie. */
export interface NumberWord {
  /** `任务 临期` */
  name: string
  unit: '%' | '个百分点' | '个工作日' | '周' | '天' | '月' | '个工作小时' | '小时' | '分钟' | ''
  /** A switch: what 0 and 1 are called. */
  words?: readonly string[]
  from: number
  to: number
}

const workdays = (name: string, to = 30): NumberWord => ({ name, unit: '个工作日', from: 1, to })
const points = (name: string): NumberWord => ({ name, unit: '个百分点', from: 1, to: 100 })
const percent = (name: string): NumberWord => ({ name, unit: '%', from: 1, to: 100 })
const days = (name: string): NumberWord => ({ name, unit: '天', from: 1, to: 365 })

/** A number as it is said: `5 个工作日`, `开`. */
export const numberSaid = (key: AnyNumberKey, figure: number): string => {
  const { unit, words } = wordOf(key)
  return words?.[figure] ?? `${figure} ${unit}`
}

/** In the order of 设置. */
export const numberWords: Readonly<Record<NumberKey, NumberWord>> = {
  'task-soon': workdays('任务 临期'),
  'task-red': workdays('任务 红'),
  'task-accept': workdays('任务 签收'),
  'task-decline': workdays('任务 退办'),
  'task-grant': workdays('任务 批延期'),
  'task-again': workdays('任务 退回重办'),
  'task-still': { name: '任务 久未动', unit: '周', from: 1, to: 26 },
  'problem-accept': workdays('问题 受理'),
  'problem-answer': workdays('问题 答复'),
  'need-accept': workdays('需求 受理'),
  'need-answer': workdays('需求 答复', 60),
  'request-accept': workdays('诉求 受理'),
  'request-answer': workdays('诉求 答复', 60),
  'case-confirm': workdays('诉求 确认', 60),
  'due-instruction': days('默认时限 批示'),
  'due-meeting': days('默认时限 会议'),
  'due-other': days('默认时限 其他'),
  'risk-red': days('风险 红'),
  'risk-orange': days('风险 橙'),
  'risk-yellow': days('风险 黄'),
  'risk-chief': { name: '风险 报链长', unit: '个工作小时', from: 1, to: 20 },
  'matter-unseen': { name: '重大事项 未阅', unit: '分钟', from: 5, to: 600 },
  'matter-any-hour': { name: '重大事项 全时', unit: '', from: 0, to: 1, words: ['关', '开'] },
  'matter-follow-up': { name: '重大事项 续报', unit: '小时', from: 1, to: 168 },
  'experience-answer': workdays('经验 答复'),
  'visit-close': workdays('调研 闭环', 90),
  'meeting-minutes': workdays('会议 纪要'),
  'doc-review': { ...days('文件 政策评估'), to: 1095 },
  'doc-yearly': { name: '文件 年度文件', unit: '月', from: 1, to: 12 },
  'project-yellow': points('项目 黄'),
  'project-red': points('项目 红'),
  'figure-power': percent('指标 用电'),
  'figure-use': percent('指标 利用率'),
  'figure-staff': percent('指标 用工'),
  'figure-stock': days('指标 库存'),
  archive: { name: '归档', unit: '天', from: 30, to: 3650 },
}
const reviewWords = new Map(reviews.flatMap(({ name, review }) => (review ? [[review.key, days(name)] as const] : [])))
export const reviewKeys: readonly ReviewKey[] = [...reviewWords.keys()]
const isReview = (key: AnyNumberKey): key is ReviewKey => key.startsWith('review-')
export const wordOf = (key: AnyNumberKey): NumberWord =>
  isReview(key) ? (reviewWords.get(key) ?? days(key)) : numberWords[key]

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/^任务 (?:红灯|黄\/红|黄 ?红|变红)/u, '任务 红'],
  [/^归档 天数/u, '归档'],
  [/^风险 (红|橙|黄)灯/u, '风险 $1'],
]

export const numberKeys = Object.keys(numberWords) as NumberKey[]
const allKeys: readonly AnyNumberKey[] = [...numberKeys, ...reviewKeys]

export interface NumberChange {
  key: AnyNumberKey
  from: number
  to: number
}

export type NumberFault =
  | { reason: 'unknown' }
  | { reason: 'no-number'; key: AnyNumberKey }
  | { reason: 'same'; key: AnyNumberKey; now: number }

/** Whether the words behind 设置 are about a number of records. */
export const namesNumber = (words: string): boolean => {
  const [first = ''] = plainLine(words).split(' ')
  return allKeys.some((key) => wordOf(key).name.split(' ')[0] === withoutMarks(first))
}

/** Reads `任务 临期 5`, `默认时限 批示 20 天`, `归档 120`. */
export const readNumberChange = (words: string, now: Numbers): Result<NumberChange, NumberFault> => {
  const line = plainLine(words)
    .replace(/[:：=＝]/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim()
  const typed = synonyms.reduce((text, [pattern, name]) => text.replace(pattern, name), line)
  const key = allKeys.find((one) => typed === wordOf(one).name || typed.startsWith(`${wordOf(one).name} `))
  if (!key) return fail({ reason: 'unknown' })
  const { name, from, to, words: switched } = wordOf(key)
  const said = withoutMarks(typed.slice(name.length)).replace(
    /\s*(?:[%％]|个?百分点|个?工作日|个?报告?周|周|天|日|月份?|个?(?:工作)?小时|(?:工作)?分钟)$/u,
    '',
  )
  const figure = switched ? switched.indexOf(said) : /^\d{1,5}$/u.test(said) ? Number(said) : Number.NaN
  if (!(figure >= from && figure <= to)) return fail({ reason: 'no-number', key })
  const stands = numberNow(key, now)
  return figure === stands ? fail({ reason: 'same', key, now: figure }) : ok({ key, from: stands, to: figure })
}
