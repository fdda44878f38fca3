import type { third } from '../../domain/kinds/third.ts'
import type { KindTexts } from './kind-texts.ts'

export const thirdTexts: KindTexts<typeof third> = {
  word: '第三方评估',
  aliases: ['third'],
  summary: '看和录入第三方的评估分；可以用表格成批导入，另一位推进办的人确认后按三成计入考核',
  example: '导入 第三方评估',
  fields: {
    year: { label: '年度', hint: '例如：2026' },
    score: { label: '得分', hint: '0 到 100', unit: '分' },
    reason: { label: '依据', hint: '第三方报告的名称、日期' },
    entry: { label: '计入', hint: '' },
  },
  states: { new: '待确认', counted: '已计入', void: '已撤销' },
  steps: { agree: { button: '确认', toast: '已确认，计入考核', ask: '确认后按考核规则里的权重计入。' } },
  waits: { new: '确认第三方评估分' },
  bars: { ahead: '年度还没到', ownScore: '您录入的，请另一位推进办的人确认。' },
}
