import type { ListWords } from './list-texts.ts'

export const l14Words: ListWords = {
  title: '企业产品供给',
  short: '产品供给',
  also: ['供给产品', '能供的产品'],
  fields: {
    firm: { label: '供给企业', hint: '企业名、企业12 或信用代码' },
    item: { label: '主导产品', hint: '一行一种' },
    spec: { label: '规格资质', hint: '型号、资质' },
    capacity: { label: '年产能', hint: '例如：300 吨' },
    spare: { label: '富余产能', hint: '例如：80 吨' },
    target: { label: '拟配套对象', hint: '企业名、企业12 或信用代码' },
    matched: { label: '已配套', hint: '' },
    unit: { label: '联系单位', hint: '不选就是本链专班' },
  },
}
