import { type PlanState, planStates } from '../domain/weekly.ts'
import { type Sentence, sentence } from './plain.ts'
import { listedOf, type Reported, saidOfAll } from './reported.ts'
import { askWords, planWords } from './words.ts'

export const chiefDigestTitle = (chain: string, week: string): string => `${chain} · ${week}`
export const chiefDigestSubtitle = '周四工作动态摘要'
export const officeDigestName = '推进办周览'
export const officeDigestTitle = (week: string): string => `${officeDigestName} · ${week}`
export const chiefDigestSummary = (chain: string, week: string): string => `${chain}${week}工作动态摘要`

export const digestTags = { late: '逾期补报', catchUp: '补发', early: '提前' } as const

/** A digest that could not go out in time says when it was due. */
export const catchUpNote = (due: string): string => `补发（应于 ${due} 发布）`

export const oneLine = (headline: string): string => `一句话：${headline}`
export const noNewsHeadline = '本周无新增'
export const missingLine = '到截止时未收到本期工作动态，收到后并入本卡。'
/** Before they are due nobody has missed anything. @param what `本期工作动态` */
export const missingYet = (due: string, what: string): string =>
  `还没到截止（${due}），还没有收到${what}，收到后并入本卡。`
export const weeklyWhat = '本期工作动态'
/** On a digest that the office posts before its reports are due. */
export const earlyNote = (asOf: string, next: string): string => `提前发布，截至 ${asOf}；${next} 按时更新本卡。`
/** On the preview of one that is not to be posted yet. */
export const notDueNote = (asOf: string): string => `还没到截止，下面是截至 ${asOf} 收到的。`
export const exemptLine = (cause: string): string => `本期免报：${cause}`

export const blockWords = {
  chiefAsks: '请您定',
  office: askWords.office,
  chief: askWords.chief,
  leading: askWords.leading,
  risk: '断链断供风险',
  lastPlan: '上周计划',
  nextPlan: '下周',
  headlines: '各链进展',
  owing: '未报',
  owingYet: '还没报（没到截止）',
  drafts: '草稿中',
  exempt: '免报',
  noNewsTwice: '连续两期无新增',
} as const

/** `■ 请您定（2）`; without a number `■ 下周`. */
export const block = (name: string, count?: number): string => `■ ${name}${count === undefined ? '' : `（${count}）`}`
export const blockLine = (name: string, text: string): string => `■ ${name}：${text}`
export const numbered = (index: number, text: string): string => `${index + 1}. ${text}`
export const bulleted = (text: string): string => `· ${text}`
export const chainLine = (chain: string, text: string, mark?: string): string =>
  mark ? `${chain}（${mark}）：${text}` : `${chain}：${text}`
export const moreLine = (count: number): string => `另有 ${count} 项`

/** A risk stands in a chief's group as a word only. */
export const toldOffice = (risk: string): string => `${risk}，已告知推进办`
export const quietLine = '没有请您定的事项，没有新增断链断供风险。'
export const noAskLine = '没有请您定的事项。'

/** Asks of the same report that go to others. */
export const otherAsks = (counts: { office: number; leading: number }): string => {
  const parts = (['office', 'leading'] as const)
    .filter((level) => counts[level])
    .map((level) => `${askWords[level]} ${counts[level]} 件`)
  return `另报：${parts.join('，')}`
}

/** `共 3 项，完成 2、受阻 1；1 条未报` */
export const planCountsOf = (counts: Record<PlanState, number>, reported: Reported): string =>
  listedOf(reported, planCounts(counts))
/** `共 3 项，完成 2、受阻 1` */
export const planCounts = (counts: Record<PlanState, number>): string => {
  const total = planStates.reduce((sum, state) => sum + counts[state], 0)
  const parts = planStates.filter((state) => counts[state] > 0).map((state) => `${planWords[state]} ${counts[state]}`)
  return `共 ${total} 项，${parts.join('、')}`
}

export const sourceLine = (source: string): string => `来源：${source}`
/** One report as a source: `周报 2026-W36 v1，9月3日 16:20 报送`. */
export const weeklySource = (weeks: readonly string[], rev: number, sentAt: string, late: boolean): string =>
  `周报 ${weeks.join('/')} v${rev}，${sentAt} 报送${late ? '（逾期补报）' : ''}`
/** The office's digest stands on several reports. */
export const weekliesSource = (weeks: readonly string[], reports: number, asOf: string): string =>
  `周报 ${weeks.join('/')} 共 ${reports} 份，截至 ${asOf}`

export interface OwedCounts {
  owed: number
  filed: number
  late: number
  draft: number
  missing: number
  exempt: number
  /** Filed and sent back: neither filed nor missing. */
  returned?: number
}

export const countsLine = (counts: OwedCounts): string =>
  [
    `应报 ${counts.owed}`,
    `已报 ${counts.filed}${counts.late ? `（逾期 ${counts.late}）` : ''}`,
    `草稿 ${counts.draft}`,
    `未报 ${counts.missing}`,
    `免报 ${counts.exempt}`,
    ...(counts.returned ? [`退回 ${counts.returned}`] : []),
  ].join('　')

