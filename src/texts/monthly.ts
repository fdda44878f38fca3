import type { Month } from '../domain/month-plan.ts'
import type { Basis, MonthFault, MonthField, MonthStep } from '../domain/monthly.ts'
import { issueLimit, liaisonLimit, moveLimit, nextMonthLimit, pointLimit, reasonLimit } from '../domain/monthly-form.ts'
import type { Shown } from '../domain/shown-figure.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'

/** `9月` */
export const monthWord = (month: Month): string => `${Number(month.slice(5, 7))}月`
/** `2026年9月`, where the year may be another. */
export const monthWithYear = (month: Month): string => `${month.slice(0, 4)}年${monthWord(month)}`
/** `9月（9月24日截止）` */
export const monthLabel = (month: Month, due: Day): string => `${monthWord(month)}（${monthDay(due)}截止）`

export const monthTitle = (chain: string): string => `${chain} · 月度进展`
export const stepWords: Record<MonthStep, string> = {
  points: '本月要点',
  figures: '指标',
  moves: '企业、项目、招引、创新',
  issues: '问题、对接、下月',
  preview: '核对提交',
}
export const stepLine = (label: string, number: number, step: MonthStep): string =>
  step === 'preview' ? `${label} · ${stepWords[step]}` : `${label} · 第 ${number}/4 步 ${stepWords[step]}`
/** `9月月度进展` */
export const monthProgress = (month: string): string => `${month}月度进展`
export const monthFormSummary = (chain: string, month: string): string => `${chain}${monthProgress(month)}，请填报`

export const monthFieldWords: Record<MonthField, string> = {
  picked: '本月周报里的进展',
  points: '本月要点',
  output: '本月产值',
  cumulative: '累计产值',
  yoy: '同比',
  basis: '口径',
  cutoff: '截至日期',
  jump: '与上月相差较大',
  enterprises: '链上企业',
  projects: '重点项目',
  investment: '招引',
  innovation: '创新与配套',
  no_moves: '本月无变化',
  issue_1: '第 1 个问题',
  issue_2: '第 2 个问题',
  issue_3: '第 3 个问题',
  issue_level_1: '第 1 个问题请谁办',
  issue_level_2: '第 2 个问题请谁办',
  issue_level_3: '第 3 个问题请谁办',
  liaison: '省市对接',
  next_month: '下月安排',
  check_1155: '“1155+N”核对',
  reason: '更正原因',
}

/** The line above each field: what it is and how much. */
export const monthFieldLabels: Record<MonthField, string> = {
  ...monthFieldWords,
  picked: '本月周报里的进展（勾选的会进要点）',
  points: `本月要点（最多 ${pointLimit.lines} 行，每行 ${pointLimit.characters} 字，可改写；第一行作摘要的一句话）`,
  output: '本月产值（亿元，也可写万元）',
  cumulative: '今年累计产值（亿元，也可写万元）',
  yoy: '累计同比（%，没有可比数写“无”）',
  cutoff: '数字截至哪一天',
  enterprises: `链上企业（规上、新增、退出、专精特新，${moveLimit} 字内）`,
  projects: `重点项目（阶段、投资有变化的，${moveLimit} 字内）`,
  investment: `招引（线索、签约、落地、开工有进展的，${moveLimit} 字内）`,
  innovation: `创新与配套（联合体、攻关、新配套，${moveLimit} 字内）`,
  liaison: `省市对接（问了什么、怎么答的，${liaisonLimit} 字内，可不填）`,
  next_month: `下月安排（最多 ${nextMonthLimit.lines} 行，每行 ${nextMonthLimit.characters} 字）`,
  check_1155: '“1155+N”：目标、图谱、机制、五个一、清单',
  reason: `更正原因（${reasonLimit} 字内）`,
}

export const monthPlaceholders = {
  picked: '点开勾选',
  points: '一行一条。例：示范项目完成设备招标',
  output: '例：1.23 或 12300万元',
  cumulative: '例：10.5',
  yoy: '例：8.5',
  basis: '请选择',
  cutoff: '请选日期',
  jump: '确认？',
  moves: '只写本月有变化的',
  issue: '请谁、做什么、何时前',
  level: '请选择请谁办',
  liaison: '例：市专班已答复，9月底前回告',
  next_month: '一行一条。例：10月15日前完成设备进场',
  check: '请核对后选择',
  reason: '例：累计数漏计一家',
} as const

