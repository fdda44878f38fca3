import type { need, problem, request } from '../../domain/kinds/cases.ts'
import type { KindTexts } from './kind-texts.ts'

/** What the three have in common. */
const common: Pick<KindTexts<typeof problem>, 'fields' | 'states' | 'steps' | 'waits' | 'alerts' | 'bars'> = {
  fields: {
    title: { label: '标题', hint: '一句话' },
    category: { label: '类别', hint: '选一个' },
    firms: { label: '企业', hint: '写企业名，用顿号隔开，最多 8 个' },
    detail: { label: '情况', hint: '什么事、卡在哪里' },
    proposal: { label: '解决方案和建议', hint: '打算怎么办、建议谁办', missing: '请写解决方案和建议（方案要求）' },
    scope: { label: '涉及范围', hint: '不是本链内的，直接报链长' },
    level: { label: '由谁办', hint: '选一个' },
    due: { label: '希望何时前', hint: '选日期，可以不填' },
    accept_by: { label: '受理时限', hint: '' },
    answer_by: { label: '答复时限', hint: '' },
    from: { label: '来源', hint: '谁提出来的，可以不填' },
    unit: { label: '牵头单位', hint: '不改就由现在这一级自己办' },
    text: { label: '答复', hint: '办了什么、结果怎样' },
    result: { label: '结果', hint: '选一个' },
    link: { label: '材料', hint: '链接，或文号和存放处；可以不填' },
    ref: { label: '哪一条', hint: '例如：问题3' },
  },
  states: { new: '待受理', doing: '办理中', answered: '已答复', closed: '已解决', void: '已撤销' },
  steps: {
    accept: { button: '受理', toast: '已受理' },
    decline: { button: '退办', toast: '已退给推进办改派', ask: '写明为什么不该由您办，推进办当天改派。' },
    to_task: { button: '转任务', toast: '已转任务' },
    answer: { button: '答复', toast: '已答复，等提出人确认' },
    solved: { button: '已解决', toast: '已解决' },
    unsolved: { button: '未解决', toast: '已退回重新办理', ask: '写明还差什么。' },
    escalate: { button: '升级', toast: '已升级', ask: '升级后由上一级重新受理。' },
    vouch: { button: '代确认', toast: '已代确认', ask: '提出人一直没有确认。写明问过谁、怎么说的。' },
    stay: { button: '上一级没有人，留在原处' },
  },
  waits: { new: '受理', decline: '退办' },
  alerts: {
    'accept-soon': (day) => `要在${day}前受理`,
    'accept-overdue': (day) => `应于${day}受理，还没有受理`,
    'answer-soon': (day) => `要在${day}前答复`,
    'answer-overdue': (day) => `应于${day}答复，还没有答复`,
  },
  bars: { declineLate: '退办期已过，不能退办。办不了请找推进办改派。' },
}

export const problemTexts: KindTexts<typeof problem> = {
  ...common,
  word: '问题',
  aliases: ['problem', 'problems'],
  summary: '看问题、走到哪一级；写上编号办这一件',
  example: '问题 航天 待受理',
}

export const needTexts: KindTexts<typeof need> = {
  ...common,
  word: '需求',
  aliases: ['need', 'needs'],
  summary: '看补链强链的需求；写上编号办这一件',
  example: '需求 航天 在办',
}

export const requestTexts: KindTexts<typeof request> = {
  ...common,
  fields: { ...common.fields, firms: { label: '企业', hint: '写企业名，用顿号隔开', missing: '请写是哪家企业提的' } },
  word: '诉求',
  aliases: ['request', 'requests', '服务事项'],
  summary: '看企业诉求；写上编号办这一件',
  example: '诉求 航天 在办',
}
