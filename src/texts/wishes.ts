/** 帮助 by what one wants; how it is written stands on the button. */
export const wishes = {
  file: '报送',
  mine: '要我办的',
  fix: '改已报的',
  asks: '请我定的',
  owing: '谁没报',
  status: '报送情况',
  look: '看往期',
  leave: '我不在',
  month: '报月报',
  digest: '看汇总',
  supplement: '补充一条',
  ledger: '看台账',
  urgent: '急事马上报',
  problem: '有问题求助',
  export: '导出表格',
  push: '少推送',
  members: '看成员',
  settings: '改设置',
  person: '找推进办',
} as const
export type WishName = keyof typeof wishes

export const moreHelp = '更多'
export const moreWords = `帮助 ${moreHelp}`
export const wishHow = '点右边，或照着发；群里先 @我。'
export const notYours = (command: string): string => `「${command}」您现在的职责用不到，您能用的：`
export const callConfirm = { title: '请推进办找您？', text: '会把您的名字转给推进办。' } as const
