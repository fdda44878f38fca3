import {
  type BulletinFault,
  type BulletinField,
  type BulletinSection,
  bulletinLimits,
  type LineKind,
} from '../domain/bulletin.ts'
import { type Sentence, sentence } from './plain.ts'
import { type Reported, saidOfAll } from './reported.ts'
import type { Toast } from './toasts.ts'
import { askDetail, askWords } from './words.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

export const masthead = '产业链工作动态'
export const issueText = (number: number): string => `（第 ${number} 期）`
export const sampleText = '（看样，未编号）'
export const issueName = (year: number, number: number): string => `${year}年第${number}期`
export const sampleName = '看样'
export const usualTitle = (weeks: string): string => `重点产业链${weeks}工作进展情况`

export const sectionTitles: Record<BulletinSection, string> = {
  progress: '工作进展',
  asks: '需协调事项',
  risks: '风险提示',
  next: '下步安排',
}
export const fieldTitles: Record<Exclude<BulletinField, BulletinSection>, string> = {
  title: '标题',
  report_to: '报',
  send_to: '送',
  copy_to: '发',
  editor: '编辑',
  reviewer: '审核',
  signer: '签发',
}
export const fieldHints: Record<BulletinField, string> = {
  title: '例：重点产业链工作进展情况',
  progress: '每段一行；（一）是小标题，1. 是条目，编号自动理顺',
  asks: '需要推进办、领导小组协调的事，每件一行',
  risks: '断链断供风险，每条一行',
  next: '下步安排，每段一行',
  report_to: '报给谁，可不填',
  send_to: '送给谁，可不填',
  copy_to: '发给谁，可不填',
  editor: '可不填',
  reviewer: '可不填',
  signer: '可不填，留白手签',
}
/** The line above a box: what it is and how much. */
export const boxTitle = (title: string, field: BulletinField): string => `${title}（${bulletinLimits[field]} 字以内）`
export const routingLine = (word: string, text: string): string => `${word}：${text}`
export const sourcesLine = (count: number): string => `取自 ${count} 条工作动态，各条的产业链和版本已记录，不印出。`

/** A line of the draft. */
export const askLine = (chain: string, level: 'office' | 'leading', detail: string): string =>
  `${chain}：${askDetail(level, detail)}（${askWords[level]}）`
export const riskLine = (chain: string, state: 'new' | 'changed'): string =>
  `${chain}：断链断供风险${state === 'new' ? '有新增' : '有变化'}。`

/** Under the progress of all chains. */
export const experienceHeading = '经验做法'
export const experienceLine = (title: string, effect: string, chain: string, number: string): string =>
  `${title}：${effect.replace(/\n/gu, '；')}（${chain}，${number}）`

export const kindTitles: Record<LineKind, string> = {
  progress: '工作进展',
  ask: '需协调事项（推进办、领导小组）',
  risk: '断链断供风险',
  experience: '采用的经验做法',
}
export const kindHints: Record<LineKind, string> = {
  progress: '选要写进简报的进展，可多选',
  ask: '选要写的事项，可多选',
  risk: '选要提示的风险，可多选',
  experience: '选要写的经验，可多选',
}
export const choiceLabel = (week: string | undefined, text: string): string =>
  week === undefined ? text : `${week} ${text}`
export const chooseLead = (count: number): string => `共有 ${count} 条可选，选好后点「下一步」。`
export const preselected = (count: number, kept: number): string =>
  kept > 0 ? `已替您选上 ${count} 条，还有 ${kept} 条写不下；可以改。` : `已替您选上 ${count} 条，可以改。`
export const moreChoices = (rest: number): string => `还有 ${rest} 条没有列出，请缩短时间，例如「简报 上周」。`
/** `已报的 1 份里没有，3 份未报。` */
export const noneOfKind = (reported: Reported): string =>
  `${saidOfAll(reported, { all: `已报的 ${reported.filed} 份里没有`, some: '里没有', none: '情况不明', unit: '份' })}。`

export const titles = {
  choose: '简报 · 选内容',
  edit: '简报 · 改文字',
  preview: '简报 · 预览',
  issued: '简报 · 已发布',
  dropped: '简报 · 已撤销',
  list: '简报 · 列表',
} as const
export const savedLine = (by: string, at: string): string => `${by} ${at} 保存`
export const issuedLine = (v: { name: string; by: string; at: string; groups: readonly string[] }): string =>
  `${v.name}，${v.by} ${v.at} 发布。Word 文件私信给发布人；${v.groups.length > 0 ? `已发到：${v.groups.join('、')}` : '没有发到群'}。`
