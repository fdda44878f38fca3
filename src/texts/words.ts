import type { ChatKind, Role } from '../domain/people.ts'
import type { AskLevel, RiskState } from '../domain/report.ts'
import type { PlanState } from '../domain/weekly.ts'

export const roleWords: Record<Role, string> = {
  reporter: '主报',
  backup: '备报',
  contributor: '配合单位',
  lead: '专班负责人',
  chief: '链长',
  office: '推进办',
  leader: '领导小组',
  admin: '管理员',
}

export const askWords: Record<AskLevel, string> = {
  none: '无',
  self: '专班自解',
  office: '请推进办协调',
  chief: '请链长协调',
  leading: '请领导小组研究',
}

const repeated = Object.fromEntries(
  Object.entries(askWords).map(([level, words]) => [level, new RegExp(`^${words}[\\s：:，,。；;]*`, 'gmu')]),
)
/** What is asked, below or beside who is asked: without these words once more, which people write in front of it. */
export const askDetail = (level: AskLevel, detail: string): string => detail.replace(repeated[level] ?? '', '')
/** `请链长协调：用地`, the words once; empty for 无. */
export const askText = (level: AskLevel, detail: string): string =>
  level === 'none' ? '' : [askWords[level], askDetail(level, detail)].filter(Boolean).join('：')
/** `有新增：…`, the words where they may be read. */
export const riskText = (risk: RiskState, detail: string | undefined): string =>
  [riskWords[risk], detail].filter(Boolean).join('：')

export const riskWords: Record<RiskState, string> = {
  none: '无新增',
  new: '有新增',
  changed: '已报风险有变化',
}

export const planWords: Record<PlanState, string> = {
  done: '完成',
  going: '推进中',
  blocked: '受阻',
  cancelled: '取消',
}

/** Words on buttons. */
export const buttonWords = {
  submit: '提交',
  saveDraft: '暂存',
  noNews: '本周无新增',
  edit: '修改',
  correct: '更正',
  confirmOffer: '确认提交',
  dropOffer: '不用了',
  nudgeAll: '催报',
  nudgeOne: '催报',
  post: '发布',
  postAgain: '再发一次',
  postConfirm: '确认发布',
  keepBack: '先不发',
  postOverdue: '一键发布',
  seen: '群里已看到',
  resend: '没有，请补发',
  bind: '确认绑定',
  dropBind: '不绑定',
  previous: '上一页',
  next: '下一页',
  fill: '填报',
  goOn: '继续填',
  goOnChanging: '继续改',
  dropChange: '不改了',
  view: '查看',
  nudgePrivately: '私聊催报',
  draftBulletin: '生成简报草稿',
  exportSheet: '导出表格',
} as const

const chatUses: Record<ChatKind, string> = {
  chief: '链长群',
  taskforce: '专班群',
  office: '推进办群',
  leading: '领导小组群',
}
/** What a group is for: `航天产业链链长群`, `推进办群`. */
export const chatUseText = (use: ChatKind, chain?: string): string => `${chain ?? ''}${chatUses[use]}`
