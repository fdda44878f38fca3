import type { firm } from '../../domain/kinds/firm.ts'
import type { KindTexts } from './kind-texts.ts'

export const firmTexts: KindTexts<typeof firm> = {
  word: '企业',
  aliases: ['firm', 'firms'],
  summary: '看企业名录：一户一条，在哪些链、什么角色、分级、称号；写上编号看这一户',
  example: '企业 航天',
  fields: {
    name: { label: '企业名称', hint: '全称' },
    code: { label: '统一社会信用代码', hint: '18 位，可以先空着' },
    park: { label: '所在园区街道', hint: '选一项' },
    grade: { label: '重点分级', hint: '选一级' },
    env: { label: '环境绩效', hint: '选一级' },
    chain: { label: '产业链', hint: '选一条' },
    role: { label: '链上角色', hint: '选一项' },
    on: { label: '日期', hint: '从哪天起；不选就是今天' },
    roles_now: { label: '在链', hint: '' },
    roles_past: { label: '曾在链', hint: '' },
    honours: { label: '称号', hint: '' },
    formerly: { label: '曾用名', hint: '' },
    updated_on: { label: '更新日', hint: '' },
    due: { label: '复核期至', hint: '' },
  },
  states: { valid: '有效', archived: '归档', void: '已并入' },
  steps: {
    same: { button: '复核无变化', toast: '已复核' },
    edit: { button: '更新', toast: '已更新', ask: '空着的会清掉；改名称点「更名」。' },
    archive: { button: '归档', toast: '已归档', ask: '归档后不再复核，编号和经过留着。' },
    restore: { button: '恢复', toast: '已恢复', ask: '恢复后重新计复核期。' },
    join: { button: '入链', toast: '已入链' },
    leave: { button: '出链', toast: '已出链', ask: '不选角色，就是这条链上的角色都结束。' },
    honour: {
      button: '加称号',
      toast: '已加称号',
      fields: { name: { label: '称号', hint: '选一项' }, on: { label: '认定日期', hint: '选日期' } },
    },
    rename: {
      button: '更名',
      toast: '已更名',
      ask: '用到它的清单一起改，原名查得到。',
      fields: { name: { label: '新名称', hint: '全称' }, on: { label: '更名日期', hint: '可以不选' } },
    },
    merge: {
      button: '合并',
      toast: '已合并',
      ask: '合并后这一户并入另一户，用到它的清单一起改。',
      fields: { ref: { label: '并入哪一户', hint: '例如：企业3' } },
    },
  },
  waits: {},
  alerts: { toReview: (day) => `${day}到期，待复核` },
  bars: {
    ahead: '日期不能晚于今天',
    standsThere: '它在这条链上已经是这个角色',
    notThere: '它不在这条链上，或没有这个角色',
    noOther: '要写另一户企业的编号，例如：企业3',
  },
}
