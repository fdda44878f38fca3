import type { Mark } from '../domain/records/marks.ts'
import { cutText } from '../domain/text.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'
import { hiddenTitle } from './records.ts'

/** What a chief's digest says of the records of one kind. */
export interface ChiefRecords {
  word: string
  open: number
  soon: number
  overdue: number
  /** Closed since the digest before. */
  closed: number
  /** How many are new and worse, where none may be named in the chief's group. */
  unnamed?: { fresh: number; worse: number } | undefined
  /** The digest before is longer ago than a week. */
  longer: boolean
  /** The worst of those that have changed, or have not for long. */
  named?: { number: string; title: string | undefined; standing: string; mark: Mark } | undefined
  /** For the chief who wants to hear of asks and red only. */
  red: number
}

/** Of a line in a digest, spaces left aside. */
const longest = 45
const shortestTitle = 6
const lengthOf = (text: string): number => [...text.replace(/\s/gu, '')].length

export const markText = (mark: Mark): string =>
  mark.is === 'still' ? `〔${mark.weeks}周未动〕` : { new: '〔新〕', worse: '〔↑〕', closed: '〔✓〕' }[mark.is]

/** `逾期2天`, where so many workdays were so many days. */
export const overdueFor = (workdays: number, days: number | undefined): string =>
  workdays === days ? `逾期${days}天` : `逾期${workdays}个工作日`
export const overdueNode = (workdays: number): string => `节点逾期${workdays}个工作日`
export const dueIn = (workdays: number): string => (workdays === 0 ? '今天到期' : `还有${workdays}个工作日`)
export const dueOn = (due: Day): string => `${monthDay(due)}到期`
export const extendedTwice = '已延期2次'
export const unsolvedTwice = '已2次未解决'

/** A block of one kind, two lines at most: counts with the one that is named, if that fits. @param room for the counts alone when false. */
export const chiefRecordLines = (v: ChiefRecords, room = true): string[] => {
  const { named, closed } = v
  const { fresh, worse } = v.unnamed ?? { fresh: 0, worse: 0 }
  if (!named && closed + fresh + worse === 0) return [`■ ${v.word} 在办${v.open}，无变化`]
  const lights = [v.soon > 0 && `临期${v.soon}`, v.overdue > 0 && `逾期${v.overdue}`].filter(Boolean).join(' ')
  const counts = [
    `■ ${v.word} 在办${v.open}${lights && `：${lights}`}`,
    ...(fresh + worse > 0 ? [`${fresh > 0 ? `〔新〕${fresh}` : ''}${worse > 0 ? `〔↑〕${worse}` : ''}`] : []),
    ...(closed > 0 ? [`${v.longer ? '上期以来' : '本周'}〔✓〕${closed}`] : []),
  ].join('；')
  if (!named || !room) return [counts]
  const behind = `${named.standing && `，${named.standing}`}${markText(named.mark)}`
  const { number, title } = named
  if (title === undefined) return fitted(counts, `${hiddenTitle(number)}${behind}`)
  const left = longest - lengthOf(`${counts}｜${number}${behind}`)
  if (left >= Math.min(shortestTitle, lengthOf(title)))
    return [`${counts}｜${number} ${cutText(title, left).text}${behind}`]
  return [counts, `${number} ${cutText(title, longest - lengthOf(`${number}${behind}`)).text}${behind}`]
}

const fitted = (counts: string, named: string): string[] =>
  lengthOf(`${counts}｜${named}`) <= longest ? [`${counts}｜${named}`] : [counts, named]

/** Of when the records are, behind the source of the report. */
export const recordsSource = (at: string): string => `记录截至 ${at}`

/** What the office's digest says of records of all kinds. */
export interface OfficeRecords {
  /** What waits for the office, `销号` and how many. */
  decide: readonly (readonly [string, number])[]
  /** Chains in order, those with red or yellow first. */
  lights: readonly { chain: string; red: number; yellow: number; changed: boolean }[]
  changes: readonly { word: string; overdue: number; closed: number }[]
  still: readonly (readonly [string, number])[]
  /** Not signed for in time. */
  unsigned: number
}

const mostChains = 8
const counted = (parts: readonly (readonly [string, number])[]): string =>
  parts.flatMap(([word, n]) => (n > 0 ? [`${word}${n}`] : [])).join(' ')
const sum = (parts: readonly (readonly [string, number])[]): number => parts.reduce((all, [, n]) => all + n, 0)

/** A block a line; one that has nothing is left out. Numbers and chains only: nobody who is late is named. */
export const officeRecordLines = (v: OfficeRecords): string[] => {
  const lit = v.lights.filter(({ red, yellow, changed }) => red + yellow > 0 || changed)
  const changes = v.changes.flatMap(({ word, overdue, closed }) =>
    overdue + closed > 0
      ? [`${word}${overdue > 0 ? ` 新逾期${overdue}` : ''}${closed > 0 ? `〔✓〕${closed}` : ''}`]
      : [],
  )
  const chains = v.lights.slice(0, mostChains).map(lightsOf).join('｜')
  const more = v.lights.length > mostChains ? `｜等 ${v.lights.length} 条` : ''
  return [
    ...(sum(v.decide) > 0 ? [`■ 需推进办办 ${sum(v.decide)}：${counted(v.decide)}`] : []),
    ...(lit.length > 0 ? [`■ 灯：${chains}${more}`] : []),
    ...(changes.length > 0 ? [`■ 变化：${changes.join('；')}`] : []),
    ...stillLine(v),
  ]
}

const stillLine = ({ still, unsigned }: OfficeRecords): string[] => {
  const parts = [
    ...(sum(still) > 0 ? [`久未动：${counted(still)}`] : []),
    ...(unsigned > 0 ? [`待签收超时 ${unsigned}`] : []),
  ]
  return parts.length > 0 ? [`■ ${parts.join(' ｜')}`] : []
}

const lightsOf = ({ chain, red, yellow, changed }: OfficeRecords['lights'][number]): string =>
  red + yellow > 0 || changed ? `${chain} 红${red}黄${yellow}` : `${chain} 无变化`

/** `■ 红：任务2`, then a chain a line. */
export const redTotal = (parts: readonly (readonly [string, number])[]): string => `■ 红：${counted(parts)}`
export const redOfChain = (chain: string, parts: readonly (readonly [string, number])[]): string =>
  `${chain}：${counted(parts)}`
