import { type SupplementFault, supplementLimit } from '../domain/supplement.ts'
import type { SupportLine } from '../domain/weekly.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

/** `区财政局（冯工）：……`; where the roster names no unit, the person. */
export const supportLine = ({ unit, by, text }: Pick<SupportLine, 'unit' | 'by' | 'text'>): string =>
  unit === '' ? `${by}：${text}` : `${unit}（${by}）：${text}`
/** In digests, where nobody is named whose unit can be. */
export const supportText = ({ unit, by, text }: Pick<SupportLine, 'unit' | 'by' | 'text'>): string =>
  `${unit || by}：${text}`
export const digestSupport = (text: string): string => `配合：${text}`
export const supportWord = '配合'

export const receivedHeading = (count: number): string => `收到的配合单位补充（${count}）`
export const moreSupport = (count: number): string => `还有 ${count} 条较早的没有列出`
export const keptSupport = '配合单位补充照已选的写进去，这张卡片上不能改。'
export const unpickedLine = (count: number): string =>
  `收到的配合单位补充有 ${count} 条没有写进去；要用，点下面的按钮再选。`
export const requestSent = '已请配合单位补充，收到的会列在卡片里；发「周报」看最新。'

export const supplementButtons = {
  request: '请配合单位补充',
  supplement: '补充',
  change: '改好再补充',
  withdraw: '撤回',
} as const

export const supplementTitles = {
  ask: '请补充',
  received: '已收到补充',
  withdrawn: '补充已撤回',
  refused: '没有收下',
} as const
export const supplementAsked = (by: string): string => `${by}请您补充本期工作动态。`
export const supplementHow = (lock: string): string =>
  `${lock} 前都可以补充；一人一期留一条，再发一次就换掉上一条。主报选用的会写明来自哪个单位、谁。`
export const supplementLabel = `补充内容（最多 ${supplementLimit} 字）`
export const supplementHint = '写本单位做了什么、到哪一步。例：贷款贴息 30 万元已拨付'
export const supplementFault = ({ reason, actual }: SupplementFault): string =>
  reason === 'missing' ? '请写补充的内容。' : `补充有 ${actual} 字，最多 ${supplementLimit} 字，请删短。`
export const receivedLine = (replaced: boolean): string =>
  replaced ? '已收到，换掉了您上一条。用不用由主报选。' : '已收到，用不用由主报选。'
export const withdrawnLine = (used: boolean): string =>
  used ? '已撤回。已经报出去的那一版里还有，要去掉请告诉主报。' : '已撤回，主报看不到了。'

/** Why it was not taken; what was typed stands below. */
export const notTaken = {
  locked: '本期已锁定，不再收补充。要写进去，请主报更正。',
  exempt: '本期免报，不用补充。',
  none: '现在没有在填的一期。',
  files: '您可以直接填报：发「周报」打开卡片，写进去就行。',
} as const
export type NotTaken = keyof typeof notTaken
export const youTyped = '您写的：'
export const nothingToWithdraw = sentence`您在本期没有可撤回的补充。`

/** To the reporters, once a day at most, when the report is in already. */
export const newFragments = (chain: string, week: string): Sentence =>
  sentence`${safe(chain)}${week}报出以后又收到配合单位补充。要用，发「周报」点「修改」，选上再提交。`

export const supplementToasts = {
  received: toast('success', '已收到'),
  fault: toast('error', '还没有收下，请看红字'),
  requested: toast('success', '已请配合单位补充，您填的已暂存'),
  requestedBefore: toast('info', '已经请过了，一期只请一次'),
  nobody: toast('warning', '这条链没有登记配合单位的人'),
  late: toast('warning', '本期已锁定，不再请补充'),
  withdrawn: toast('success', '已撤回'),
  nothing: toast('info', '没有可撤回的补充'),
} as const satisfies Record<string, Toast>
