import type { goal } from '../../domain/kinds/goal.ts'
import type { KindTexts } from './kind-texts.ts'

export const goalTexts: KindTexts<typeof goal> = {
  word: '目标',
  aliases: ['goal', 'goals', '年度目标'],
  summary: '看各链和全区的目标、现在到多少、分解了几件任务；写上编号看这一项',
  example: '目标 航天',
  fields: {
    year: { label: '目标年', hint: '例如：2026' },
    name: { label: '目标名称', hint: '例如：年度产值' },
    value: { label: '目标值', hint: '数和单位，例如：50 亿元' },
    sense: { label: '怎么算达到', hint: '选一项' },
    now_from: { label: '现值来源', hint: '产值选月报累计产值，别的自己填' },
    now: { label: '现值', hint: '只写数，单位同目标值；没有就空着' },
    unit: { label: '责任单位', hint: '不选就是本链专班' },
    source: { label: '依据', hint: '例如：实施方案、年度工作方案' },
    now_by_month: { label: '现值', hint: '' },
    tasks: { label: '任务', hint: '', unit: '件' },
    tasks_done: { label: '已结任务', hint: '', unit: '件' },
    approved_value: { label: '核定目标值', hint: '' },
    approved_now: { label: '核定现值', hint: '' },
    approved_on: { label: '核定日期', hint: '' },
    updated_on: { label: '更新日', hint: '' },
    due: { label: '复核期至', hint: '' },
  },
  states: { valid: '有效', archived: '归档' },
  steps: {
    same: { button: '复核无变化', toast: '已复核' },
    edit: { button: '更新', toast: '已更新', ask: '空着的会清掉；没有变化就点「复核无变化」。' },
    archive: { button: '归档', toast: '已归档', ask: '归档后不再复核，考核也不再用它；编号和经过留着。' },
    restore: { button: '恢复', toast: '已恢复', ask: '恢复后重新计复核期。' },
    to_task: { button: '新增任务', toast: '已新增任务', ask: '这件任务挂在这项目标下面。' },
    approve: { button: '核定', toast: '已核定，考核按这个数算' },
  },
  waits: { approve: '核定目标' },
  alerts: { toReview: (day) => `${day}到期，待复核` },
  bars: {
    nowByMonth: '现值由月报带出，这里空着',
    ownFigure: '这个数是您填的，请推进办另一位核定。',
  },
}
