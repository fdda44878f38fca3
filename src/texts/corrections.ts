import { reasonLimit } from '../domain/reason.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

/** What a 更正 says that answers a return. */
export const refiledReason = '按退回意见补充'
export const reasonLine = (reason: string): string => `更正理由：${reason}`
export const officeCorrects = '您以推进办名义更正，记录会写明，并私信告知填报人。'
/** The name under a report that the office corrected. */
export const byOffice = (office: string, name: string): string => `${office}${name}`

/** Behind 退回 in a list. */
export const returnedBy = (due: string, past: boolean): string => `${due} 前${past ? '没有补充' : '补充'}`
export const returnedChains = (chains: string): string => `退回待补充：${chains}`
export const returnedMark = '已退回，待补充'
/** In the digest of a chief. */
export const digestReturned = `（${returnedMark}）`
export const returnedTitle = (chain: string): string => `已退回，请补充 · ${chain}`
export const returnedLine = (by: string, reason: string): string => `${by}退回，原因：${reason}`
export const returnedDue = (due: string, past: boolean): string =>
  past ? `应于 ${due} 前补充，已经过了；补充好请提交。` : `请在 ${due} 前补充后提交；到时没有补充，会告知推进办。`
export const returnedSummary = (chain: string, report: string): string => `${chain}${report}已退回，请补充`

/** To whoever filed, after the office corrected. */
export const correctedByOffice = (v: {
  by: string
  chain: string
  report: string
  /** As it is named in a command. */
  query: string
  rev: number
  reason: string
}): Sentence =>
  sentence`${safe(v.by)}更正了${safe(v.chain)}${v.report}（第 ${v.rev} 版），理由：${safe(v.reason)}。发「查 ${safe(v.chain)} ${v.query} 版本」看改了什么。`

/** Once, when a returned report was not filed again in time. */
export const notRefiled = (v: {
  chain: string
  report: string
  due: string
  reason: string
  /** As it is named in a command. */
  query: string
}): Sentence =>
  sentence`【提醒】${safe(v.chain)}${v.report}退回后没有补充，应于 ${v.due} 前补充。退回原因：${safe(v.reason)}。\n请：联系主报；也可以发「更正 ${safe(v.chain)} ${v.query}」代为更正。`

export const nudgeReturned = (v: { by: string; chain: string; week: string; due: string }): Sentence =>
  sentence`${safe(v.by)}请您尽快补充${safe(v.chain)}${v.week}工作动态：已退回，${v.due} 前补充。点「现在改」打开卡片。`

export const exempted = (v: { by: string; chain: string; report: string; reason: string }): Sentence =>
  sentence`${safe(v.chain)}${v.report}免报（${safe(v.by)}）：${safe(v.reason)}。本期不用再填。`
export const restored = (v: { by: string; chain: string; report: string; due: string }): Sentence =>
  sentence`${safe(v.chain)}${v.report}免报已撤销（${safe(v.by)}），本期要报，${v.due} 截止。发「我的」打开卡片。`

/** Lines in the thread of a posted digest. */
export const refiledThreadLine = (chain: string, version: number): Sentence =>
  sentence`${chain}补充已并入（v${version}）`
export const exemptThreadLine = (chain: string, version: number): Sentence => sentence`${chain}本期免报（v${version}）`
export const restoredThreadLine = (chain: string, version: number): Sentence =>
  sentence`${chain}免报已撤销（v${version}）`
export const withReason = (line: Sentence, reason: string | undefined): Sentence =>
  reason === undefined ? line : sentence`${line}：${safe(reason)}`

/** ⑧ of the office's digest. */
export const qualityWord = '质量'
export const returnsLine = (returns: readonly { chainName: string; reason: string; open: boolean }[], most: number) => {
  const each = returns.slice(0, most).map((one) => `${one.chainName}：${one.reason}${one.open ? '，待补充' : ''}`)
  return `退回 ${returns.length}（${each.join('；')}${returns.length > most ? '等' : ''}）`
}

export const waitingHeading = (count: number): string => `等补充的（${count}）`
export const nothingWaiting = '没有等补充的退回件。'
export const returnedItem = (week: string, due: string, past: boolean, reason: string): string =>
  `${week}，${returnedBy(due, past)}：${reason}`

export const versionsTitle = (chain: string): string => `各版 · ${chain}`
export const versionsSummary = (chain: string, report: string): string => `${chain}${report}各版内容`
export const versionsTotal = (report: string, total: number): string => `${report}，共 ${total} 版`
export const versionsNone = '这一期还没有报。'
export const presentText = '现在的全文'
export const version = (rev: number): string => `第 ${rev} 版`
export const kindWords = { submit: '提交', edit: '修改', late: '补报', correction: '更正' } as const
export const wholeReport = (headline: string): string => `全文首报，首行：${headline}`
export const changeLine = (part: string, before: string, after: string): string => `${part}：${before} → ${after}`
export const nothing = '（空）'
export const notInGroup = '（说明不在群里显示）'
export const returnNote = (v: { by: string; at: string; reason: string }): string =>
  `退回（${v.by}，${v.at}）：${v.reason}`
