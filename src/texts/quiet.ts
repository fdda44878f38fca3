import type { LaterFault } from '../domain/later-words.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

/** 稍后 */
export const reminderTitle = '填报提醒'
export const reminderSubtitle = (chain: string, week: string): string => `${chain} · ${week}`
export const reminderSummary = (chain: string, week: string): string => `${chain}${week}还没有填`
export const laterButtons = (later: { minutes: number } | { time: string }): string =>
  'time' in later ? `今天${later.time}` : later.minutes === 60 ? '1小时后' : `${later.minutes}分钟后`
export const laterHint = '现在不方便？可以换个时间再提醒：'
export const laterChosen = (time: string): string => `已改到今天 ${time} 再提醒。`
/** Of an item that is owed no more, or not under this reminder. */
export type ReminderEnd = 'filed' | 'exempt' | 'returned' | 'missed'
export const laterEnded = (end: ReminderEnd): Sentence => sentence`${laterWhy[end]}。`
export const laterMoved = (chain: string, time: string): Sentence =>
  sentence`${safe(chain)}：改到今天 ${time} 再提醒，报了就不提醒。`
export const laterNotMoved = (chain: string, why: LaterRefusal): Sentence =>
  sentence`${safe(chain)}：${why === 'filed' ? '周报' : ''}${laterWhy[why]}。`
export type LaterRefusal = LaterFault | ReminderEnd | 'none-left' | 'not-asked'
const laterWhy: Record<LaterRefusal, string> = {
  past: '这个时间已经过了，请另选一个',
  'after-due': '这个时间已过截止，请选截止前的',
  'not-working': '只能选今天的上班时间',
  filed: '已经报过，不再提醒',
  exempt: '本期免报，不再提醒',
  missed: '本期已锁定，不再提醒；发「我的」可补报',
  returned: '已退回待补充，这类提醒不能改时间',
  'none-left': '今天没有下一次提醒了',
  'not-asked': '本来就不提醒您',
}
export const laterNothing = sentence`没有发给您的周报提醒可以改时间。要报的发「我的」看。`
export const laterHow = sentence`请写时间，例如「稍后 15:30」「稍后 1小时」。只改今天的下一次提醒。`
export const laterToast = (time: string): Toast => ({ type: 'success', content: `今天 ${time} 再提醒` })
export const laterRefused = (why: LaterRefusal): Toast => ({
  type: why === 'filed' || why === 'exempt' ? 'info' : 'warning',
  content: laterWhy[why],
})

/** 推送 */
export const pushModes = { weekly: '每周推送', needed: '只在有请示或红色时推送' } as const
export const pushNow = (chain: string, mode: keyof typeof pushModes): Sentence =>
  sentence`${safe(chain)}摘要现在是：${pushModes[mode]}。要改，发「推送 每周」或「推送 只在有请示或红色时」。`
export const pushSet = {
  weekly: (chain: string): Sentence => sentence`已改：${safe(chain)}摘要每周推送。`,
  needed: (chain: string): Sentence =>
    sentence`已改：${safe(chain)}摘要只在有请您定的事项、有断链断供风险、有红灯任务或没有收到周报时推送。其他时候不推送，发「查 ${safe(chain)} 本周」随时可看。恢复发「推送 每周」。`,
} as const
export const pushHow = sentence`请写「推送 每周」或「推送 只在有请示或红色时」。`
export const notPushed = '未推送（链长设置）'
export const quietPreview = '链长设置为只在有请示或红色时推送，本期没有这类事项，没有推送。'

/** 点名 */
export const longestNamingReason = 60
export const namingHow = sentence`请写产业链和原因，例如「点名 航天 连续两期未报，已私信催报两次」。`
export const namingTooLong = (length: number): Sentence =>
  sentence`原因有 ${length} 字，最多 ${longestNamingReason} 字，请删短。`
/** 点名 before the present week is due means the one that was due last. @param week `第36周` */
export const namingEarlier = (now: string, due: string, week: string): Sentence =>
  sentence`${now}还没到截止（${due}），点的是上一期：${week}。`
export const namingNot = {
  'not-due': (chain: string): Sentence => sentence`${safe(chain)}还没到截止时间，不点名。可以发「催报」私信提醒。`,
  filed: (chain: string, week = ''): Sentence => sentence`${safe(chain)}${week}已经报了，不用点名。`,
  returned: (chain: string, week = ''): Sentence =>
    sentence`${safe(chain)}${week}报过，已退回待补充，不点名。可以发「催报」私信提醒。`,
  exempt: (chain: string, week = ''): Sentence => sentence`${safe(chain)}${week}免报，不用点名。`,
  named: (chain: string, week = '这一期'): Sentence => sentence`${safe(chain)}${week}已经点过名，不再点。`,
  'no-group': (chain: string): Sentence => sentence`${safe(chain)}没有绑定专班群或链长群，没有地方点名。`,
  quiet: (chain: string): Sentence => sentence`现在是休息时间，不点名。${safe(chain)}可以上班后再点。`,
} as const
export const namingTitles = {
  proposed: '请确认点名',
  confirm: '请再点一次',
  said: '已点名',
  cancelled: '没有点名',
} as const
export const namingWhere = (group: string): string => `将发到：${group}`
export const namingSaid = (group: string): string => `发到：${group}`
export const namingWarning = '群里所有人都会看到。点名计入减负台账，原因留记录。能私信解决的，请用「催报」。'
export const perhapsNamed = '这一期有一段记录在恢复备份时没有了，群里可能已点过名，请先到群里看。'
export const namingBy = (by: string, at: string): string => `${by}，${at}`
export const namingButtons = {
  name: '点名',
  confirm: '确认点名',
  cancel: '不点了',
  person: '写上主报姓名',
  chain: '不写姓名',
  chief: '改发链长群',
  taskforce: '改发专班群',
} as const
/** What the group reads. Names the chain; the person only where the office ticked it. */
export const namingLine = (v: {
  chain: string
  week: string
  due: string
  reason: string
  office: string
  person?: string | undefined
}): Sentence =>
  sentence`【点名】${safe(v.chain)}${v.person === undefined ? '' : `（主报${safe(v.person)}）`}${v.week}工作动态到截止时间（${v.due}）没有报。原因：${safe(v.reason)}。请尽快补报。——${safe(v.office)}`
export const namingToasts = {
  confirm: { type: 'info', content: '请再点一次「确认点名」' },
  said: { type: 'success', content: '正在发到群里' },
  cancelled: { type: 'info', content: '没有点名' },
  changed: { type: 'info', content: '已改，请看新的文字' },
  notNow: { type: 'warning', content: '情况有变，没有点名' },
} as const satisfies Record<string, Toast>
