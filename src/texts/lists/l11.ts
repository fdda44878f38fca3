import type { ListWords } from './list-texts.ts'

export const l11Words: ListWords = {
  title: '重点产业链区域布局',
  short: '区域布局',
  also: ['园区布局'],
  fields: {
    park: { label: '园区街道', hint: '选一项' },
    nodes: { label: '承载环节', hint: '放哪几段' },
    land: { label: '可用土地', hint: '亩', unit: '亩' },
    plant: { label: '可用厂房', hint: '平方米', unit: '㎡' },
    plan: { label: '腾退与扩容计划', hint: '腾什么、扩多少、到什么时候' },
    settled: { label: '已入驻链上企业', hint: '', unit: '户' },
  },
}
