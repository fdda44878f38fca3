import type { ListWords } from './list-texts.ts'

export const l04Words: ListWords = {
  title: '重点领域',
  short: '重点领域',
  fields: {
    node: { label: '对应图谱节点', hint: '图谱上的哪一段' },
    now: { label: '现状', hint: '一句话' },
    goal: { label: '目标', hint: '到什么时候、到什么程度' },
  },
}