export const basisWords: Record<Basis, string> = { express: '调度快报', statistics: '统计数' }
export const basisOptions = Object.entries(basisWords).map(([value, label]) => ({ value, label }))
export const checkOptions = [{ value: 'checked', label: '已核对，缺的和到期的已告知责任单位' }]
export const jumpOption = (value: string) => [{ value, label: '确认，数字没有错' }]
const moves = [
  monthFieldWords.enterprises,
  monthFieldWords.projects,
  monthFieldWords.investment,
  monthFieldWords.innovation,
]
export const monthLimits: readonly string[] = [
  `${monthFieldWords.points}最多 ${pointLimit.lines} 条，每条 ${pointLimit.characters} 字；${monthFieldWords.next_month}最多 ${nextMonthLimit.lines} 条，每条 ${nextMonthLimit.characters} 字。`,
  `${moves.join('、')}各最多 ${moveLimit} 字；每个问题最多 ${issueLimit} 字，${monthFieldWords.liaison}最多 ${liaisonLimit} 字。`,
]

export const issueHeading = (number: number): string => `问题与建议 ${number}（${issueLimit} 字内，可不填）`
export const lineOption = (week: string, text: string): string => `${week} ${text}`

/** Where tasks were closed in the month. */
export const pickedOrClosed = '本月周报里的进展、已销号的任务（勾选的会进要点）'
export const prewrittenLine = '已按本月周报写好，勾选和改写即可，不用重打。'
export const noWeekliesLine = '本月没有周报可以带入，请直接写要点。'
export const lastMonthLine = (month: Month, output: string): string => `上月（${monthWord(month)}）本月产值 ${output}。`
/** Under an ask that was taken over. */
export const askFrom = (week: string): string => `来自${week}周报；办完了请删掉，下面选“无”。`
export const askLeftOut = (week: string): string => `${week}提的，后来的周报没有再提；办完了请删掉，下面选“无”。`
export const notTakenOver = (week: string, text: string): string => `${week}提过、后来的周报没有再提，没有带入：${text}`
export const noMovesChosen = '已选：本月无变化。有变化就写在下面。'
export const monthBehalfLine = (name: string): string => `您正在代${name}填报，记录会写明代报。`
export const secondStepLine = '本周周报报好了，接着填本月进展：4 步，约 5 分钟，每步都会存下。'
export const monthEffortLine = (due: string): string => `截止：${due}。4 步，每步都会存下。`
export const monthDueLine = (due: string): string => `截止：${due}`
export const monthOverdueLine = '已过截止时间，提交后标注逾期。'
export const monthCorrectionLine = '已过修改期限，本次提交记为「更正」，请写原因。'
export const monthSupplementLine = '本月已锁定，本次提交记为「补报」，标注逾期。'
export const previewLine = '还没有提交。请核对，要改哪一步点下面，没有问题点「提交」。'
export const monthShiftNote = (cause: string, due: string): string => `因${cause}假期，本月报送改在${due}。`

/** Short, so that two of them fit beside each other on a phone. */
const fixWords: Record<MonthStep, string> = {
  points: '要点',
  figures: '指标',
  moves: '变化',
  issues: '问题和下月',
  preview: '',
}

export const monthButtons = {
  next: '下一步',
  previous: '上一步',
  save: '暂存',
  noChange: '本月无变化',
  submit: '提交',
  fix: (step: MonthStep): string => `改${fixWords[step]}`,
} as const

const yi = (value: number): string => String(Number(value.toFixed(4)))
/** `1.23 亿元` */
export const yiText = (value: number): string => `${yi(value)} 亿元`
/** What a group may read: the figure or its range. */
export const shownText = (shown: Shown): string =>
  'exact' in shown ? yiText(shown.exact) : `${yi(shown.from)}–${yi(shown.to)} 亿元（区间）`
export const yoyText = (yoy: number | null): string =>
  yoy === null ? '同比无可比数' : `同比 ${yoy > 0 ? '+' : ''}${yoy}%`
