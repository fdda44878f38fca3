import { reasonLimit } from '../domain/reason.ts'
import { askLevels, riskStates } from '../domain/report.ts'
import {
  type FieldFault,
  type PlanState,
  planStates,
  type WeeklyDoubts,
  type WeeklyField,
  type WeeklyRemark,
} from '../domain/weekly.ts'
import {
  askDetailLimit,
  headlineLimit,
  mostLinked,
  nextPlanLimit,
  progressLimit,
  riskDetailLimit,
} from '../domain/weekly-form.ts'
import { askWords, planWords, riskWords } from './words.ts'

const options = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }))

export const askOptions = options(askLevels, askWords)
export const riskOptions = options(riskStates, riskWords)
export const planOptions = options(planStates, planWords)

export const fieldWords: Record<WeeklyField, string> = {
  progress: '本周进展',
  next_plan: '下周计划',
  ask_level: '需协调事项',
  ask_detail: '事项说明',
  risk: '断链断供风险',
  risk_detail: '风险说明',
  last_plan_1: '第 1 项上周计划',
  last_plan_2: '第 2 项上周计划',
  last_plan_3: '第 3 项上周计划',
  reason: '更正理由',
  fragments: '配合单位补充',
  tasks: '关联任务',
}

/** The line above each field: what it is and how much. Not in the placeholders, which vanish once one types. */
export const fieldLabels: Record<WeeklyField, string> = {
  ...fieldWords,
  progress: `本周进展（最多 ${progressLimit} 字，换行也算）`,
  next_plan: `下周计划（最多 ${nextPlanLimit.lines} 行，每行 ${nextPlanLimit.characters} 字）`,
  ask_level: '需协调事项（请谁办）',
  ask_detail: `事项说明（最多 ${askDetailLimit} 字）`,
  risk_detail: `风险说明（最多 ${riskDetailLimit} 字，不进群）`,
  reason: `更正理由（最多 ${reasonLimit} 字，写进版本记录）`,
  tasks: `关联任务（本周推进了哪几件，最多 ${mostLinked} 件，可不选）`,
  fragments: '选用哪些？（可多选，不选就不写进去）',
}

export const weekLimits: readonly string[] = [
  `${fieldWords.progress}最多 ${progressLimit} 字；${fieldWords.next_plan}最多 ${nextPlanLimit.lines} 条，每条 ${nextPlanLimit.characters} 字。`,
  `${fieldWords.ask_level}最多 ${askDetailLimit} 字，${fieldWords.risk_detail}最多 ${riskDetailLimit} 字。`,
]

export const placeholders = {
  progress: `首行 ${headlineLimit} 字以内进摘要。例：示范项目完成设备招标，下周签合同`,
  nextPlan: '下周会问完成情况。例：9月10日前设备进场',
  askDetail: '请谁、做什么、何时前。例：请水务部门 9月20日前明确接水点',
  riskDetail: '哪家、缺什么、撑到哪天。例：示例企业甲缺树脂，库存到 9月20日',
  reason: '改了什么、为什么。例：开工日期写错，以会议纪要为准',
  choose: '请选择',
} as const

const missing: Partial<Record<WeeklyField, string>> = {
  progress: '请填写本周进展；没有新情况，请点「本周无新增」。',
  next_plan: '请填写下周计划。',
  ask_level: '写了事项说明，请选由谁协调；不用别人协调，选「专班自解」，或删去说明。',
  risk: '写了风险说明，请选是有新增还是有变化；没有风险，请删去说明。',
}

const picked: ReadonlySet<WeeklyField> = new Set([
  'fragments',
  'tasks',
  'ask_level',
  'risk',
  'last_plan_1',
  'last_plan_2',
  'last_plan_3',
])

/** One sentence that says what to do. */
export const faultText = ({ field, reason, limit, actual }: FieldFault): string => {
  const name = fieldWords[field]
  const most = limit === undefined ? '' : `，最多 ${limit} `
  const has = (unit: string) => (actual === undefined ? '超出' : `有 ${actual} ${unit}`)
  switch (reason) {
    case 'missing':
      return missing[field] ?? `请填写${name}。`
    case 'too-long':
      return `${name}${has('字')}${most && `${most}字`}，请删短。`
    case 'too-many-lines':
      return `${name}${has('行')}${most && `${most}行`}，请合并。`
    case 'too-many':
      return `${name}选了 ${actual ?? ''} 件${most && `${most}件`}，请去掉几件。`
    case 'line-too-long':
      return `${name}中一行${has('字')}${most && `${most}字`}，请删短或分行。`
    case 'not-an-option':
      if (field === 'tasks') return '关联任务里有的已经办结、撤销，或不能选，请重新选。'
      return `${name}请从所列选项中选一个。`
    case 'detail-needed':
      return field === 'risk_detail'
        ? '有新增断链断供风险，请写一句：哪家、缺什么、撑到哪天。'
        : '请写明事项说明：请谁、做什么、何时前。'
    case 'not-text':
      return picked.has(field) ? `请重新选择${name}。` : `${name}只能填文字。`
    case 'unanswered':
      return `您的文字里提到了，请选一下${name}。`
    case 'last-plan-state-needed':
      return `请选择${name}的完成情况。`
  }
}

/** Above a pick that a text report leaves open. */
export const doubtLine = (pick: keyof WeeklyDoubts, words: string): string =>
  pick === 'risk' ? `您写了「${words}」：断链断供风险是哪种情况？请选。` : `您写了「${words}」：要不要请谁协调？请选。`