export const droppedLine = (by: string, at: string): string => `${by} ${at} 撤销，没有编号，没有发出。`
/** Somebody else saved while this person typed. */
export const overtaken = (by: string, at: string): string =>
  `${by} ${at} 已改过这份简报。下面是您填的，再点一次就以您的为准；要看对方的，点「看已保存的」。`
export const changedBefore = (by: string, at: string): string => `${by} ${at} 刚改过这份简报，请看过再点。`
export const lastNumberTitle = (year: number): string => `${year}年上一期是第几期`
export const lastNumberWhy = (known: number): string =>
  `恢复备份以后，备份之后发过的编号这里没有了${known > 0 ? `，只知道有第 ${known} 期` : ''}。请看发过的简报，填最后一期的编号，接着往下编。`
export const lastNumberHint = '最后一期的编号，例如 3；今年还没有发过填 0'
export const lastNumberFault = (known: number): string =>
  known > 0 ? `请填最后一期的编号，不小于 ${known}。` : '请填最后一期的编号，今年还没有发过填 0。'
export const groupsTitle = '发到哪些群'
export const groupsHint = '选群，可多选；不选就只要 Word 文件'
export const noGroups = '没有可发的群：链长群、推进办群、领导小组群都还没有绑定。'
export const groupName = (name: string, use: string): string =>
  name === '' ? use : name.includes(use) ? name : `${name}（${use}）`
export const summaryOf = (state: string, range: string): string => `${state}（${range}）`
export const postedSummary = (issue: string, title: string): string => `${masthead}${issue} ${title}`

export const buttons = {
  choose: '下一步',
  all: '全选',
  none: '全不选',
  preview: '预览',
  save: '暂存',
  back: '重选内容',
  change: '返回修改',
  word: '生成 Word 看样',
  issue: '发布',
  drop: '撤销草稿',
  open: '打开',
  reload: '看已保存的',
  wordAgain: '再要 Word',
} as const
export const confirmBack = { title: '重选内容？', text: '重新选择后，正文会按新选的重写，改过的文字不再保留。' }
export const confirmIssue = { title: '发布这期简报？', text: '发布后编号不再改动，并发到选定的群。' }
export const confirmDrop = { title: '撤销这份草稿？', text: '撤销后不能恢复。' }

export const faultText = ({ field, reason, actual }: BulletinFault): string => {
  if (field === 'body') return '正文还是空的，至少写一节。'
  const name = field in sectionTitles ? sectionTitles[field as BulletinSection] : fieldTitles[field as 'title']
  return reason === 'missing'
    ? `请填写「${name}」。`
    : `「${name}」有 ${actual} 字，最多 ${bulletinLimits[field]} 字，请删短。`
}
export const tooMuchChosen = (section: BulletinSection, actual: number): string =>
  `选得太多：「${sectionTitles[section]}」有 ${actual} 字，一节最多 1000 字。请少选几条。`
export const nothingChosen = '还没有选内容，请至少选一条。'

/** Answers in words. */
export const nothingToChoose = (range: string, filed: number): Sentence => {
  const why = filed > 0 ? `已报的 ${filed} 份工作动态里` : '没有已报的工作动态，'
  return sentence`${range}${why}没有可选的内容，没有建简报草稿。可以写时间，例如「简报 上周」。`
}
export const rangeTooLong = sentence`一期简报最多取五周。可以写：简报 本周、简报 上周、简报 上月。`
export const noBulletins = sentence`还没有简报。发「简报」从本周工作动态选内容起草。`
export const listRow = {
  draft: '草稿',
  choosing: '草稿，还没选内容',
  issued: '已发布',
} as const

export const bulletinToasts = {
  chosen: toast('success', '已起草，请改文字'),
  nothingChosen: toast('error', '还没有选内容'),
  tooMuch: toast('error', '选得太多，请看红字'),
  changedMeanwhile: toast('warning', '有的工作动态刚有新版，请重选'),
  saved: toast('success', '已保存'),
  faults: toast('error', '还不能预览，请看红字'),
  overtaken: toast('warning', '别人刚改过，请看卡片上的说明'),
  making: toast('info', '正在生成 Word，好了就私信给您'),
  issued: toast('success', '已发布，Word 随后私信给您'),
  alreadyIssued: toast('info', '这期已经发布过，没有再发'),
  dropped: toast('success', '已撤销草稿'),
  alreadyDropped: toast('info', '这份草稿已撤销'),
  opened: toast('success', '简报卡片已私信给您'),
  lastNumber: toast('error', '请填上一期是第几期'),
  groupsGone: toast('warning', '有的群已不能发，请重新选群'),
} as const satisfies Record<string, Toast>
