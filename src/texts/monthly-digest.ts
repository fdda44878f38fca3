import type { Month } from '../domain/month-plan.ts'
import { type MoveField, moveFields } from '../domain/monthly.ts'
import type { Topmost } from '../domain/plan-targets.ts'
import { officeQuiet } from './digest.ts'
import { monthFieldWords, monthWord, yiText } from './monthly.ts'
import { type Sentence, sentence } from './plain.ts'
import { listedOf, type Reported, saidOfAll } from './reported.ts'

export const monthChiefTitle = (chain: string, month: Month): string => `${chain} · ${monthWord(month)}月报`
export const monthChiefSubtitle = '月度进展摘要'
export const monthOfficeTitle = (month: Month): string => `推进办月报 · ${monthWord(month)}`
export const monthLeadingTitle = (month: Month): string => `领导小组月报 · ${monthWord(month)}`
export const monthMissingLine = '到截止时未收到本月进展，收到后并入本卡。'
export const monthWhat = '本月进展'
export const monthExemptLine = (cause: string): string => `本月免报：${cause}`

export const monthBlocks = {
  chiefAsks: '请您定',
  leadingAsks: '请研究',
  figures: '指标',
  points: '本月要点',
  nextMonth: '下月',
  moves: '变化',
  red: '红色事项',
  targets: '规划目标',
} as const

export const monthQuiet = (counts: Reported): string => officeQuiet(counts, '本月')
export const noChiefAsk = '没有请您定的事项。'
export const noLeadingAsk = (reported: Reported): string => {
  const some = '没有请领导小组研究的事项'
  return `${saidOfAll(reported, { all: some, some, none: '请领导小组研究的事项不明' })}。`
}
/** By the weekly reports of the month. */
export const noRed = (weeklies: Reported): string => {
  const said = saidOfAll(weeklies, {
    all: '没有新增断链断供风险',
    some: '周报没有新增断链断供风险',
    none: '风险情况不明',
    unit: '份',
  })
  return weeklies.filed === 0 ? `本月周报${said}。` : `${said}。`
}
export const movesLine = (fields: readonly MoveField[]): string =>
  fields.length > 0 ? fields.map((field) => monthFieldWords[field]).join('、') : '本月无变化'
/** `链上企业 2 条链，招引 1 条链` */
export const moveCounts = (counts: Record<MoveField, number>, reported: Reported): string => {
  const moved = moveFields
    .filter((field) => counts[field] > 0)
    .map((field) => `${monthFieldWords[field]} ${counts[field]} 条链`)
    .join('，')
  if (moved !== '') return listedOf(reported, moved)
  return saidOfAll(reported, { all: '各链无变化', some: '无变化', none: '变化情况不明' })
}

const spanText = ({ from, to }: { from: number; to: number }): string =>
  to - from < 0.00005 ? yiText(from) : `${yiText(from).replace(' 亿元', '')}–${yiText(to)}`

/** The chains of one 口径 together; a span where an enterprise stands in two of them. */
export const totalLine = (v: {
  basis: string
  chains: number
  output: { from: number; to: number }
  cumulative: { from: number; to: number }
  sharing: string
}): string =>
  `合计（${v.basis}，${v.chains} 条链）：本月 ${spanText(v.output)}，累计 ${spanText(v.cumulative)}${v.sharing ? `。${v.sharing}有共同企业，不重复计，所以是区间` : ''}`

export const jumpedLine = (chains: string): string => `与上月相差超过一半、填报人已确认：${chains}`
/** `航天产业链：断链断供风险第42周有新增，第44周有变化` */
export const riskLine = (chain: string, came: readonly string[], changed: string | undefined): string =>
  `${chain}：断链断供风险${came.join('、')}有新增${changed === undefined ? '' : `，${changed}有变化`}`
export const filedCount = (owed: number, filed: number): string => `应报 ${owed} 条链，已报 ${filed} 条`

export const targetHeading = (title: string, year: number, ended: boolean): string =>
  `${title}（${year}年）${ended ? '：目标年已过' : ''}`
export const targetEndedNote = '目标年已过，下面是今年累计，只作对照，不是完成情况。'
export const targetRunningNote = '今年累计与规划目标对照。'
export const gaugeName = (chain: string, percent: string): string => `${chain} ${percent}`
/** `航天产业链：累计 31 亿元，目标 50 亿元，62%（调度快报，截至9月20日）` */
export const gaugeLine = (v: { chain: string; cumulative: string; target: number; percent: string; source: string }) =>
  `${v.chain}：累计 ${v.cumulative}，目标 ${yiText(v.target)}，${v.percent}（${v.source}）`
export const gaugeMissing = (count: number): string => `还有 ${count} 条链没有报数字，没有画出。`
export const strongest = (line: string, missing: number, top: Topmost): string =>
  `${missing > 0 ? '已报的里' : ''}${topWords[top]}${line}`
const topWords: Record<Topmost, string> = {
  sure: '最高的一条是',
  tied: '并列最高，其中一条是',
  unsure: '按能确定的数，最高的一条是',
}
export const noFigures = '本月还没有数字。'

export const monthSource = (month: Month, rev: number, sentAt: string, late: boolean): string =>
  `月报 ${month} v${rev}，${sentAt} 报送${late ? '（逾期补报）' : ''}`
export const monthsSource = (month: Month, reports: number, asOf: string): string =>
  `月报 ${month} 共 ${reports} 份，截至 ${asOf}`
export const groupFigures = '企业少于 3 家的链，数字只显示区间。'
export const monthPrompts = (count: number): string => `本月月报共发出提醒 ${count} 次（减负台账）`
export const monthMerged = (chain: string, version: number): Sentence => sentence`${chain}月报补报已并入（v${version}）`
export const monthRefiled = (chain: string, version: number): Sentence =>
  sentence`${chain}月报补充已并入（v${version}）`
export const monthCorrected = (chain: string, version: number): Sentence =>
  sentence`${chain}月报更正已并入（v${version}）`
export const monthExempted = (chain: string, version: number): Sentence => sentence`${chain}月报免报（v${version}）`
export const monthRestored = (chain: string, version: number): Sentence =>
  sentence`${chain}月报免报已撤销（v${version}）`