/** Above a field that a text report filled without being told to. */
export const guessLine = (words: string): string => `猜的，请核对。您写了「${words}」`

/** Above a pick that a text report does not speak of. */
export const silentLine = (pick: keyof WeeklyDoubts): string =>
  `文字里没提到，先按「${pick === 'risk' ? riskWords.none : askWords.none}」。`

export const remarkLine = (remark: WeeklyRemark): string => {
  switch (remark.about) {
    case 'no-news':
      return `猜的：您写了「${remark.words}」，按「${noNewsLine}」报。是的话，直接点「确认提交」。`
    case 'question':
      return `「${remark.words}」像是提问，没有写进去。`
    case 'twice':
      return '这条消息里像有两份，已合在一起，请核对。'
    case 'same':
      return `${remark.fields.map((field) => fieldWords[field]).join('、')}和上周报的一样，请核对是不是发错了。`
  }
}

export const faultsLead = (count: number): string => `还没有提交：有 ${count} 处要改，已填的都在。`

/** `第36周工作动态` */
export const weeklyName = (week: string): string => `${week}工作动态`
export const weeklyTitle = (chain: string): string => `${chain} · 周四工作动态`
export const formSummary = (chain: string, period: string): string => `${chain}${period}工作动态，请填报`
export const dueLine = (due: string): string => `截止：${due}`
export const effortLine = (due: string): string => `${dueLine(due)}。约 2 分钟，可先暂存。`
export const editingLine = (rev: number): string => `正在修改已报的第 ${rev} 版，提交后以新版为准。`
export const correctionLine = '已过修改期限，本次提交记为「更正」。'
export const supplementLine = '本期已锁定，本次提交记为「补报」，标注逾期。'
export const overdueLine = '已过截止时间，提交后标注逾期。'
export const draftLine = (at: string): string => `草稿已于 ${at} 暂存，提交后才算上报。`
export const behalfLine = (name: string): string => `您正在代${name}填报，记录会写明代报。`
export const backupAskedLine = (main: string): string => `还没有报。主报${main}如不方便，请您代报。`
/** 暂存 while a filed report is being changed: what is filed stands. */
export const changeKeptLine = (at: string, rev: number): string =>
  `改动已于 ${at} 暂存，还没有提交；已报的第 ${rev} 版仍然有效。`
/** The same while it is sent back. */
export const backKeptLine = (at: string): string => `改动已于 ${at} 暂存，提交后才算补充。`
/** On a form that has no room for the picker. */
export const tasksLater = '关联任务：提交以后在「已收到」卡片上选；已选的照样写进去。'
export const linkTasks = '关联任务'
/** The reason of a version that differs in its links alone. */
export const linkReason = '关联任务'
export const lastPlanHeading = '上周计划完成得怎样？'
export const lastPlanWord = '上周计划'
export const cutBackLine = (max: number): string => `原文过长，输入框只放回前 ${max} 字。`
export const tooLongToShow = '…（过长，此处截短）'

export const filedTitle = (chain: string): string => `已收到 · ${chain}`
export const filedSummary = (chain: string, period: string): string => `${chain}${period}工作动态已收到`
export const filedByLine = (by: string, onBehalfOf: string | undefined, at: string): string =>
  onBehalfOf ? `${by}代${onBehalfOf}填报，${at}` : `${by}填报，${at}`
export const filedLateLine = '逾期报送：会补入摘要并注明（摘要发出 14 天内）。'
export const lockLine = (at: string, canEdit: boolean): string =>
  canEdit ? `${at} 前可修改。` : `已于 ${at} 锁定，再改记为「更正」。`
export const headlineHeading = '摘要里这样写'
export const headlineCutLine = `首行超过 ${headlineLimit} 字，摘要从省略号处截断。`
export const noNewsLine = '本周无新增'
export const versionTag = (rev: number): string => `v${rev}`
export const lateTag = '逾期'

export const notOwedTitle = (chain: string): string => `本期免报 · ${chain}`

export const offerTitle = (chain: string): string => `请核对 · ${chain}`
export const offerSummary = (chain: string, period: string): string => `${chain}${period}工作动态，请核对后提交`
export const offerLine = '已按您发的文字填好，还没有提交。改好后请点「确认提交」。'
export const offerReplaces = (rev: number): string => `本期已有第 ${rev} 版，确认后以这次为准。`
export const offerEnds = {
  withdrawn: '您已撤回原消息，这份内容没有提交。',
  cancelled: '好的，这份内容没有提交。',
} as const
export const offerAgain = '需要时，重新发「周报」即可。'

/** `完成：走访 2 户企业` */
export const lastPlanLine = (state: PlanState, text: string): string => `${planWords[state]}：${text}`

/** How its form is called for. */
export const weeklyCommandWord = '周报'

/** What came of an ask, on the receipt: `问题8 已答复`. */
export const askLine = (number: string, state: string, title: string | undefined): string =>
  `${number} ${state}${title === undefined ? '' : `：${title}`}`
/** What was asked before and cannot be read: nothing is said of how it stands. */
export const unreadAsksLine = (numbers: readonly string[]): string =>
  `有 ${numbers.length} 条问题读不出来，没有核对：${numbers.slice(0, 3).join('、')}${numbers.length > 3 ? '等' : ''}。请找管理员。`
/** Above the ask of the next report. */
export const askedLine = (askedOf: string, number: string, state: string, answered: boolean): string =>
  `上次${askedOf}的：${number} ${state}，${answered ? `请发「${number}」确认` : '不用再报'}`
