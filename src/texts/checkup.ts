/* 体检: the "1155+N" of a chain, as its records have it. */
import type { CheckupGroup, CheckupItem } from '../domain/checkup.ts'
import { witnessedFor } from '../domain/checkup.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'

export const checkupSummary = '看一条链“1155+N”齐不齐：目标、图谱、五个机制、五个一、各张清单，缺的一点就补'
export const checkupTitle = (chain: string): string => `体检 · ${chain}`
export const checkupCounts = (v: Record<CheckupItem['is'], number>): string =>
  [
    `${v.there + v.stale + v.missing} 项里有 ${v.there} 项`,
    ...(v.stale > 0 ? [`待核 ${v.stale}`] : []),
    ...(v.missing > 0 ? [`未登记 ${v.missing}`] : []),
  ].join('，')
export const groupNames: Record<CheckupGroup, string> = {
  goal: '一套推进工作目标',
  map: '一个全景图谱',
  mechanisms: '五个机制',
  five_ones: '五个一',
  lists: '清单',
}
export const stateWords: Record<CheckupItem['is'], string> = { there: '有', stale: '待核', missing: '未登记' }
/** `会议3 · 2026年10月22日 · 区科技工信局` */
export const itemLine = ({ evidence, on, owner }: Pick<CheckupItem, 'evidence' | 'owner'> & { on?: Day | undefined }) =>
  [evidence, on && `${on.slice(0, 4)}年${monthDay(on)}`, owner].filter(Boolean).join(' · ')
export const rowsSaid = (rows: number, stale: number): string =>
  stale > 0 ? `${rows} 条，${stale} 条待核` : `${rows} 条`
export const goalsSaid = (v: { goals: number; tasks: number; without: number }): string =>
  `${v.goals} 项，任务 ${v.tasks} 件${v.without > 0 ? `，${v.without} 项还没有任务` : ''}`
export const digestPosted = '链长摘要'
export const sheetIssued = (year: number): string => `${year}年考核已公布`
export const membersSaid = (leads: number, reporters: number): string => `负责人 ${leads} 人、主报 ${reporters} 人`
export const expertsSaid = (count: number): string => `${count} 人（清单 L08）`
export const checkupNote = `依据系统里的记录，不靠打勾：“未登记”是这里没有，不等于没做。机制看最近 ${witnessedFor} 天有没有会议、批示、对接和摘要。`
/** `登记 L05`, `查看 L07` */
export const gapLabel = (isNew: boolean, of: string): string => `${isNew ? '登记' : '查看'} ${of}`
