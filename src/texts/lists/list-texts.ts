import type { AnyList } from '../../domain/lists/list.ts'
import type { FieldText, KindTexts } from '../kinds/kind-texts.ts'

/** The words of a list's own columns; everything else is said of every list alike. */
export interface ListWords {
  /** The plan's name, without 清单. */
  title: string
  /** The same in a few characters: on its sheet, in the overview. */
  short: string
  /** What people call it besides, where it can mean no other. */
  also?: readonly string[]
  fields: Readonly<Record<string, FieldText>>
}

const commonFields: Readonly<Record<string, FieldText>> = {
  name: { label: '名称', hint: '同一条链里不重名' },
  unit: { label: '责任单位', hint: '不选就是本链专班' },
  source: { label: '来源', hint: '从哪里来的，例如：走访、招商会' },
  note: { label: '备注', hint: '可以不填' },
  due: { label: '复核期至', hint: '' },
  updated_on: { label: '更新日', hint: '' },
}

/** `L07` is its word, in numbers and in commands. */
export const listTexts = (word: string, { title, short, also, fields }: ListWords): KindTexts<AnyList> => ({
  word,
  title,
  short,
  ...(also && { also }),
  aliases: [],
  summary: `${title}清单`,
  example: `${word} 航天`,
  always: `${title}清单`,
  fields: { ...commonFields, ...fields },
  states: { valid: '有效', archived: '归档' },
  steps: {
    same: { button: '复核无变化', toast: '已复核' },
    edit: { button: '更新', toast: '已更新', ask: '空着的会清掉；没有变化就点「复核无变化」。' },
    archive: { button: '归档', toast: '已归档', ask: '归档后不再复核，编号和经过留着。' },
    restore: { button: '恢复', toast: '已恢复', ask: '恢复后重新计复核期。' },
  },
  waits: {},
  alerts: { toReview: (day) => `${day}到期，待复核` },
  bars: {},
})
