import type { CommonStep } from '../../domain/records/common-steps.ts'
import type { FieldText, StepText } from './kind-texts.ts'

/** Steps that every kind has, in the same words. */
export const commonStepTexts: Readonly<Record<CommonStep, StepText>> = {
  note: { button: '补记', toast: '已补记' },
  edit: { button: '更正', toast: '已更正', ask: '改了什么、为什么，都留在经过里。' },
  assign: { button: '改派', toast: '已改派' },
  relate: { button: '关联', toast: '已关联' },
  merge: { button: '合并', toast: '已合并', ask: '合并后这一条撤销，经过在另一条里看。' },
  void: { button: '撤销', toast: '已撤销', ask: '撤销后不再计时，记录留着。' },
  reopen: {
    button: '重办',
    toast: '已重办',
    ask: '编号不变，重新办理。',
    fields: { due: { label: '新时限', hint: '不选就照原来的时限' } },
  },
  classify: { button: '设为敏感', toast: '已设为敏感', ask: '敏感的只有本链、推进办和责任人能看。' },
  nudge: { button: '催办', toast: '已催办' },
}

export const declassifyText: StepText = { button: '恢复内部', toast: '已恢复内部', ask: '恢复后照常显示标题。' }

/** What a step of every kind was barred by. */
export const commonBars: Readonly<Record<string, string>> = { nudgedToday: '今天已经催过了，不再打扰。' }

/** What every kind asks or shows, where it has no words of its own for it. */
export const commonFieldTexts: Readonly<Record<string, FieldText>> = {
  text: { label: '补记', hint: '一句话' },
  unit: { label: '牵头单位', hint: '选一项' },
  owner: { label: '责任人', hint: '写姓名，可以先空着' },
  due: { label: '时限', hint: '选日期' },
  reason: { label: '原因', hint: '一句话' },
  ref: { label: '哪一条', hint: '例如：任务3' },
}
