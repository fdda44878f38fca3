/** What somebody picked in a report rather than wrote: 查 finds it by the words that stand on the form. */
export const reportFields = [
  'risk_new',
  'risk_changed',
  'ask_self',
  'ask_office',
  'ask_chief',
  'ask_leading',
  'plan_going',
  'plan_blocked',
  'plan_cancelled',
  'no_moves',
] as const
export type ReportField = (typeof reportFields)[number]

export const knownFields = (fields: readonly string[]): ReportField[] =>
  reportFields.filter((field) => fields.includes(field))

/** A word of the form that was typed behind 查. It is found in the field, and in the text as well. */
export interface FieldWord {
  word: string
  fields: readonly ReportField[]
  /** Only where the week before said the same. */
  twice?: true
}

const risk = ['risk_new', 'risk_changed'] as const
const asks = ['ask_office', 'ask_chief', 'ask_leading'] as const
const fieldWords: readonly [pattern: RegExp, fields: readonly ReportField[]][] = [
  [/^(?:有)?(?:断链断供|断供断链|断链|断供)?(?:的)?风险$/u, risk],
  [/^(?:断链断供|断供断链|断链|断供)$/u, risk],
  [/^(?:风险)?有新增(?:风险)?$|^新增风险$/u, ['risk_new']],
  [/^(?:已报)?(?:的)?风险有变化$|^有变化$/u, ['risk_changed']],
  [/^请链长(?:协调)?$/u, ['ask_chief']],
  [/^请推进办(?:协调)?$/u, ['ask_office']],
  [/^请领导小组(?:研究|协调)?$/u, ['ask_leading']],
  [/^专班自解$/u, ['ask_self']],
  [/^需协调(?:事项)?$/u, asks],
  [/^受阻$/u, ['plan_blocked']],
  [/^推进中$/u, ['plan_going']],
  [/^(?:已)?取消$/u, ['plan_cancelled']],
  [/^(?:未|没|没有)完成$/u, ['plan_going', 'plan_blocked', 'plan_cancelled']],
  [/^(?:本月)?无变化$/u, ['no_moves']],
]
/** Said by the mark 无新增 and by the week before. */
const twice = /^连续(?:两|2)?(?:期|周)?无新增$/u

export const readField = (word: string): FieldWord | undefined => {
  if (twice.test(word)) return { word, fields: [], twice: true }
  const fields = fieldWords.find(([pattern]) => pattern.test(word))?.[1]
  return fields && { word, fields }
}
