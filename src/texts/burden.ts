import { spanText } from './dates.ts'

const promptWords: Record<string, string> = {
  'weekly-card': '周报卡片',
  'reminder-1': '第一次提醒',
  'reminder-2': '第二次提醒',
  'backup-notice': '备报通知',
  nudge: '催报',
  'ask-backup': '请备报代报',
  naming: '点名',
  return: '退回',
  'sign-off': '审签',
  'supplement-request': '请配合单位补充',
  'month-card': '月报卡片',
  'month-reminder': '月报提醒',
  'record-note': '台账提醒',
}

export const burdenTitle = (label: string): string => `减负台账 · ${label}`
export const burdenSummary = (label: string, total: number): string => `${label}共发出提醒 ${total} 次`
export const burdenSpan = (from: string, to: string): string => `${spanText(from, to)}，全区合计`
export const burdenPrompt = (topic: string, count: number): string => `${promptWords[topic] ?? topic} ${count}`
export const burdenPrompts = (total: number, parts: readonly string[]): string =>
  total === 0 ? '没有发出提醒。' : `发出提醒 ${total} 次：${parts.join('、')}`
export const burdenAgain = (count: number): string => `同一期重复询问 ${count} 次`
export const burdenReturned = (count: number): string => `退回 ${count} 次`
export const burdenNamed = (count: number): string => `群里点名 ${count} 次`
export const burdenFields = (weekly: number, monthly: number): string =>
  `每份周报最多填 ${weekly} 项，月报最多填 ${monthly} 项`
export const burdenMinutes = (reports: number, median: number | undefined): string =>
  median === undefined
    ? '填报用时：这段时间没有能计时的填报'
    : `填报用时中位数 ${median < 1 ? '不到 1' : Math.round(median)} 分钟（共 ${reports} 份）`
export const burdenEffort = (reports: number, characters: number | undefined, presses: number | undefined): string => {
  if (characters === undefined) return '填报字数和点按：这段时间没有周报'
  const taps = presses === undefined ? '点按次数没有记录' : `点按 ${presses} 次`
  return `每份周报写 ${characters} 字、${taps}（中位数，共 ${reports} 份）`
}
export const burdenNote =
  '用时只算发「周报」「月报」打开后填的，从打开到提交。字数不算与上周周报或计划相同的字，点按只算按钮，不算选项。不按人统计。'
