import type { ListWords } from './list-texts.ts'

export const l10Words: ListWords = {
  title: '可对接的市内外投行基金',
  short: '投行基金',
  also: ['投资基金', '投行', '基金'],
  fields: {
    name: { label: '机构', hint: '全名' },
    type: { label: '类型', hint: '选一项' },
    prefers: { label: '偏好阶段与额度', hint: '投什么、投多少' },
    for: { label: '对接企业', hint: '企业名、企业12 或信用代码' },
    status: { label: '对接状态', hint: '选一项' },
  },
}
