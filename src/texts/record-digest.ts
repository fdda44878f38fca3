import { stockBand } from '../domain/records/light.ts'
import type { Mark } from '../domain/records/marks.ts'
import { cutText } from '../domain/text.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'
import { instructStepTexts } from './kinds/instruction.ts'
import { taskTexts } from './kinds/task.ts'
import { staleInDigest } from './lists/overview.ts'
import { owedInDigest } from './monitoring.ts'
import { hiddenTitle } from './records.ts'

/** One line of 请您定. */
export interface DecideLine {
  number: string
  /** Undefined: 敏感. */
  title: string | undefined
  mark?: Mark | undefined
  /** Since which week it waits, where that is not this one: `第40周`. */
  since?: string | undefined
  due?: Day | undefined
  /** To what day its owner asks to put it off. */
  extend?: Day | undefined
}

/** `1. 问题8〔新〕请协调××地块水电接入，10月15日前。` */
export const decideLine = ({ number, title, mark, since, due, extend }: DecideLine, index: number): string => {
  const ahead = `${index + 1}. ${title === undefined ? hiddenTitle(number) : number}${since && mark?.is !== 'still' ? `（${since}）` : ''}${mark ? markText(mark) : since ? '' : ' '}`
  const day = extend ? `，申请延期到${monthDay(extend)}` : due ? `，${monthDay(due)}前` : ''
  const left = longest - lengthOf(`${ahead}${day}。`)
  // A title closes with a stop of its own.
  return `${ahead}${title === undefined ? '' : cutText(title.replace(/[。.]$/u, ''), left).text}${day}。`
}
export const yourOrders = '您的批示'
export const decideHead = (count: number, read: number): string =>
  `■ 请您定（${count}）${read > 0 ? `　已阅 ${read}` : ''}`
export const decideRest = (count: number): string => `另有 ${count} 件，发「我的」看。`
/** An ask of a report that is no record. */
export const askLine = (ask: string, index: number): string => cutText(`${index + 1}. ${ask}`, longest).text
export const decideButtons = {
  instruct: instructStepTexts.instruct.button,
  hand_over: instructStepTexts.hand_over.button,
  read: instructStepTexts.read.button,
  grant: taskTexts.steps.grant.button,
  refuse: taskTexts.steps.refuse.button,
} as const
export const needsForm = (step: string): boolean => step !== 'read' && step !== 'grant'
export const seeLedger = '看台账'
export const ledgerOf = (chain: string): string => `台账 ${chain}`

/** `重大事项3 处置中，续报2〔新〕` */
export const matterLine = (number: string, state: string, followUps: number, mark: Mark | undefined): string =>
  `${number} ${state}${followUps > 0 ? `，续报${followUps}` : ''}${mark ? markText(mark) : ''}`
/** `■ 重大事项 1：重大事项3 处置中，续报2` */
export const mattersHead = (count: number, first: string): string => `■ 重大事项 ${count}：${first}`
/** In bands: how much one firm has left is nobody's in a group. */
export const riskStanding = (isSole: boolean, days: number | undefined): string =>
  [isSole && '单一来源', days !== undefined && `库存${stockBand(days)}`].filter(Boolean).join('，')

/** It is not asked any more. */
export const takenBack = '已撤回，不用再定'
/** In the place of a line's buttons, once it is answered: `链长已批示 → 任务1`. */
export const answeredBy = (post: string, what: string, task: string | undefined): string =>
  `${post}已${what}${task === undefined ? '' : ` → ${task}`}`

/** `另有：需求1〔新〕 诉求〔✓〕2`: kinds without a block of their own, where anything has changed. */
export const othersLine = (counts: readonly { word: string; fresh: number; worse: number; closed: number }[]): string =>
  `■ 另有：${counts
    .map(({ word, fresh, worse, closed }) =>
      [word, fresh > 0 && `${fresh}〔新〕`, worse > 0 && `${worse}〔↑〕`, closed > 0 && `〔✓〕${closed}`]
        .filter(Boolean)
        .join(''),
    )
    .join(' ')}`

