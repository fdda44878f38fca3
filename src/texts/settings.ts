import type { ClockChangeFault } from '../domain/clock-words.ts'
import type { NoticeFault } from '../domain/holiday-notice.ts'
import {
  type NumberChange,
  type NumberFault,
  numberKeys,
  numberNow,
  numberSaid,
  reviewKeys,
  wordOf,
} from '../domain/records/number-words.ts'
import type { Numbers } from '../domain/records/numbers.ts'
import type { Day } from '../domain/time.ts'
import type { DayTime, HolidayRule, WeekPlan } from '../domain/week-plan.ts'
import type { ClockPoint } from '../domain/weekly-clock.ts'
import { dayText, dayTimeText, weekLabel } from './dates.ts'
import { type Sentence, sentence } from './plain.ts'

const weekdays = '一二三四五六日'
export const weekdayWord = (weekday: number): string => `周${weekdays[weekday - 1]}`
export const dayTimeWords = ({ weekday, time }: DayTime): string => `${weekdayWord(weekday)} ${time}`

const pointNames: Record<ClockPoint, string> = {
  opens: '开放',
  card: '发卡',
  reminders: '提醒',
  backup: '备报',
  due: '截止',
  receipt: '回执',
  'digest.chief': '摘要',
  'digest.office': '周览',
  lock: '锁定',
}
const ruleNames: Record<HolidayRule, string> = { postpone: '顺延', advance: '提前', merge: '合并' }

export const settingsTitle = '设置'
export const clockHeading = '周报'
export const clockPreviewTitle = '请确认新的时间'
export const calendarPreviewTitle = (year: number): string => `请确认 ${year} 年放假安排`
export const settledTitles = { confirmed: '已保存', cancelled: '没有保存' } as const

/** `开放 周一 09:00` and so on, one line a point. */
export const clockLine = (point: ClockPoint, at: readonly DayTime[]): string =>
  `${pointNames[point]}：${at.map(dayTimeWords).join('、') || '无'}`
export const holidayLine = (rule: HolidayRule): string => `遇节假日：${ruleNames[rule]}（顺延到下一期当天的，两期合并）`
export const nextDates = '接下来五期'
export const planLine = (plan: WeekPlan, zone: string): string =>
  `${weekLabel(plan.covers)}：发卡 ${dayTimeText(plan.cardAt, zone)}，截止 ${dayTimeText(plan.dueAt, zone)}${plan.provisional ? '（暂定）' : ''}`
export const takesEffect = '已经开放的一期不变，从下一期起按新时间。'
export const howToChange =
  '要改就写，例如「设置 截止 周四 17:00」「设置 节假日 提前」；录入放假安排：「设置 放假」后面粘贴通知全文。'

export const clockFault = (fault: ClockChangeFault): Sentence =>
  fault.reason === 'order'
    ? sentence`「${pointNames[fault.earlier]}」要早于「${pointNames[fault.later]}」，没有保存。`
    : sentence`没看懂「${fault.words.slice(0, 40)}」。可以写：开放、发卡、提醒一、提醒二、备报、截止、回执、摘要、周览、锁定，再写周几和时间，例如「截止 周四 17:00」。`

/** The notice was read in half-width letters; it is quoted as people write. */
const quoted = (words: string): string => `「${words.slice(0, 40).replaceAll('(', '（').replaceAll(')', '）')}」`

export const noticeFault = (fault: NoticeFault): Sentence => {
  switch (fault.reason) {
    case 'spoilt':
      return sentence`通知里有乱码（�），有的字丢了。请从政府网站重新复制全文。`
    case 'change-only':
      return sentence`这是对${fault.year === undefined ? '' : `${fault.year}年`}放假安排的调整，只写了改动的部分。请把改动并进全年的安排，粘贴更正后的通知全文，七个节日都要有。`
    case 'not-read':
      return sentence`${quoted(fault.words)}没有写明放假还是上班。请写明；与放假、上班无关的，删去再发。`
    case 'no-year':
      return sentence`没找到年份。请从标题开始粘贴，标题里要有「2027年」。`
    case 'nothing-found':
      return sentence`没找到放假日期。请粘贴通知全文，每个节日一行，如「一、元旦：1月1日放假」。`
    case 'holiday-missing':
      return sentence`没找到「${fault.name}」。`
    case 'no-such-day':
      return sentence`${quoted(fault.words)}不是一个日期。`
    case 'weekday-differs':
      return sentence`${quoted(fault.words)}写的是周${fault.said}，日历上${dayText(fault.day)}，请核对年份和日期。`
    case 'count-differs':
      return sentence`${quoted(fault.words)}写共 ${fault.said} 天，读到 ${fault.found} 天。`
    case 'workday-on-weekday':
      return sentence`${dayText(fault.day)}本来就上班，不该写成调休上班，请核对。`
    case 'day-twice':
      return sentence`${dayText(fault.day)}出现了两次。`
  }
}
export const noticeNotRead = sentence`放假安排没有读全，什么都没有保存：`

/** Days that follow each other as one stretch. */
export const daysOffLine = (name: string, stretches: readonly { from: Day; to: Day; days: number }[]): string =>
  `${name}：${stretches.map(({ from, to, days }) => (from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}，共 ${days} 天`)).join('；')}`
export const makeUpLine = (days: readonly Day[]): string => `调休上班：${days.map(dayText).join('、') || '无'}`
export const movedHeading = '受影响的周报'
export const noneMoved = '没有周四落在休息日。'
export const movedLine = (plan: WeekPlan, zone: string): string =>
  `${weekLabel(plan.covers)}截止改为 ${dayTimeText(plan.dueAt, zone)}`
export const nothingChanged = '原来的安排没有变。'
export const settledBy = (by: string, at: string): string => `${by}，${at}`
export const save = '保存'
export const leave = '不保存'

/** Numbers of records: `任务 临期：3 → 5 个工作日` */
export const numbersHeading = '台账'
export const numberLines = (numbers: Numbers): string[] => [
  ...numberKeys.map((key) => `${wordOf(key).name}：${numberSaid(key, numbers[key])}`),
  `清单复核（天）：${reviewKeys.map((key) => `${key.replace('review-', '').replace('firm', '企业').replace('goal', '目标')} ${numberNow(key, numbers)}`).join('、')}`,
]
export const numbersHow = '要改就写，例如「设置 任务 临期 5」。'
export const numberPreviewTitle = '请确认新的数字'
export const numberChangeLine = ({ key, from, to }: NumberChange): string =>
  `${wordOf(key).name}：${wordOf(key).words?.[from] ?? from} → ${numberSaid(key, to)}`
export const numberTakesEffect = '从确认起算，以前的不改；灯在下一个 00:10 重算。'
export const confirmNumber = '确认'
export const leaveNumber = '不改'
export const numberFault = (fault: NumberFault): Sentence => {
  if (fault.reason === 'unknown')
    return sentence`没有这一项，没有改。可以改：${[...numberKeys, ...reviewKeys].map((key) => wordOf(key).name).join('、')}。例如「设置 任务 临期 5」。`
  const { name, from, to, words } = wordOf(fault.key)
  if (words)
    return fault.reason === 'same'
      ? sentence`${name}现在就是「${numberSaid(fault.key, fault.now)}」，没有改。`
      : sentence`${name}要写${words.join('或')}，没有改。例如「设置 ${name} ${words.at(-1) ?? ''}」。`
  return fault.reason === 'same'
    ? sentence`${name}现在就是 ${numberSaid(fault.key, fault.now)}，没有改。`
    : sentence`${name}要写 ${from} 到 ${to} 的整数，没有改。例如「设置 ${name} ${from}」。`
}
