import type { ListWords } from './list-texts.ts'

export const l05Words: ListWords = {
  title: '补短板突破环节',
  short: '补短板环节',
  also: ['短板环节', '补短板', '短板'],
  fields: {
    gap: { label: '缺口类型', hint: '选一项' },
    hits: { label: '影响产品', hint: '缺了它影响什么' },
    way: { label: '突破路径', hint: '选一项' },
    by: { label: '目标时间', hint: '选日期' },
    progress: { label: '进度', hint: '到哪一步了' },
  },
}