/** What a chief's digest says of the records of one kind. */
export interface ChiefRecords {
  word: string
  /** Below the fold: how long it is matters to nothing above. */
  below?: true
  /** In the place of what is due: how many of each level. */
  levels?: readonly (readonly [string, number])[] | undefined
  open: number
  soon: number
  overdue: number
  /** Closed since the digest before. */
  closed: number
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
  if (!named && closed === 0)
    return [`■ ${v.word} ${v.levels ? v.levels.map((one) => one.join('')).join(' ') : `在办${v.open}`}，无变化`]
  const lights = [v.soon > 0 && `临期${v.soon}`, v.overdue > 0 && `逾期${v.overdue}`].filter(Boolean).join(' ')
  const counts = [
    v.levels
      ? `■ ${v.word} ${v.levels.map((one) => one.join('')).join(' ')}`
      : `■ ${v.word} 在办${v.open}${lights && `：${lights}`}`,
    ...(closed > 0 ? [`${v.longer ? '上期以来' : '本周'}〔✓〕${closed}`] : []),
  ].join('；')
  if (!named || !room) return [counts]
  if (v.below) return colon(counts, `${named.number} ${named.standing}${markText(named.mark)}`)
  if (v.levels) return colon(counts, leveled(counts, named))
  const behind = `${named.standing && `，${named.standing}`}${markText(named.mark)}`
  const { number, title } = named
  if (title === undefined) return fitted(counts, `${hiddenTitle(number)}${behind}`)
  const left = longest - lengthOf(`${counts}｜${number}${behind}`)
  if (left >= Math.min(shortestTitle, lengthOf(title)))
    return [`${counts}｜${number} ${cutText(title, left).text}${behind}`]
  return [counts, `${number} ${cutText(title, longest - lengthOf(`${number}${behind}`)).text}${behind}`]
}

/** `■ 您的批示 在办2：批示4→任务12 办理中〔3周未动〕` */
const colon = (counts: string, named: string): string[] =>
  lengthOf(`${counts}：${named}`) <= longest ? [`${counts}：${named}`] : [counts, named]

/** `风险3〔↑〕××助剂，单一来源，库存不足30天` */
const leveled = (counts: string, { number, title, mark, standing }: NonNullable<ChiefRecords['named']>): string => {
  const ahead = `${title === undefined ? hiddenTitle(number) : number}${markText(mark)}`
  const behind = standing && `，${standing}`
  const left = longest - lengthOf(`${counts}：${ahead}${behind}`)
  const room = left >= Math.min(shortestTitle, lengthOf(title ?? '')) ? left : longest - lengthOf(`${ahead}${behind}`)
  return `${ahead}${title === undefined ? '' : cutText(title, room).text}${behind}`
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
  changes: readonly { word: string; overdue: number; fresh?: number; worse?: number; closed: number }[]
  /** Cases that wait for chiefs, and of them those that have for a week; and those for 领导小组. */
  forChief?: { all: number; aged: number }
  forLeading?: number
  matters?: { open: number; unseen: number }
  /** Of this week, tasks that have come of decisions, and minutes that are late. */
  meetings?: { week: number; tasks: number; late: number }
  /** Documents that key chains lack, and policies that wait for their 评估. */
  docs?: { lacking: number; review: number }
  still: readonly (readonly [string, number])[]
  /** 清单待核: which lists of which chains. */
  lists?: readonly { word: string; chain: string }[]
  /** 指标未填: how many firms of which chains. */
  figures?: readonly { chain: string; count: number }[]
  /** Not signed for in time. */
  unsigned: number
  /** What could not be read and is in none of the numbers. */
  unread?: readonly string[]
}

const mostUnread = 5
export const unreadLine = (numbers: readonly string[]): string =>
  `■ 有 ${numbers.length} 条记录读不出来，没有计入：${numbers.slice(0, mostUnread).join('、')}${numbers.length > mostUnread ? '等' : ''}。请找管理员。`

const mostChains = 8
const counted = (parts: readonly (readonly [string, number])[]): string =>
  parts.flatMap(([word, n]) => (n > 0 ? [`${word}${n}`] : [])).join(' ')
const sum = (parts: readonly (readonly [string, number])[]): number => parts.reduce((all, [, n]) => all + n, 0)

