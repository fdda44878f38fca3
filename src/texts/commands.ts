import type { LeftOut } from '../domain/message-words.ts'
import type { ChatKind } from '../domain/people.ts'
import { nameChains } from './digest.ts'
import { type Sentence, sentence } from './plain.ts'

/** States of 应报件 in lists, always with a sign so that the colour is not alone. */
export const stateWords = {
  filed: '✓ 已报',
  returned: '↩ 退回',
  draft: '… 草稿中',
  missing: '✗ 未报',
  notYet: '○ 未报',
  open: '○ 待报',
  exempt: '— 免报',
} as const

export const statusTitle = (week: string): string => `报送状态 · ${week}`
export const statusSummary = (week: string): string => `${week}报送状态`
export const statusCount = (filed: number, owing: number): string =>
  filed + owing === 0 ? noneOwed : owing > 0 ? `已报 ${filed} 条，还差 ${owing} 条` : `已报 ${filed} 条，都报齐了`
export const dueLine = (due: string): string => `截止：${due}`
export const asOfLine = (at: string): string => `截至 ${at}`
export const lateMark = '逾期'
export const behalfMark = '代报'
export const moreRows = (count: number, orMore = false): string => `还有 ${count} 项${orMore ? '以上' : ''}没有列出`
export const nothingHere = '没有记录。'
/** No confirm holds more names. */
const mostNudged = 4
export const nudgedLine = (at: string, chains: readonly string[]): string =>
  `${at} 已私信催报 ${chains.length} 条链：${nameChains(chains, 2 * mostNudged)}`
export const nudgeConfirm = (chains: readonly string[]): { title: string; text: string } => ({
  title: '现在催报？',
  text: `私信提醒还没报的 ${chains.length} 条链的主报：${nameChains(chains, mostNudged)}。群里不点名。`,
})
export const nudgeOneConfirm = (chain: string): { title: string; text: string } => ({
  title: '现在催报？',
  text: `私信提醒${chain}的主报，群里不点名。`,
})

export const receiptTitle = (week: string): string => `报送情况 · ${week}`
export const receiptSummary = (open: number, week: string, owed: number): string =>
  open > 0 ? `${week}：${open} 条链还没报` : `${week}：${owed > 0 ? '都报齐了' : noneOwed}`
export const catchUpNote = (due: string): string => `补发（应于 ${due} 发出）`
export const receiptOwed = (owed: number, exempt: number): string => `应报 ${owed}${exempt ? `（免报 ${exempt}）` : ''}`
export const receiptFiled = (filed: number, late: number): string => `已报 ${filed}${late ? `（逾期 ${late}）` : ''}`
export const receiptMissing = (missing: number, draft: number): string =>
  `未报 ${missing}${draft ? `，草稿中 ${draft}` : ''}`
export const owingLine = (chains: string): string => `未报：${chains}`
export const draftsLine = (chains: string): string => `草稿中：${chains}`
export const allFiled = '都报齐了，不用催。'
/** 免报 for everyone: nothing came, and nothing was to come. */
export const noneOwed = '本期都免报，没有应报的。'

export const mineTitle = '我的'
export const mineSummary = (owed: number): string => (owed > 0 ? `您有 ${owed} 项要报` : '您没有要报的')
export const mineOwed = (count: number): string => `要报的（${count}）`
export const mineFiled = (filed: number, exempt: number): string =>
  exempt > 0 ? `已报的（${filed}），免报的（${exempt}）` : `已报的（${filed}）`
/** To somebody whose posts neither report nor see who has: administrators alone. */
export const mineNotYours = sentence`您的职责不填报、不看报送情况，没有「我的」这一页。能做什么，发「帮助」看。`
export const mineNone = '没有要报的。'
export const mineNothing = '没有要您办的。'
/** A filed report that somebody has begun to change. */
export const mineChanging = (period: string): string => `${period}，改了一半，还没有提交；已报的仍然有效`
export const mineItem = (period: string, due: string): string => `${period}，${due} 截止`

export const membersTitle = (scope: string): string => `成员 · ${scope}`
export const membersLine = (role: string, names: string): string => `${role}：${names}`
export const membersNobody = '未登记'
export const membersAll = '全部'
export const unreachableMark = '（私信不到）'

export const bindTitles = {
  proposed: '请确认绑定',
  confirmed: '已绑定',
  cancelled: '没有绑定',
  replaced: '没有绑定',
  gone: '没有绑定',
} as const
export const bindTarget = (group: string, use: string): string => `群「${group}」绑定到：${use}`
/** What a bound group gets, and so everybody in it. */
export const bindEffects: Record<ChatKind, string> = {
  chief: '绑定后，本链的摘要、月报和简报发到这个群，群里的人都能看到。',
  taskforce: '绑定后，群里可以查本链的报送状态，推进办点名也发到这个群，群里的人都能看到。',
  office: '绑定后，报送情况、各链汇总和提醒发到这个群，群里的人都能看到。',
  leading: '绑定后，领导小组的月报和简报发到这个群，群里的人都能看到。',
}
export const bindReplaces = (use: string): string => `原来绑定的是：${use}，确认后改绑。`
export const bindAllKnown = (members: number, except?: string): string =>
  except === undefined
    ? `✓ 群里 ${members} 人都有权查看。`
    : `✓ 群里 ${members} 人，除发起绑定的${except}外都有权查看。`
