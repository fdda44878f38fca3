import type { ListWords } from './list-texts.ts'

export const l06Words: ListWords = {
  title: '“卡脖子”关键产品技术攻关',
  short: '卡脖子攻关',
  also: ['卡脖子', '技术攻关', '攻关'],
  fields: {
    depends_on: { label: '现依赖方', hint: '现在靠谁' },
    local_share: { label: '替代率', hint: '百分比', unit: '%' },
    actor: { label: '攻关主体', hint: '企业名、企业12 或信用代码' },
    partners: { label: '合作方', hint: '可以写几家' },
    metric: { label: '攻关指标', hint: '达到什么算成' },
    funds: { label: '经费', hint: '万元', unit: '万元' },
    stage: { label: '阶段', hint: '选一项' },
  },
}
