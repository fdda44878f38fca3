import { type Sentence, safe, sentence } from './plain.ts'

/** Private, plain, without a word from any report. `due` is `9月3日（周四）18:00`. */
export interface ReminderView {
  chain: string
  period: string
  due: string
  /** Goes to somebody who stands in. */
  standsIn?: boolean
}

export const firstReminder = (v: ReminderView): Sentence =>
  sentence`${safe(v.chain)}${v.period}工作动态还没有填，${v.due} 截止。点「现在填」，约 2 分钟；没有新情况点「本周无新增」。`

export const secondReminder = (v: ReminderView): Sentence =>
  sentence`${safe(v.chain)}${v.period}工作动态还没有填，今天截止：${v.due}。这是最后一次提醒；填不了请告诉${v.standsIn ? '专班负责人' : '备报'}。`

/** To the backup an hour before the end. */
export const backupNotice = (v: ReminderView & { main: string }): Sentence =>
  sentence`${safe(v.chain)}${v.period}工作动态还没有报，${v.due} 截止。主报${safe(v.main)}如不方便，请您代报。点「现在填」，记录会写明代报；没有新情况点「本周无新增」。`

/** 催报 by the office or the lead. */
export const nudge = (v: ReminderView & { by: string }): Sentence =>
  sentence`${safe(v.by)}请您尽快报${safe(v.chain)}${v.period}工作动态，${v.due} 截止。点「现在填」，约 2 分钟；没有新情况点「本周无新增」。`

export const groupGreeting = sentence`大家好，我是链长制工作助手。本群还没有绑定产业链，请管理员 @我 发「绑定 产业链名」。`

/** All that a group sees when the answer is for one person's eyes. */
export const answeredInPrivate = sentence`已私信回复。`

/** When a card was refused by Feishu, the plain text that goes instead. */
export const cardFallback = (title: string): Sentence =>
  sentence`${safe(title)}：卡片没能显示，请更新飞书后发「我的」重新打开。`
