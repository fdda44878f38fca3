import { type Sentence, safe, sentence } from './plain.ts'

/** Private, plain, without a word from any report. */
export const monthReminder = (v: { chain: string; month: string; due: string; begun: boolean }): Sentence =>
  sentence`${safe(v.chain)}${v.month}月度进展还没有提交，今天截止：${v.due}。${v.begun ? '填过的都存着，点「现在填」接着填' : '点「现在填」，约 5 分钟'}。只提醒这一次。`

/** 催报 by the office or the lead. */
export const monthNudge = (v: { by: string; chain: string; month: string; due: string }): Sentence =>
  sentence`${safe(v.by)}请您尽快报${safe(v.chain)}${v.month}月度进展，${v.due} 截止。点「现在填」，约 5 分钟。`
export const monthNudgeReturned = (v: { by: string; chain: string; month: string; due: string }): Sentence =>
  sentence`${safe(v.by)}请您尽快补充${safe(v.chain)}${v.month}月度进展：已退回，${v.due} 前补充。点「现在改」打开卡片。`

/** To the office: there is nowhere to post a chain's month. */
export const monthGroupMissing = (chain: string): Sentence =>
  sentence`【提醒】${safe(chain)}没有绑定链长群，月报没有发布。\n请：在链长群里 @我 发「绑定」，再发「汇总 ${safe(chain)} 月报」补发。`