export const bindStrangers = (v: {
  names: readonly string[]
  count: number
  members: number
  except?: string | undefined
}): string =>
  `✗ 群里 ${v.members} 人，其中 ${v.count} 人无权查看：${v.names.join('、')}${v.count > v.names.length ? '等' : ''}。${v.except === undefined ? '' : `发起绑定的${v.except}不在其内。`}`
export const bindAnyway = (count: number): { title: string; text: string } => ({
  title: '仍要绑定？',
  text: `有 ${count} 人本来无权查看，绑定后也能看到发到群里的内容。`,
})
const mostAsked = 5
/** In the group, where nobody presses anything. */
export const bindWho = (posts: string, asked: readonly string[]): string => {
  if (asked.length === 0)
    return `要由${posts}确认，现在没有能私信到的人。请管理员先登记一位，例如「成员 加 推进办 姓名 手机号」，再发一次「绑定」。`
  const rest = asked.length > mostAsked ? `等 ${asked.length} 人` : ''
  return `由${posts}确认：已私信${asked.slice(0, mostAsked).join('、')}${rest}。`
}
export const bindStartedBy = (name: string): string => `由${name}发起。`
export const bindEnds = {
  confirmed: (by: string, at: string) => `${by}确认，${at}`,
  cancelled: (by: string, at: string) => `${by}取消，${at}`,
  replaced: (by: string, at: string) => `${by}${at} 在群里另发了绑定，以新的为准。`,
  gone: (by: string, at: string) => `${by}${at} 确认时，群里已有外部人员，或机器人已不在群里。`,
} as const

/** Where somebody without a post says who they are. Whether it is so, only people know. */
export const knockTitle = '没有登记职责的人发来消息'
export const knockName = (name: string): string => `以前登记的姓名：${name}`
export const knockWords = (words: string): string => `发来的话：${words}`
export const knockTodo =
  '请先核实。该登记的，由管理员发「成员」，例如「成员 航天 加 主报 李工」。名册里还没有的人，请在姓名后面写上手机号。不认识的，不用理会。'

export const helpTitle = '您可以这样用我'
export const helpSummary = '帮助'
export const helpUnknownTitle = '没听懂，您是不是要'
export const helpTyped = (typed: string): string => `您发的：${typed}`
export const helpHow = '私信直接发；群里先 @我。'
export const helpAll = '发「帮助」看全部。'

export const uncertainTitles = {
  ask: '请帮忙看一眼',
  seen: '已核对：群里有',
  resent: '已核对：重新发出',
  arrived: '不用看了：已送到',
} as const
export const uncertainSummary = '有一条消息不确定是否发出'
export const uncertainLines = (v: { what: string; where: string; since: string | undefined }): string[] => [
  `「${v.what}」不确定是否已发到：${v.where}`,
  v.since === undefined
    ? '恢复备份以后，这里没有记录它发过没有。为免重复，没有自动再发。'
    : `发送时间：${v.since}。飞书没有回话，为免重复，没有自动再发。`,
]
export const uncertainWas = (v: { what: string; where: string }): string => `「${v.what}」，发到：${v.where}`
export const uncertainTodo = '请到群里看一眼，再点：'
export const uncertainTodoPrivate = '请问本人收到没有，再点（收到了也点「群里已看到」）：'
export const uncertainEnds = {
  seen: (by: string, at: string) => `${by}：群里已看到，${at}`,
  resent: (by: string, at: string) => `${by}：群里没有，已补发，${at}`,
  arrived: (by: string, at: string) => `${by}在这条消息上点了按钮，${at}，说明已经送到。`,
} as const
export const resendConfirm = { title: '确定群里没有？', text: '补发后，如果群里其实已有，会出现两条。' } as const

export const textOnly = sentence`目前只能读文字。请直接发文字，或发「帮助」看能做什么。`
const leftOutWords: Record<LeftOut, string> = { picture: '图片', film: '视频', file: '文件' }
export const leftOutLine = (kinds: readonly LeftOut[]): Sentence =>
  sentence`${kinds.map((kind) => leftOutWords[kind]).join('、')}没有收下，只读了文字。`
export const allChainsWord = '各产业链'

/** 帮助 更多: kinds of the ledger that are written as one that is told in full. */
export const likewise = (first: string, others: readonly string[]): { usage: string; summary: string } => ({
  usage: '别的台账 [产业链]',
  summary: `${others.join('、')}，写法同「${first}」`,
})
