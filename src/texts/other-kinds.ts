import type { OwedCounts } from './digest.ts'
import { type Sentence, safe, sentence } from './plain.ts'

/* Of what is owed beside the week. `report` is `9月月报`, `word` how commands name it. */

export const otherStatusLine = (v: { report: string; counts: OwedCounts; due: string; word: string }): string =>
  `${v.report}：已报 ${v.counts.filed}，草稿中 ${v.counts.draft}，未报 ${v.counts.missing}；${v.due} 截止。发「状态 ${v.word}」看各链。`

/** Behind the answer to 催报, which means the week. @param how what to write to nudge for the other. */
export const alsoOwed = (report: string, chains: number, how: string): Sentence =>
  sentence`另有 ${chains} 条链还没报${report}，要催发「${safe(how)}」。`
export const nudgeAnswerOf = (report: string, answer: string): Sentence => sentence`${report}：${answer}`