export const partWords = {
  noNews: '本周无新增',
  progress: '本周进展',
  lastPlan: '上周计划',
  ask: '需协调事项',
  risk: '断链断供风险',
  nextPlan: '下周计划',
  support: '配合单位补充',
  tasks: '关联任务',
} as const
export const yesNo = { true: '是', false: '否' } as const

export const reasonLabel = `原因（最多 ${reasonLimit} 字）`
export const returnHint = '写缺什么、要补什么。例：事项说明缺时限'
export const exemptHint = '例：专班集中培训'
export const reasonFault = (fault: { reason: 'missing' | 'too-long'; actual?: number }): string =>
  fault.reason === 'missing' ? '请写明原因。' : `原因有 ${fault.actual ?? ''} 字，最多 ${reasonLimit} 字，请删短。`

export const returnTitles = { ask: '退回', done: '已退回', dropped: '没有退回' } as const
export const returnAsk = (rev: number, by: string, due: string): string =>
  `还没有退回。点「确认退回」就退回第 ${rev} 版（${by}）：填报人会收到私信和填好的卡片，本期重新计为未报，要在 ${due} 前补充。`
export const returnDone = (due: string): string => `请填报人在 ${due} 前补充；到时没有补充，会告知推进办一次。`

export const exemptTitles = {
  ask: '请确认免报',
  restore: '请确认撤销免报',
  done: '已免报',
  restored: '免报已撤销',
  dropped: '没有改动',
} as const
export const exemptAsk = '免报后本期不用报、不再提醒，原因写进状态和摘要。'
export const restoreAsk = (cause: string): string => `原来的免报原因：${cause}。撤销后本期照常要报。`
export const exemptDone = (reason: string): string => `免报原因：${reason}`
export const restoreDone = (told: boolean): string =>
  told ? '本期照常要报，已告知主报。' : '本期照常要报。没有能私信到的主报，请另行告知。'
export const settledBy = (by: string, at: string): string => `${by}，${at}`

export const correctionButtons = {
  versions: '版本',
  detail: '详情',
  correct: '更正',
  supplement: '补充',
  returnIt: '退回',
  confirmReturn: '确认退回',
  exempt: '确认免报',
  restore: '确认撤销',
  keep: '不办了',
} as const

export const correctionToasts = {
  versions: toast('success', '各版内容已私信给您'),
  form: toast('success', '卡片已私信给您'),
  returned: toast('success', '已退回，填报人会收到私信'),
  returnedBefore: toast('info', '已经退回过了，等补充'),
  notFiled: toast('warning', '这一期还没有报，不能退回'),
  reason: toast('error', '还没有办，请看红字'),
  newer: toast('warning', '刚有新版，请看过再退回'),
  stillReturned: toast('info', '内容没有变化，还没有补充'),
  changed: toast('warning', '情况有变，没有办'),
  kept: toast('info', '没有改动'),
} as const satisfies Record<string, Toast>

export const exemptToast = (restored: boolean, told: boolean): Toast =>
  toast('success', `${restored ? '免报已撤销' : '已免报'}，${told ? '已告知主报' : '没有能私信到的主报'}`)

/** Why something was not done, and what to do instead. */
export const notPossible = {
  'not-filed': (chain: string, report: string, word?: string) =>
    sentence`${safe(chain)}${report}还没有报，没有可退回的。可以发「催报 ${safe(chain)}${word === undefined ? '' : ` ${word}`}」。`,
  'nothing-to-correct': (chain: string, week: string) =>
    sentence`${safe(chain)}${week}还没有报，没有可更正的。由主报、备报或专班负责人先报。`,
  returned: (chain: string, report: string) => sentence`${safe(chain)}${report}已经退回，正等补充，没有改动。`,
  exempt: (chain: string, report: string) =>
    sentence`${safe(chain)}${report}已是免报。要改，发「免报 ${safe(chain)} ${report} 撤销」。`,
  'not-exempt': (chain: string, report: string) => sentence`${safe(chain)}${report}没有免报，不用撤销。`,
  filed: (chain: string, report: string) =>
    sentence`${safe(chain)}${report}已经报了，不用免报。内容不实在的，可以发「退回」。`,
  closed: (chain: string) => sentence`${safe(chain)}已移出名册，免报不能撤销。`,
  'no-period': (chain: string, week: string) =>
    sentence`${safe(chain)}${week.slice(0, 4)}年第${Number(week.slice(6))}周没有应报的一期，请核对周次。`,
  'no-month': (chain: string, month: string) =>
    sentence`${safe(chain)}${month.slice(0, 4)}年${Number(month.slice(5))}月没有应报的月报，请核对月份。`,
} as const
export type NotPossible = keyof typeof notPossible

export const oneMonthOnly = sentence`请写明是哪一月，例如「2026-09 月报」「上月 月报」。`
export const oneWeekOnly = sentence`请写明是哪一周，例如「W38」「第38周」「上周」。`
