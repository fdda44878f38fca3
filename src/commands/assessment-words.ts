import type { Rule, Rules } from '../domain/assessment/rules.ts'
import { allRules, kindOfRule } from '../domain/assessment/rules.ts'
import { readMoney } from '../domain/records/money.ts'

/** What stands behind 考核 where something is entered or asked for. */
export const keepWords = [
  ...(['登记', '打分', '扣分', '加分', '调整', '第三方', '确认', '同意', '不同意', '撤回', '公布', '导出'] as const),
] as const
export type KeepWord = (typeof keepWords)[number]

/** `12`, `12亿元`, `5.2%`, `+0.5`, `−0.5`: a number, with its unit or without; what was said in another one is not taken for it, and money is turned into it. */
export const readFigure = (word: string | undefined, unit: string): number | undefined => {
  const plain = (word ?? '').normalize('NFKC')
  if (unit === '亿元' || unit === '万元') return readMoney(plain, unit)
  const typed = /^([+\-−－]?)(\d{1,9}(?:\.\d{1,4})?)(.*)$/u.exec(plain)
  if (!typed || !['', unit.normalize('NFKC'), ...(unit === '%' ? ['个百分点'] : [])].includes(typed[3] ?? ''))
    return undefined
  return Number(typed[2]) * (/[-−]/u.test(typed[1] ?? '') ? -1 : 1)
}
/** In what points are said. */
export const ofPoints = '分'

/** The rule that is entered by hand in that way, by its number or its name. */
export const ruleNamed = (
  rules: Rules,
  word: string | undefined,
  byHand?: 'deduct' | 'bonus' | 'score',
): Rule | undefined =>
  rulesByHand(rules, byHand).find(
    ({ id, title }) =>
      word !== undefined && (id === word.normalize('NFKC').toUpperCase() || title === word || title.startsWith(word)),
  )

export const rulesByHand = (rules: Rules, byHand?: 'deduct' | 'bonus' | 'score'): Rule[] =>
  allRules(rules).filter((rule) => {
    const kind = kindOfRule(rule)
    return byHand === undefined || (kind && 'byHand' in kind && kind.byHand === byHand)
  })

/** `登记3` */
export const readEntryNumber = (word: string | undefined): number | undefined => {
  const found = /^(?:登记)?(\d{1,6})号?$/u.exec((word ?? '').normalize('NFKC'))?.[1]
  return found === undefined ? undefined : Number(found)
}
