import type { Role } from '../domain/people.ts'
import { nameList, type Sentence, safe, sentence } from './plain.ts'
import { roleWords } from './words.ts'

/** Who can help: in which post, and by name where the roster has one. */
export interface Helpers {
  roles: readonly Role[]
  names?: readonly string[]
}

/** `推进办（吴工、郑工）` */
export const postNamed = ({ roles, names = [] }: Helpers): Sentence => {
  const posts = roles.map((role) => roleWords[role]).join('或') || roleWords.office
  return sentence`${posts}${names.length > 0 ? `（${nameList(names)}）` : ''}`
}
/** `请找推进办（吴工、郑工）。` */
export const whoHelps = (helpers: Helpers): string => `请找${postNamed(helpers)}。`

/** What was asked for, in the words of the refusal. */
const refusedWords = {
  file: '填报这条产业链',
  correct: '更正这条产业链的报告',
  return: '退回工作动态',
  exempt: '办理免报',
  sign: '审签这条产业链的报告',
  supplement: '给这条产业链补充',
  read: '查看这些内容',
  status: '查看报送状态',
  nudge: '催报',
  look: '查阅往期',
  files: '导出文件',
  digest: '发布摘要',
  bulletin: '编发简报',
  instruct: '批示',
  settings: '修改设置',
  members: '查看成员',
  grant: '调整成员职责',
  bind: '绑定群',
  leave: '登记请假',
  push: '改摘要的推送方式',
  naming: '在群里点名',
  score: '改动考核分',
  audit: '查看操作记录',
  step: '办这一步',
} as const
export type RefusedAction = keyof typeof refusedWords
/** To somebody without a chain who named none. */
const withoutChain: Partial<Record<RefusedAction, string>> = {
  file: '填报产业链的报告',
  correct: '更正产业链的报告',
  sign: '审签产业链的报告',
  supplement: '给产业链补充',
}

/** Says nothing about whether the thing exists. @param ofChain a chain is meant, by its name or as the only one somebody has */
export const noRight = (action: RefusedAction, helpers: Helpers, ofChain = true): Sentence =>
  sentence`您现在的职责不能${(ofChain ? undefined : withoutChain[action]) ?? refusedWords[action]}。${whoHelps(helpers)}`

export const noInstruct = (who: readonly string[], helpers: Helpers): Sentence =>
  sentence`您现在的职责不能批示${who.length > 0 ? `，能批示的是${nameList(who)}` : ''}。${whoHelps(helpers)}`

/** A group in which not everybody may see the answer. */
export const notHere = (helpers: Helpers): Sentence =>
  sentence`这个群里不能办这件事，请私信我。办不了，${whoHelps(helpers)}`

export const stranger = (helpers: Helpers): Sentence =>
  sentence`您还没有登记职责，暂时只能看「帮助」。需要开通，${whoHelps(helpers)}`

/** @param again it was passed on earlier today already */
export const passedOn = (to: readonly Helpers[], again: boolean): Sentence =>
  sentence`您还没有登记职责，暂时只能看「帮助」。您的话${again ? '今天' : ''}已转给${to.map(postNamed).join('和')}核实；急的话请直接找他们。`

export const foreignGroup = (helpers: Helpers): Sentence => sentence`有外部人员的群不能绑定。${whoHelps(helpers)}`

/** Without any: of whoever holds posts of closed chains alone. */
export const unknownChain = (chains: readonly string[]): Sentence =>
  chains.length === 0
    ? sentence`您登记的产业链都已不再报送。登记有误，请找推进办。`
    : sentence`没找到这条产业链。可以写：${chains.slice(0, 12).map(safe).join('、')}。`

export const presentOnly = (command: string, typed: string): Sentence =>
  sentence`「${command}」只管现在这一期，没有按「${safe(typed)}」办。看往期发「查 ${safe(typed)}」。`

/** 汇总 shows what can still be posted. */
export const presentDigestOnly = (typed: string): Sentence =>
  sentence`「汇总」只有本期和上期的，没有按「${safe(typed)}」办。看往期发「查 ${safe(typed)}」。`

export const unknownRange = sentence`没看懂时间范围。可以写：本周、上周、上月、近4周、2026-09。`
export const whichChain = (chains: readonly string[], example: string): Sentence =>
  sentence`您有 ${chains.length} 条产业链：${chains.slice(0, 12).map(safe).join('、')}。请写明哪一条，例如「${safe(example)}」。`

export const notOpenYet = (chain: string, opens: string): Sentence =>
  sentence`${safe(chain)}本期还没有开始，${opens}开放填报。`
export const nothingOwed = sentence`现在没有要报的。`
export const monthNotByText = (chain: string): Sentence =>
  sentence`月报在卡片上一步一步填，您写的没有填进去。发「月报 ${safe(chain)}」打开卡片。`
export const onlyBackups = (helpers: Helpers): Sentence => sentence`代报只限备报和专班负责人。${whoHelps(helpers)}`
/** Reports of several chains in one message: none is filed under another's name. */
export const oneChainEach = (chains: readonly string[]): Sentence =>
  sentence`这条消息里写了 ${chains.length} 条链：${safe(chains.slice(0, 4).join('、'))}。没有填报。请一条链发一条，例如「周报 ${safe(chains[0] ?? '')} 本周进展：…」。`

/** Our own fault. The code is what the administrator looks up in the log. */
export const ourFault = (v: { sent: string; code: string }, helpers: Helpers): Sentence =>
  sentence`您 ${v.sent} 发的消息没有办成，不是您的问题。请再发一次；还不行，${whoHelps(helpers)}编号 ${safe(v.code)}`

export const groupNotReadable = sentence`现在读不到这个群的成员，没有绑定。请确认机器人在群里，稍后再 @我 发「绑定」。`
