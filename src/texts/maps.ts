import type { FirmRole, Gap, MapCounts } from '../domain/chain-map.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'
import { demoMark } from './demo.ts'

/** What stands on a 全景图谱, as picture and as page. */

const onDay = (on: Day): string => `${on.slice(0, 4)}年${monthDay(on)}`

export const mapTitle = (chain: string, demo: boolean): string => `${chain}全景图谱${demo ? demoMark : ''}`
export const mapSummary = (asOf: Day, { nodes, firms }: MapCounts): string =>
  `截至${onDay(asOf)} · 环节 ${nodes} 个 · 登记企业 ${firms} 户`

const gapKinds = ['空白', '弱', '外购'] as const satisfies readonly Gap[]
const some = (word: string, count: number): string[] => (count === 0 ? [] : [`${word} ${count}`])
/** Nothing registered is no finding: then there is no such line. */
export const mapFindings = ({ gaps, risks, projects, stale }: MapCounts): string[] => {
  const missing = gapKinds.reduce((sum, gap) => sum + gaps[gap], 0)
  const sorts = gapKinds.flatMap((gap) => some(gap, gaps[gap])).join('、')
  const others = [...some('风险', risks), ...some('项目', projects), ...some('待核', stale)].join(' · ')
  return [...(missing === 0 ? [] : [`断点 ${missing}（${sorts}）`]), ...(others === '' ? [] : [others])]
}

export const segmentLine = (nodes: number, firms: number): string =>
  nodes === 0 ? '还没有登记环节' : `${nodes} 个环节 · ${firms} 户`
export const gapWord = (gap: Gap): string => `断点：${gap}`
/** Silence is not "none exist". */
export const noFirms = '暂无企业登记'
export const firmsLeft = (shown: number, all: number): string =>
  shown === 0 ? `登记企业 ${all} 户` : `以上 ${shown} 户，共登记 ${all} 户`
export const roleTag = (role: FirmRole): string => (role === '科研机构' ? '科研' : role)
export const staleWord = '待核'
export const riskWord = '风险'
export const projectWord = '项目'
export const mattersLeft = (word: string, left: number): string => `另有${word} ${left} 项`
export const checkedLine = (on: Day | undefined, stale: boolean): string => {
  if (on === undefined) return '没有记录核实日期'
  return stale ? `${onDay(on)}核实，已过复核周期，待核` : `${onDay(on)}核实`
}
export const mapFootnote = '图上只有本系统登记的内容。“暂无企业登记”是还没有登记，不等于没有这样的企业。'

export const mapPage = {
  search: '找环节、企业、风险、项目',
  none: '没有找到。图上只有登记过的内容。',
  /** `{n}` and `{all}` are put in by the page. */
  found: '第 {n} 处，共 {all} 处',
  next: '下一处',
  bigger: '放大',
  smaller: '缩小',
  whole: '全图',
  keys: '滚轮或双指缩放，拖动移动；键盘 + - 0 和方向键；/ 搜索，回车看下一处。',
} as const
