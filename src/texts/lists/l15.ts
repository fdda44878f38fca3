import type { ListWords } from './list-texts.ts'

export const l15Words: ListWords = {
  title: '图谱环节',
  short: '图谱环节',
  also: ['环节'],
  fields: { segment: { label: '哪一段', hint: '上游、中游还是下游' } },
}
