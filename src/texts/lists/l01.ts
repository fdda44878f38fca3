import type { ListWords } from './list-texts.ts'

export const l01Words: ListWords = {
  title: '“链主”企业',
  short: '链主企业',
  also: ['链主名单', '链主'],
  fields: {
    firm: { label: '企业', hint: '企业名、企业12 或信用代码' },
    node: { label: '链中环节', hint: '在链上做哪一段' },
    products: { label: '主导产品', hint: '可以写几种' },
    output_last: { label: '上年产值', hint: '亿元', unit: '亿元' },
    recognised: { label: '认定层级与批次', hint: '例如：省级第二批' },
    contact: { label: '链主联系人', hint: '只写姓名' },
    leader: { label: '包抓领导', hint: '写姓名' },
    driven: { label: '链上带动企业数', hint: '户', unit: '户' },
  },
}
