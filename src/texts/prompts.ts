import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

/** What stands under every prompt for a report that is owed. */
export const promptButtons = { fill: '现在填', change: '现在改' } as const
export const askBackupButton = (name: string): string => `请${name}代报`
export const promptTitles = { nudge: '催报', backup: '备报通知', asked: '请您代报', owed: '填报提醒' } as const

export interface Owed {
  chain: string
  /** `第36周工作动态` */
  report: string
  due: string
}

/** What a prompt says once its own words are no longer at hand. */
export const stillOwed = (v: Owed): Sentence => sentence`${safe(v.chain)}${v.report}还没有报，${v.due} 截止。`
/** To the backup whom somebody has asked. */
export const askedForBackup = (v: Owed & { by: string }): Sentence =>
  sentence`${safe(v.by)}请您代报${safe(v.chain)}${v.report}，${v.due} 截止。点「现在填」打开表，记录会写明代报。`
export const backupAsked = (names: readonly string[]): string => `已请${names.join('、')}代报。您也可以自己报。`
export const backupToasts = {
  asked: { type: 'success', content: '已私信请备报代报' },
  later: { type: 'success', content: '已记下，上班时间私信备报' },
  nobody: { type: 'warning', content: '没有可请的备报，请告诉专班负责人' },
} as const satisfies Record<string, Toast>

/** 本周无新增 pressed under a prompt, where the form is needed first. */
export const noNewsToasts = {
  form: { type: 'warning', content: '还没有报，要填的已私信给您' },
  draft: { type: 'warning', content: '您有暂存的内容，表已私信给您' },
} as const satisfies Record<string, Toast>
