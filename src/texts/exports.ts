import type { Week } from '../domain/time.ts'
import { weekWithDates } from './dates.ts'
import { type Sentence, safe, sentence } from './plain.ts'

export const fileTitle = '工作动态'
/** Who made a document, among its properties. */
export const productName = '链长制工作助手'
export const chainsWord = '各产业链'
/** `2026年第36周（8月31日—9月6日）`, `2026年第36–39周（8月31日—9月27日）` */
export const weekSpan = (from: Week, to: Week): string => weekWithDates([from, to], true)

export const columnTitles = {
  chain: '产业链',
  period: '周期',
  owed: '应报',
  filed: '已报',
  late: '逾期',
  returned: '退回',
  exempt: '免报',
  filedBy: '填报人',
  behalf: '代报（代谁）',
  signedBy: '审签人',
  version: '版本',
  firstSentAt: '首次提交时间',
  progress: '本周进展',
  nextPlan: '下周计划',
  ask: '需协调事项',
  risk: '断链断供风险',
  riskDetail: '风险说明',
  lastPlan: '上周计划完成',
  returnReason: '退回原因',
  support: '配合单位补充',
} as const

/** Beside those of the weeks, and the words of the month's fields. */
export const monthColumnTitles = {
  month: '月份',
  output: '本月产值（亿元）',
  cumulative: '累计产值（亿元）',
  yoy: '同比（%）',
} as const
export const monthSheet = '月报'
export const nothingToCompare = '无可比数'
/** `免报：停产检修` */
export const exemptText = (cause: string | undefined): string =>
  cause === undefined || cause === '' ? columnTitles.exempt : `${columnTitles.exempt}：${cause}`

export const countTitles = {
  by: '统计',
  name: '名称',
  owed: '应报',
  filed: '已报',
  late: '逾期',
  returned: '退回',
  missing: '未报',
  exempt: '免报',
} as const
export const countSheet = '统计'
export const countedBy = {
  weekly: { all: '合计', chain: '按产业链', period: '按周期' },
  monthly: { all: '月报合计', chain: '月报按产业链', period: '月报按月份' },
} as const
/** Sent back once and filed again since. */
export const returnedBefore = '退回已改'
export const noNewsText = '本周无新增'
export const versionWord = (rev: number): string => `v${rev}`
/** A line of last week's plan with what became of it. */
export const lastPlanLine = (state: string, text: string): string => `${state}：${text}`

export const docTitle = (chain: string): string => `${chain}周四工作动态`
export const docHeadings = [
  '一、本周进展',
  '二、下周计划',
  '三、需协调事项',
  '四、断链断供风险',
  '五、上周计划完成情况',
] as const
/** Only where there is some. */
export const docSupportHeading = '六、配合单位补充'
export const docPeriod = (year: string, label: string): string => `${year}年${label}`
export const docNone = '无。'
export const docNotFiled = '本期没有报送。'
/** Before the lock nobody has missed it. */
export const docNotFiledYet = '本期还没有报送。'
export const docReturned = (reason: string): string => `（本期已退回，待补充：${reason}）`
export const docExempt = '本期免报。'
export const docFiledBy = (name: string, onBehalfOf: string | undefined): string =>
  onBehalfOf === undefined ? `填报人：${name}` : `填报人：${name}（代${onBehalfOf}）`
export const docSignedBy = (name: string): string => `审签人：${name}`
export const docSent = (at: string, rev: number, late: boolean): string =>
  `首次提交：${at}${late ? '（逾期）' : ''}，第 ${rev} 版`

/** Answers in the chat. */
export const making = (name: string): Sentence => sentence`正在生成「${safe(name)}」，好了就发给您。`
export const waiting = (name: string, before: number): Sentence =>
  sentence`「${safe(name)}」已排队，前面还有 ${before} 份在生成，好了就发给您。`
export const sameWaiting = (name: string): Sentence => sentence`「${safe(name)}」正在生成，不用重复要，好了就发给您。`
export const enoughWaiting = (count: number): Sentence => sentence`您已有 ${count} 份文件在生成，收到后再要下一份。`
export const oneWeekOnly = sentence`一份 Word 只装一条产业链的一周。可以写「导出 周报 航天 上周」；要多周，发「导出 航天 近4周」导出表格。`

/** Under an answer in a group: its file has the weeks alone. */
export const monthsInPrivate = (said: string): Sentence =>
  sentence`${said}这份不含月报：月报只在私聊里导出，请私信我发「导出」。`

/** Why a file did not come, to whoever asked for it. */
export const notMade = (name: string, why: keyof typeof whyNot): Sentence =>
  sentence`「${safe(name)}」没有发给您：${whyNot[why]}`
const whyNot = {
  nothing: '这段时间没有工作动态。',
  failed: '生成时出了错，不是您的问题。请再发一次；还不行，请找管理员看运行日志。',
  'too-large': '文件超过飞书的 30 MB。请缩短时间，或写明一条产业链，分几次导出。',
  refused: '飞书不接收。请找管理员看运行日志。',
  expired: '等得太久了。需要时请再发一次。',
  rights: '您的职责有变动。需要时请再发一次。',
  place: '那个群已不能发。请私信我再发一次。',
  uncertain: '飞书没有回话，不确定是否已发到。没有收到就请再发一次。',
} as const
export const tooManyRows = (name: string, rows: number, limit: number): Sentence =>
  sentence`「${safe(name)}」没有生成：共 ${rows} 行，最多 ${limit} 行。${splitHint}`
export const splitHint = '请缩短时间，或写明一条产业链，分几次导出。'
export const nothingToExport = sentence`这段时间没有工作动态，没有可导出的。`
