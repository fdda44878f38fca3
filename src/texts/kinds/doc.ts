import type { doc } from '../../domain/kinds/doc.ts'
import type { KindTexts } from './kind-texts.ts'

export const docTexts: KindTexts<typeof doc> = {
  word: '文件',
  aliases: ['doc', '方案', '细则', '政策'],
  summary: '看各链的细则、方案、目标和政策，缺哪些、哪些待评估；写上编号看这一份',
  example: '文件 航天',
  fields: {
    type: { label: '类型', hint: '选一类' },
    title: { label: '名称', hint: '文件全名' },
    year: { label: '年度', hint: '例如：2026；不填按印发日' },
    unit: { label: '牵头单位', hint: '谁管这份文件' },
    on: { label: '印发日', hint: '选日期' },
    link: { label: '文号或链接', hint: 'https 链接，或文号和存放处' },
    result: { label: '落地情况', hint: '选一项' },
    text: { label: '评估意见', hint: '落地到什么程度、差在哪里' },
    next_on: { label: '下次评估', hint: '选日期，可以不填' },
    review_on: { label: '上次评估', hint: '' },
    review_result: { label: '落地情况', hint: '' },
    review_text: { label: '评估意见', hint: '' },
  },
  states: { valid: '有效', ended: '已废止', void: '已撤销' },
  steps: {
    review: { button: '评估', toast: '已记下评估', ask: '写明政策落地了没有。' },
    replace: { button: '换新版', toast: '已换新版', ask: '填新的一份，原来的一份同时废止。' },
    end: { button: '废止', toast: '已废止' },
  },
  waits: {},
  alerts: { toReview: (day) => `${day}起待评估` },
  bars: {},
}
