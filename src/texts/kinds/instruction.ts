import type { instruction } from '../../domain/kinds/instruction.ts'
import type { InstructStep } from '../../domain/records/instruct-steps.ts'
import type { KindTexts, StepText } from './kind-texts.ts'

/** The words of the form of 批示, whatever it is about. */
export const instructFields = {
  text: { label: '批示', hint: '一句话：要办什么', missing: '写一句要办什么，或点「阅」。' },
  unit: { label: '牵头单位', hint: '不选就是本链专班' },
  due: { label: '时限', hint: '选日期；不选就给默认时限' },
} as const

/** 批示, 转交办 and 阅 of every kind that they can be given about. */
export const instructStepTexts = {
  instruct: {
    button: '批示',
    toast: '已批示',
    ask: '提交即生效：编号，交给牵头单位办，办完告诉您。',
    fields: instructFields,
  },
  hand_over: {
    button: '转交办',
    toast: '已转交办',
    ask: '按原话交给这个单位办，办完告诉您。',
    fields: { ...instructFields, unit: { label: '牵头单位', hint: '交给谁办' } },
  },
  read: { button: '阅', toast: '已阅' },
} as const satisfies Record<InstructStep, StepText>

export const instructionTexts: KindTexts<typeof instruction> = {
  word: '批示',
  aliases: ['instruction', 'instructions'],
  summary: '看批示办到哪一步；写上产业链或编号和一句话就是批示',
  example: '批示 航天 请区投资商务局牵头接通示例地块水电',
  fields: {
    ...instructFields,
    raisedBy: { label: '批示人', hint: '' },
    task: { label: '交办', hint: '' },
  },
  states: { open: '办理中', closed: '已办结', void: '已撤回' },
  steps: {
    reply: { button: '回复', toast: '已回复', ask: '回复会告诉批示人，一天告诉一次。' },
    withdraw: { button: '撤回', toast: '已撤回', ask: '还没签收，可以撤回；交办的任务一并撤销。' },
  },
  waits: {},
  bars: {},
}
