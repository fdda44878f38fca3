import type { duty } from '../../domain/kinds/duty.ts'
import type { KindTexts } from './kind-texts.ts'

export const dutyTexts: KindTexts<typeof duty> = {
  word: '履职',
  aliases: ['链主履职', 'duty'],
  summary: '看和记链主做的事：招商、标准、采购、联盟、创新联合体；只计数，不打分',
  example: '履职 航天',
  fields: {
    sort: { label: '哪项职责', hint: '选一项' },
    firm: { label: '链主企业', hint: '企业名、企业12 或信用代码' },
    on: { label: '日期', hint: '哪一天' },
    text: { label: '做了什么', hint: '一两句话' },
    link: { label: '佐证', hint: 'https 链接，或文号和存放处' },
  },
  states: { valid: '已记', void: '已撤销' },
  steps: { void: { button: '撤销', toast: '已撤销', ask: '撤销后不再计数，记录留着。' } },
  waits: {},
  bars: { ahead: '日期不能晚于今天' },
}

/** `2026年：点对点招商 2、率先采购配套产品 1；其余 5 项没有记录，不等于没做。` */
export const dutyCounts = (year: string, counts: readonly { sort: string; count: number }[]): string => {
  const done = counts.filter(({ count }) => count > 0)
  const none = counts.length - done.length
  return [
    `${year}年：${done.length > 0 ? done.map(({ sort, count }) => `${sort} ${count}`).join('、') : '还没有记录'}`,
    ...(none > 0 ? [`${done.length > 0 ? `其余 ${none} 项` : ''}没有记录，不等于没做。`] : []),
  ].join('；')
}
export const dutySources = '含来源是链主的问题和需求、链主买方已配套的供需；只计数，不打分。'
