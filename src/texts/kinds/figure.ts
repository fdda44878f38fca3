import type { figure } from '../../domain/kinds/figure.ts'
import type { KindTexts } from './kind-texts.ts'

export const figureTexts: KindTexts<typeof figure> = {
  word: '指标',
  aliases: ['figure', 'figures', '企业指标'],
  summary: '看和填企业每月的调度数；写上编号填这一户',
  example: '指标 航天 待填',
  always: '调度数，由专班掌握，只在私信里看；不是统计数，不对外。',
  fields: {
    output: { label: '当月产值', hint: '万元，可以写 1.2亿', unit: '万元' },
    power: { label: '当月用电', hint: '万千瓦时', unit: '万千瓦时' },
    staff: { label: '从业人数', hint: '人', unit: '人' },
    use: { label: '产能利用率', hint: '写 75 就是 75%', unit: '%' },
    orders: { label: '在手订单还能做', hint: '几个月', unit: '个月' },
    stock: { label: '关键物料库存', hint: '还能用几天', unit: '天' },
    warned: { label: '到警戒线', hint: '' },
    filed_on: { label: '填报日期', hint: '' },
  },
  states: { owed: '待填', filed: '已填', void: '已撤销' },
  steps: {
    fill: { button: '填报', toast: '已填报', ask: '没有的空着，空着不当作 0。' },
    to_risk: { button: '登记风险', toast: '已登记风险', ask: '企业和库存已带入，补上是什么物料。' },
  },
  waits: {},
  bars: { nothingGiven: '至少填一个数' },
}
