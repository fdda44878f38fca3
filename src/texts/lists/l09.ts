import type { ListWords } from './list-texts.ts'

export const l09Words: ListWords = {
  title: '可合作的市内外高校及科研机构',
  short: '高校院所',
  also: ['科研院所', '科研机构', '高校', '院所'],
  fields: {
    name: { label: '机构', hint: '全名' },
    strength: { label: '优势方向', hint: '强在哪里' },
    results: { label: '可转化成果', hint: '有什么能用' },
    firm: { label: '对接企业', hint: '企业名、企业12 或信用代码' },
    form: { label: '合作形式', hint: '选一项' },
    progress: { label: '进度', hint: '到哪一步了' },
  },
}
