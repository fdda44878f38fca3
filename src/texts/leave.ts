import { type LeaveFault, longestLeave } from '../domain/leave-words.ts'
import type { Day } from '../domain/time.ts'
import { dayText, monthDay } from './dates.ts'
import { nameList, type Sentence, safe, sentence } from './plain.ts'
import { type Helpers, whoHelps } from './refusals.ts'

export const howToWrite = '例如「请假 至10-12 代 李工」「请假 10-08 至 10-12」；提前回来发「请假 取消」。'
export const leaveTitles = {
  proposed: '请确认请假',
  confirmed: '已登记请假',
  dropped: '没有登记请假',
  cancelled: '请假已取消',
  replaced: '已改为新的请假',
  ended: '请假已结束',
} as const
export const leaveSpan = (from: Day, to: Day, days: number): string =>
  from === to ? `${dayText(from)}，1 天` : `${dayText(from)}至${dayText(to)}，共 ${days} 天`
/** `10月8日至10月12日` */
export const shortSpan = (from: Day, to: Day): string =>
  from === to ? monthDay(from) : `${monthDay(from)}至${monthDay(to)}`
export const replacesLine = (spans: readonly string[]): string => `原来登记的${spans.join('、')}由这次的代替。`
export const standInsHeading = '请假期间谁来代'
export const movedHeading = '转过去的'
export const standInLine = (chain: string, who: string): string => `${chain}：${who}`
export const standInWho = (name: string, post: string): string => `${post}${name}`
export const unaffected = (who: string): string => `不受影响，仍由${who}填报`
export const nobodyThere = '没有人可代：备报、专班负责人都不在，会告知推进办和管理员'
export const movedLine = (v: { chain: string; week: string; due: string; who: string }): string =>
  `${v.chain}${v.week}，${v.due} 截止：${v.who}`
export const movedRest = (count: number): string => `另有 ${count} 期`
export const nothingMoves = '这几天没有要转的填报。'
export const stillOwed = '链照样要报，代报会写明两人姓名。到期自动恢复，不用再办。'
/** @param reports cards are sent to this person by the week */
export const backOn = (day: Day, reports: boolean): string =>
  `${dayText(day)}起恢复${reports ? '由您填报' : '，该您代报、审签的再找您'}。`
export const settledAt = (at: string): string => `登记时间：${at}`
export const buttons = { confirm: '确认请假', cancel: '不请了' } as const
export const confirmTitle = (name: string): string => `${name}请假`

export const leaveFault = (fault: LeaveFault, help: Helpers): Sentence => {
  switch (fault.reason) {
    case 'no-end':
      return sentence`请写明请到哪一天。${howToWrite}只请一天，写「请假 10-08 至 10-08」。`
    case 'not-understood':
      return sentence`没看懂。${howToWrite}请假只能给自己登记。`
    case 'no-such-day':
      return sentence`「${safe(fault.word)}」不是一个日期。${howToWrite}`
    case 'past':
      return sentence`${dayText(fault.to)}已经过去了，没有登记。`
    case 'order':
      return sentence`开始（${dayText(fault.from)}）晚于结束（${dayText(fault.to)}），没有登记。`
    case 'too-long':
      return sentence`${shortSpan(fault.from, fault.to)}共 ${fault.days} 天，超过 ${longestLeave} 天的不登记请假，要换主报。${whoHelps(help)}`
  }
}

/** Somebody who may not stand in was named; who could, by name. */
export const notAStandIn = (typed: string, could: readonly string[], help: Helpers): Sentence =>
  could.length > 0
    ? sentence`${safe(typed)}不能代：代报只限备报和专班负责人。可以代的：${nameList(could)}。`
    : sentence`${safe(typed)}不能代：代报只限备报和专班负责人，您的链还没有登记。${whoHelps(help)}`
export const namesakes = (typed: string): Sentence =>
  sentence`备报和专班负责人里不止一位${safe(typed)}，请在有他的群里 @我 发，再 @ 他。`

export const noLeave = sentence`您现在没有登记请假。${howToWrite}`
export const yourLeaves = (spans: readonly string[]): Sentence =>
  sentence`您登记的请假：${spans.join('、')}。提前回来发「请假 取消」。`
export const cancelled = (span: string, others: readonly string[], reports: boolean): Sentence =>
  sentence`已取消${span}的请假，${reports ? '卡片和提醒仍发给您' : '该您代报、审签的照常找您'}。${others.length > 0 ? `还登记着：${others.join('、')}。` : ''}`

/** The substitute told that the card now comes to them. */
export const leaveNotice = (v: { person: string; span: string; chain: string }): Sentence =>
  sentence`${safe(v.person)}${v.span}请假，其间${safe(v.chain)}工作动态由您代报，卡片会私信给您。`
/** In front of a reminder to whoever stands in. */
export const inPlaceOf = (name: string, until: Day): Sentence =>
  sentence`${safe(name)}请假至${monthDay(until)}，由您代报。`
export const welcomeBack = (name: string, chains: readonly string[]): Sentence =>
  sentence`${safe(name)}，请假已到期${chains.length > 0 ? `。${nameList(chains, '条')}的卡片和提醒从今天起又发给您。` : '，该您代报、审签的再找您。'}`
export const standInFree = (name: string, chains: readonly string[]): Sentence =>
  sentence`${safe(name)}已回来，${nameList(chains, '条')}工作动态不用您代了。`
/** The leave was called off or is stood in for by somebody else now. */
export const standInNotNeeded = (name: string, chains: readonly string[]): Sentence =>
  sentence`${safe(name)}的请假有变，${nameList(chains, '条')}工作动态不用您代了。`
/** Behind a name in 成员. */
export const awayMark = (until: Day): string => `（请假至${monthDay(until)}）`

export const nobodyStandsIn = (chain: string): Sentence =>
  sentence`【提醒】${safe(chain)}现在没有人可以填报：主报、备报、专班负责人都在请假或没有登记。本期仍要报。\n请：另定一人填报，由管理员用「成员」登记。`
export const nobodyWill = (v: { chain: string; person: string; span: string }): Sentence =>
  sentence`【提醒】${safe(v.person)}${v.span}请假，其间${safe(v.chain)}没有人可代：备报、专班负责人都不在，链照样要报。\n请：另定一人填报，由管理员用「成员」登记。`

export const leaveToasts = {
  confirmed: { type: 'success', content: '已登记，到期自动恢复' },
  dropped: { type: 'info', content: '没有登记请假' },
  over: { type: 'warning', content: '这段日子已过，没有登记' },
} as const