/** A block a line; one that has nothing is left out. Numbers and chains only: nobody who is late is named. */
export const officeRecordLines = (v: OfficeRecords): string[] => {
  const lit = v.lights.filter(({ red, yellow, changed }) => red + yellow > 0 || changed)
  const changes = v.changes.flatMap(({ word, overdue, fresh = 0, worse = 0, closed }) => {
    const parts = [
      overdue > 0 && ` 新逾期${overdue}`,
      fresh > 0 && `〔新〕${fresh}`,
      worse > 0 && `〔↑〕${worse}`,
      closed > 0 && `〔✓〕${closed}`,
    ].filter(Boolean)
    return parts.length > 0 ? [`${word}${parts.join('')}`] : []
  })
  const { forChief = { all: 0, aged: 0 }, forLeading = 0, matters = { open: 0, unseen: 0 } } = v
  const { week = 0, tasks = 0 } = v.meetings ?? {}
  const { lacking = 0, review = 0 } = v.docs ?? {}
  const last = [
    ...(matters.open > 0
      ? [`■ 重大事项 ${matters.open}${matters.unseen > 0 ? `（待阅 ${matters.unseen}）` : ''}`]
      : []),
    ...(week + tasks > 0 ? [`■ 会议 本周${week}${tasks > 0 ? `，决定已成任务${tasks}` : ''}`] : []),
    ...(lacking + review > 0
      ? [`■ 文件${lacking > 0 ? ` 缺${lacking}` : ''}${review > 0 ? ` 待评估${review}` : ''}`]
      : []),
  ]
  const above = [
    ...(forChief.all > 0 ? [`■ 请链长 ${forChief.all}（未定满1周 ${forChief.aged}）`] : []),
    ...(forLeading > 0 ? [`■ 请领导小组 ${forLeading}`] : []),
  ]
  const chains = v.lights.slice(0, mostChains).map(lightsOf).join('｜')
  const more = v.lights.length > mostChains ? `｜等 ${v.lights.length} 条` : ''
  return [
    ...(sum(v.decide) > 0 ? [`■ 需推进办办 ${sum(v.decide)}：${counted(v.decide)}`] : []),
    ...(above.length > 0 ? [above.join('　')] : []),
    ...(lit.length > 0 ? [`■ 灯：${chains}${more}`] : []),
    ...(changes.length > 0 ? [`■ 变化：${changes.join('；')}`] : []),
    ...stillLine(v),
    ...(last.length > 0 ? [last.join('　')] : []),
    ...((v.lists ?? []).length > 0 ? [staleInDigest(v.lists ?? [])] : []),
    ...((v.figures ?? []).length > 0 ? [owedInDigest(v.figures ?? [])] : []),
    ...(v.unread ?? []),
  ]
}

const stillLine = ({ still, unsigned, meetings }: OfficeRecords): string[] => {
  const parts = [
    ...(sum(still) > 0 ? [`久未动：${counted(still)}`] : []),
    ...(unsigned > 0 ? [`待签收超时 ${unsigned}`] : []),
    ...(meetings && meetings.late > 0 ? [`纪要迟 ${meetings.late}`] : []),
  ]
  return parts.length > 0 ? [`■ ${parts.join(' ｜')}`] : []
}

const lightsOf = ({ chain, red, yellow, changed }: OfficeRecords['lights'][number]): string =>
  red + yellow > 0 || changed ? `${chain} 红${red}黄${yellow}` : `${chain} 无变化`

/** `■ 请领导小组定（2）`, then `1. 问题8 航天：请协调…，10月15日前。` */
export const leadingHead = (count: number): string => `■ 请领导小组定（${count}）`
export const leadingLine = (line: DecideLine, place: string, index: number): string =>
  decideLine({ ...line, title: line.title === undefined ? undefined : `${place}：${line.title}` }, index)

/** `■ 会议决定 本月到期9，办结7`: what is done and not confirmed is not counted as 办结. */
export const decisionsLine = (v: { due: number; closed: number; waiting: number }): string =>
  `■ 会议决定 本月到期${v.due}，办结${v.closed}${v.waiting > 0 ? `，待销号${v.waiting}` : ''}`
/** `■ 重大事项 1，已办结` */
export const monthMattersLine = (all: number, closed: number): string => {
  const stand =
    closed === all ? `${all > 1 ? '均' : ''}已办结` : closed === 0 ? '未办结' : `已办结${closed}，未办结${all - closed}`
  return `■ 重大事项 ${all}，${stand}`
}
/** `■ 经验采用 1：经验2 以商招商补齐示例环节` */
export const adoptedLine = (all: readonly { number: string; title: string | undefined }[]): string => {
  const named = all
    .slice(0, mostAdopted)
    .map(({ number, title }) => (title === undefined ? hiddenTitle(number) : `${number} ${title}`))
  return `■ 经验采用 ${all.length}：${named.join('；')}${all.length > mostAdopted ? '；等' : ''}`
}
const mostAdopted = 3

/** `■ 红：任务2`, then a chain a line. */
export const redTotal = (parts: readonly (readonly [string, number])[]): string => `■ 红：${counted(parts)}`
export const redOfChain = (chain: string, parts: readonly (readonly [string, number])[]): string =>
  `${chain}：${counted(parts)}`
