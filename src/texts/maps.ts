import type { ChainMap, FirmRole, Gap, MapCounts } from '../domain/chain-map.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'
import { demoMark } from './demo.ts'
import { sentence } from './plain.ts'

/** What stands on a 全景图谱, as picture and as page. */

const onDay = (on: Day): string => `${on.slice(0, 4)}年${monthDay(on)}`

export const mapTitle = (chain: string, demo: boolean): string => `${chain}全景图谱${demo ? demoMark : ''}`
export const mapSummary = (asOf: Day, { nodes, firms }: MapCounts): string =>
  `截至${onDay(asOf)} · 环节 ${nodes} 个 · 图上企业 ${firms} 户`

const some = (word: string, count: number): string[] => (count === 0 ? [] : [`${word} ${count}`])
/** Nothing registered is no finding: then there is no such line. */
export const mapFindings = ({ gaps, risks, projects, stale }: MapCounts): string[] => {
  const missing = gaps.reduce((sum, { count }) => sum + count, 0)
  const sorts = gaps.map(({ gap, count }) => `${gap} ${count}`).join('、')
  const others = [...some('风险', risks), ...some('项目', projects), ...some('待核', stale)].join(' · ')
  return [...(missing === 0 ? [] : [`断点 ${missing}（${sorts}）`]), ...(others === '' ? [] : [others])]
}

/** What the chain has beside the picture. */
export const elsewhereLine = ({ firms, risks, projects }: NonNullable<ChainMap['elsewhere']>): string | undefined => {
  const words = [
    ...(firms === 0 ? [] : [`企业 ${firms} 户`]),
    ...(risks === 0 ? [] : [`风险 ${risks} 项`]),
    ...(projects === 0 ? [] : [`项目 ${projects} 项`]),
  ]
  return words.length === 0 ? undefined : `没写环节、不在图上：${words.join('、')}`
}
export const unsortedWord = '待归段'
export const unsortedLine = (nodes: number): string => `${nodes} 个环节，还没说是哪一段`
export const parksLine = (parks: readonly string[]): string => `承载：${parks.join('、')}`

export const segmentLine = (nodes: number, firms: number): string =>
  nodes === 0 ? '还没有登记环节' : `${nodes} 个环节 · ${firms} 户`
export const gapWord = (gap: Gap): string => `断点：${gap}`
/** Silence is not "none exist". */
export const noFirms = '暂无企业登记'
export const firmsLeft = (shown: number, all: number): string =>
  shown === 0 ? `登记企业 ${all} 户` : `以上 ${shown} 户，共登记 ${all} 户`
/** Short enough for its box. */
export const roleTag = (role: FirmRole): string => role.slice(0, 2)
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

export const mapFileName = (chain: string, on: Day, format: string, demo: boolean): string =>
  `图谱_${chain}_${on}${demo ? demoMark : ''}.${format}`
export const mapSummaryOfCommand = '看一条链的全景图谱：环节、企业、断点、风险、项目；也能要网页和矢量图'
/** For whoever may not. */
export const noNodesYet = '还没有登记环节，请专班或推进办登记。'
export const noNodes = '还没有登记环节。先点「新增环节」，或发「L15」导入一张表。'
export const gapsLeft = (left: number): string => `还有 ${left} 处断点，见图`
const formatWords = { html: '网页', svg: '矢量图' } as const
export const mapWords = (chain: string, format: keyof typeof formatWords): string =>
  `图谱 ${chain} ${formatWords[format]}`
export const mapFormats: ReadonlyMap<string, 'png' | 'svg' | 'html'> = new Map([
  ['图片', 'png'],
  ['png', 'png'],
  ['网页', 'html'],
  ['html', 'html'],
  ['矢量图', 'svg'],
  ['svg', 'svg'],
])
export const newNodeWords = (chain: string): string => `L15 ${chain} 新增`
export const mapButtons = { page: '网页文件', drawing: '矢量图', node: '新增环节' } as const
export const unknownMapWish = sentence`图谱后面可以写产业链，再写：图片、网页、矢量图、新增环节。`
