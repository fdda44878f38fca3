import type { ListWords } from './list-texts.ts'

export const l03Words: ListWords = {
  title: '主要配套企业',
  short: '配套企业',
  also: ['主要配套'],
  fields: {
    firm: { label: '企业', hint: '企业名、企业12 或信用代码' },
    product: { label: '配套产品', hint: '一行一种产品' },
    serves: { label: '配套对象', hint: '给哪家链主或骨干配套' },
    origin: { label: '配套来源', hint: '选一项' },
    share: { label: '占其采购比', hint: '百分比', unit: '%' },
    replaceable: { label: '可替代性', hint: '选一项' },
  },
}
