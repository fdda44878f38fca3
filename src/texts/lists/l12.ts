import type { ListWords } from './list-texts.ts'

export const l12Words: ListWords = {
  title: '重点项目',
  short: '重点项目',
  also: ['项目'],
  fields: {
    name: { label: '项目', hint: '项目全名' },
    firm: { label: '业主', hint: '企业名、企业12 或信用代码' },
    kind: { label: '项目类别', hint: '选一项' },
    total: { label: '总投资', hint: '万元', unit: '万元' },
    year_plan: { label: '年度计划投资', hint: '今年，万元', unit: '万元' },
    done: { label: '累计完成', hint: '今年累计，万元', unit: '万元' },
    start: { label: '计划开工', hint: '选日期' },
    end: { label: '计划竣工', hint: '选日期' },
    stage: { label: '阶段', hint: '选一项' },
    start_real: { label: '实际开工', hint: '选日期' },
    end_real: { label: '实际竣工', hint: '选日期' },
    issue: { label: '问题', hint: '卡在哪里' },
    leader: { label: '包抓人', hint: '写姓名' },
    behind: { label: '序时差', hint: '', unit: '个百分点' },
  },
}
