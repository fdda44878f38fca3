import { weekLabel } from './dates.ts'
import { sentence } from './plain.ts'
import { reportStep } from './records.ts'

/** `第42周周报`: what a 批示 under a digest is about. */
export const aboutReport = (weeks: readonly string[]): string => reportStep(weekLabel(weeks))
export const wholeChain = '整条链'
export const orderTitle = (chain: string, report: string | undefined): string =>
  `批示 · ${chain}${report === undefined ? '' : ` · ${report}`}`
export const orderAboutWhat = sentence`批示要写明是哪一件或哪条链，例如「批示 问题8 请…」「批示 航天 请…」。`

/** What whoever gave a 批示 is told when its task is closed. */
export const orderDone = (instruction: string, task: string, result: string): string =>
  `${instruction}已办结（${task}）${result ? `：${result}` : ''}`

/** What has become of a 批示 at once: `批示1 → 任务1 待签收`. */
export const orderGiven = (instruction: string, task: string, state: string, unit: string): string =>
  `${instruction} → ${task} ${state}，已告诉${unit}和专班负责人。`
