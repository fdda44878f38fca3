import type { ListWords } from './list-texts.ts'

export const l07Words: ListWords = {
  title: '可招引的省外头部企业',
  short: '可招引企业',
  also: ['招引企业', '可招引', '招商名单', '省外头部'],
  fields: {
    home: { label: '总部地', hint: '省、市' },
    fills: { label: '对应缺口环节', hint: '写编号，例如：L05-3' },
    intent: { label: '投资意向', hint: '想做什么、多大' },
    contact: { label: '接洽人', hint: '我方谁在谈，只写姓名' },
    stage: { label: '阶段', hint: '选一项' },
    met_on: { label: '最近接触日', hint: '选日期' },
    next: { label: '下一步', hint: '谁、什么时候、做什么' },
    head: { label: '列入头部企业', hint: '方案要每条链 1–3 家' },
  },
}