export const sourceWords = (basis: Basis, cutoff: Day): string => `${basisWords[basis]}，截至${monthDay(cutoff)}`
/** `本月产值 1.23 亿元，累计 10.5 亿元，同比 +8.5%（调度快报，截至9月20日）` */
export const figuresLine = (v: {
  output: string
  cumulative: string
  yoy: number | null
  basis: Basis
  cutoff: Day
}): string => `本月产值 ${v.output}，累计 ${v.cumulative}，${yoyText(v.yoy)}（${sourceWords(v.basis, v.cutoff)}）`
export const typedAs = (typed: string): string => `（填的是：${typed}）`
export const jumpNoted = '与上月相差超过一半，填报人已确认。'
export const noMovesLine = '本月无变化'
export const nothingLine = '无'

const numberFault = (name: string, reason: 'not-a-number' | 'unit-unclear' | 'negative' | 'too-large'): string =>
  ({
    'not-a-number': `${name}请写成一个数，如 1.23 或 12300万元，不写“约”和区间。`,
    'unit-unclear': `${name}请写明万元还是亿元。`,
    negative: `${name}不能是负数。`,
    'too-large': `${name}超出范围，请核对单位。`,
  })[reason]

/** One sentence that says what to do. */
export const monthFaultText = (fault: MonthFault): string => {
  const name = monthFieldWords[fault.field]
  const compared = fault.compared === undefined ? '' : yiText(fault.compared)
  const month = fault.comparedMonth === undefined ? '' : monthWord(fault.comparedMonth)
  switch (fault.reason) {
    case 'missing':
      return missing[fault.field] ?? `请填写${name}。`
    case 'not-text':
      return `${name}只能填文字。`
    case 'not-an-option':
      return `${name}请从所列选项中选一个。`
    case 'too-long':
      return `${name}有 ${fault.actual} 字，最多 ${fault.limit} 字，请删短。`
    case 'too-many-lines':
      return `${name}有 ${fault.actual} 行，最多 ${fault.limit} 行，请合并或少勾几条。`
    case 'line-too-long':
      return `${name}中一行有 ${fault.actual} 字，最多 ${fault.limit} 字，请删短或分行。`
    case 'not-a-number':
    case 'unit-unclear':
    case 'negative':
    case 'too-large':
      return numberFault(name, fault.reason)
    case 'not-a-percentage':
      return `${name}请写成百分数，如 8.5 或 -3.2；没有可比数写“无”。`
    case 'not-a-day':
      return `${name}请选一个日期。`
    case 'future':
      return `${name}还没有到，请选今天或以前。`
    case 'before-month':
      return `${name}在本月以前，请核对。`
    case 'below-output':
      return `累计产值比本月产值（${compared}）还少，请核对。`
    case 'below-earlier':
      return `累计产值比${month}报的累计（${compared}）还少，请核对。`
    case 'jump':
      return `本月产值与${month}（${compared}）相差超过一半，确认？没有错请在下面选“确认”，有错请改数字。`
    case 'level-needed':
      return `${name.replace('请谁办', '')}请选由谁办。`
    case 'text-needed':
      return `选了请谁办，请写明${name}。`
  }
}

const missing: Partial<Record<MonthField, string>> = {
  points: '请写本月要点，或在上面勾选。',
  enterprises: '请填写有变化的一项；都没有变化，请点「本月无变化」。',
  basis: '请选择口径。',
  cutoff: '请选择数字截至哪一天。',
  check_1155: '请核对“1155+N”后选择。',
}

export const monthFaultsLead = (count: number): string => `有 ${count} 处要改，请看下面红字。已填的都在。`

export const monthFiledTitle = (chain: string): string => `已收到 · ${chain}`
export const monthFiledSubtitle = (label: string): string => `月度进展 ${label}`
export const monthFiledSummary = (chain: string, month: string): string => `${chain}${month}月度进展已收到`
export const monthLockLine = (at: string, canEdit: boolean): string =>
  canEdit ? `${at} 前可修改。` : `已于 ${at} 锁定，再改记为「更正」。`
export const monthNotOwedTitle = (chain: string): string => `本月免报 · ${chain}`
export const issuesWord = '问题与建议'
export const reasonLine = (reason: string): string => `更正原因：${reason}`
