import type { Month } from '../domain/month-plan.ts'
import type { OwedCounts } from './digest.ts'
import { monthWithYear, monthWord } from './monthly.ts'

export const monthStatusLabel = (month: Month): string => `${monthWord(month)}月报`
/** `8月月报：已报。看月报发「查 航天产业链 2026-08 月报」。` */
export const monthAmongWeeks = (v: { month: Month; counts: OwedCounts; chain: string; notDue: boolean }): string => {
  const { filed, exempt, returned = 0, missing, draft } = v.counts
  const out = missing + draft
  const outWord = v.notDue ? '还没报（没到截止）' : '未报'
  const one = filed > 0 ? '已报' : returned > 0 ? '已退回，待补充' : exempt > 0 ? '免报' : outWord
  const all = [
    `已报 ${filed} 条`,
    returned > 0 && `退回 ${returned} 条`,
    out > 0 && `${outWord} ${out} 条`,
    exempt > 0 && `免报 ${exempt} 条`,
  ].filter(Boolean)
  const how = `查 ${v.chain === '' ? '' : `${v.chain} `}${v.month} ${monthCommandWord}`
  return `${monthStatusLabel(v.month)}：${v.chain === '' ? all.join('，') : one}。看月报发「${how}」。`
}

export const monthLookTitle = (chain: string): string => `查 · ${chain} · 月报`
export const monthLookRange = (from: Month, to: Month, total: number, only: string | undefined): string =>
  `${from === to ? monthWithYear(from) : `${monthWithYear(from)}到${monthWithYear(to)}`}${only ? ` ${only}` : ''}，共 ${total} 份`
export const monthLookEntry = (chain: string, month: Month, marks: readonly string[]): string =>
  `${chain ? `${chain} ` : ''}${monthWithYear(month)}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`

/** As commands name them. */
export const monthCommandWord = '月报'
export const leadingWord = '领导小组'
export const monthOfficeName = '推进办月报'
export const monthLeadingName = '领导小组月报'
