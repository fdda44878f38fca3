import type { liaison } from '../../domain/kinds/liaison.ts'
import type { KindTexts } from './kind-texts.ts'

export const liaisonTexts: KindTexts<typeof liaison> = {
  word: '对接',
  aliases: ['liaison', '省市对接'],
  summary: '看向省市提请的事、回了没有；写上编号看这一件',
  example: '对接 航天 新增',
  fields: {
    body: { label: '对象', hint: '向谁提请' },
    title: { label: '提请或对接事项', hint: '一句话' },
    detail: { label: '内容', hint: '可以不填' },
    on: { label: '日期', hint: '哪一天' },
    due: { label: '希望何时前回复', hint: '选日期，可以不填' },
    text: { label: '回复内容', hint: '对方怎么答的' },
    answer: { label: '回复', hint: '' },
    answered_on: { label: '回复日期', hint: '' },
  },
  states: { open: '待回复', closed: '已回复', void: '已撤销' },
  steps: {
    answer: { button: '登记回复', toast: '已登记回复' },
    to_task: { button: '转任务', toast: '已转任务', ask: '填一件任务。' },
  },
  waits: {},
  bars: {},
  doubts: { noCounterpart: '这条链没有省市对口，仍要登记？' },
}
