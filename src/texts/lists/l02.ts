import type { ListWords } from './list-texts.ts'

export const l02Words: ListWords = {
  title: '产业龙头骨干企业',
  short: '龙头骨干企业',
  also: ['骨干企业', '龙头企业', '龙头骨干'],
  fields: {
    firm: { label: '企业', hint: '企业名、企业12 或信用代码' },
    node: { label: '环节', hint: '在链上做哪一段' },
    products: { label: '主导产品', hint: '可以写几种' },
    output_band: { label: '产值区间', hint: '选一档' },
    park: { label: '所在园区街道', hint: '选一项' },
    policy: { label: '一企一策要点', hint: '给它办的几件事' },
  },
}