/** `航天产业链、新型纺织产业链等 9 条` */
export const nameChains = (chains: readonly string[], most: number): string =>
  `${chains.slice(0, most).join('、')}${chains.length > most ? `等 ${chains.length} 条` : ''}`
export const officeQuiet = (counts: Reported, span: '本期' | '本月' = '本期'): string =>
  `${saidOfAll(counts, { all: `${span}没有需协调事项`, some: '没有需协调事项', none: '需协调事项不明' })}。`
export const officeRiskNone = (counts: Reported): string =>
  saidOfAll(counts, { all: '各链无新增', some: '无新增', none: '风险情况不明' })
/** `1 条链（新型纺织产业链）；3 条未报` */
export const noNewsTwice = (chains: readonly string[], most: number, counts: Reported): string => {
  const names = `${chains.slice(0, most).join('、')}${chains.length > most ? '等' : ''}`
  const list = `${chains.length} 条链${chains.length > 0 ? `（${names}）` : ''}`
  if (chains.length > 0) return listedOf(counts, list)
  return saidOfAll(counts, { all: list, some: '里没有', none: '情况不明' })
}
/** @param v.monthName `9月`, that of the due day */
export const promptsLine = (v: { period: number; month: number; monthName: string }): string =>
  `本期共发出提醒 ${v.period} 次，本月累计 ${v.month} 次（减负台账）。本月指截止日在${v.monthName}的各期周报和月报。`

export const previewTitle = (name: string, week: string): string => `预览 · ${name} · ${week}`
export const previewSummary = (name: string, week: string): string => `${name}${week}摘要预览`
export const previewLines = {
  preview: (group: string, version: number) => `将发到：${group}（v${version}）`,
  confirm: (group: string, version: number) => `请再点一次「确认发布」，v${version} 就发到：${group}`,
  queued: (group: string, version: number) => `正在发布 v${version} 到：${group}`,
  posted: (version: number, at: string) => `已发布 v${version}，${at}`,
  unchanged: '内容与已发布的一样。群里看不到那张卡片时，可以再发一次。',
  noGroup: '还没有绑定群，暂不能发布。请在群里 @我 发「绑定」。',
  cancelled: '没有发布。',
  /** @param command what posts it all the same */
  notDue: (due: string, command: string) =>
    `还没到截止（${due}），现在不发布，到时间自动发。一定要现在发，发「${command}」。`,
  early: (due: string) => `还没到截止（${due}），这是提前发布，卡片上会写明。`,
} as const
/** `汇总 新型纺织产业链 提前发`, `汇总 领导小组 月报 提前发` */
export const earlyCommand = (...words: readonly string[]): string =>
  ['汇总', ...words, '提前发'].filter(Boolean).join(' ')
export const previewStates = {
  preview: '未发布',
  confirm: '待确认',
  queued: '发布中',
  cancelled: '未发布',
  posted: '已发布',
} as const

export const overdueTitle = (state: 'ask' | 'queued' | 'cancelled', name: string): string =>
  `${{ ask: '摘要没有发布', queued: '摘要正在补发', cancelled: '摘要不再发布' }[state]} · ${name}`
export const overdueLine = (period: string, due: string): string => `${period}的摘要应于 ${due} 发布。`
export const overdueAsk = '停机超过 72 小时，没有自动补发，请您决定。'
export const overdueEnds = {
  queued: (by: string, at: string) => `${by}已选择发布，${at}`,
  cancelled: (by: string, at: string) => `${by}已选择不发，${at}`,
} as const
export const postConfirm = (group: string): { title: string; text: string } => ({
  title: '现在发布？',
  text: `发到：${group}`,
})

/** The single quiet line in the thread of a posted digest. */
export const mergedThreadLine = (chain: string, version: number): Sentence =>
  sentence`${chain}补报已并入（v${version}）`
export const correctedThreadLine = (chain: string, version: number): Sentence =>
  sentence`${chain}更正已并入（v${version}）`
/** At its time a digest that was posted early becomes the one that is due. */
export const dueThreadLine = (version: number): Sentence =>
  sentence`已到发布时间，更新为截至发布时的内容（v${version}）`
export const dueTooOldThreadLine = (version: number): Sentence =>
  sentence`已到发布时间（v${version}）。这张卡片发出已超过 14 天，不能再改；现在的内容请发「查」看。`
/** Where the card above cannot be changed any more. */
export const tooOldThreadLine = (chain: string, version: number): Sentence =>
  sentence`${chain}的内容有变（v${version}）。这张卡片发出已超过 14 天，不能再改；现在的内容请发「查」看。`
/** On the older card when the office has posted a newer one. */
export const supersededNote = (version: number): string => `已有新版，请看本群后面的 v${version}。`

/** In a preview, where the time it was due in has been lost by a restore. */
export const perhapsPosted = '这一期到点时的记录在恢复备份时没有了，群里可能已有一份，请先到群里看。'
