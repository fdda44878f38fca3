import type { Lit } from '../domain/records/light.ts'
import { lightSum, shortLightWords } from './record-lights.ts'
import type { Toast } from './toasts.ts'

/** Why 提请销号 came by itself. */
export const offspringDone = (number: string): string => `${number}已销号`

/** `风险3 示例助剂（橙，约剩21天）`: the product alone, for private eyes. */
export const riskBrief = (number: string, title: string, lit: Lit | undefined): string => {
  const product = title.replace(/（[^（）]*）$/u, '')
  if (!lit) return `${number} ${product}`
  const { sum } = lit
  const left = 'days' in sum && sum.days !== undefined ? `约剩${sum.days}天` : lightSum(lit)
  return `${number} ${product}（${shortLightWords[lit.light]}，${left}）`
}

/** Above the question of the week: `在管 2：风险3 …、风险5 …`. */
export const openRisks = (labels: readonly string[]): string => `在管 ${labels.length}：${labels.join('、')}`
export const changedRisks = '哪几条有变化'
export const updateRisks = '更新这几条'
/** On the form that comes because a report said 有新增. */
export const askedByReport = (detail: string | undefined): string =>
  `周报报了有新增，请登记这一条${detail === undefined ? '。' : `。周报里写的：${detail}`}`
export const riskForms = (sent: number): Toast =>
  sent === 0
    ? { type: 'error', content: '请先选有变化的风险' }
    : { type: 'success', content: `已私信给您 ${sent} 张更新表` }
