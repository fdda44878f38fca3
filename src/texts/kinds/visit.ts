import type { visit } from '../../domain/kinds/visit.ts'
import type { KindTexts } from './kind-texts.ts'

export const visitTexts: KindTexts<typeof visit> = {
  word: '调研',
  aliases: ['visit', '走访'],
  summary: '看调研走访、答应办的办了没有；写上编号看这一次',
  example: '调研 航天 新增',
  fields: {
    title: { label: '标题', hint: '' },
    on: { label: '日期', hint: '哪一天去的' },
    who: { label: '带队', hint: '谁带队' },
    firms: { label: '企业、项目或平台', hint: '用顿号隔开，可以不填' },
    found: { label: '发现', hint: '看到什么、提了什么' },
    promised: { label: '答应办的', hint: '没有就不填；填了要闭环' },
    result: { label: '办成了什么', hint: '一句话' },
  },
  states: { open: '待闭环', closed: '已闭环', void: '已撤销' },
  steps: {
    to_task: { button: '转任务', toast: '已转任务', ask: '填一件任务。' },
    to_problem: { button: '转问题', toast: '已转问题', ask: '填一个问题。' },
    to_request: { button: '转诉求', toast: '已转诉求', ask: '填一件诉求。' },
    close: { button: '闭环', toast: '已闭环' },
  },
  waits: {},
  bars: { linkedOpen: '还有没办完的。' },
}
