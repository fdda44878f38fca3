import type { Member } from '../../scripts/town/member.ts'

/** A report as the four chains file it; every word of it is invented. */
export const good = {
  progress: '示例链主甲（虚构）完成设备招标\n走访示例材料乙（虚构）',
  ask_level: 'none',
  risk: 'none',
  next_plan: '9月10日前签合同\n报专班对接清单',
} as const

export const report = (words: string, more: Record<string, string> = {}) => ({
  progress: `${words}进展`,
  next_plan: `${words}计划`,
  ...more,
})

export const riskWords = '示例材料乙（虚构）缺树脂，库存到9月20日'

/** A report with a new risk. The box for its words comes once 有新增 was sent without them. */
export const filesRisk = async (
  person: Pick<Member, 'card'>,
  values: Record<string, unknown>,
  part = '周四工作动态',
) => {
  const form = person.card(part)
  await form.fills({ ...values, risk: 'new' }).submits()
  return form.fills({ risk_detail: riskWords }).submits()
}

/** 退回 in words, and the button under what it shows will happen. */
export const returnsReport = async (office: Member, words: string): Promise<string> => {
  await office.says(words)
  const card = office.card('确认退回')
  return (await card.clicks('return')).words
}
