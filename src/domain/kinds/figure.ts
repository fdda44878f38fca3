import { type FigureKey, figureKeys, monthWord } from '../monitoring/figures.ts'
import { isPerson, money, number, type Values } from '../records/field.ts'
import { dueLight } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'

/** At most these six, and none of them is required: what a firm has not got is left out. */
const asked = [
  money('output', '万元', 100_000_000),
  number('power', 0, 10_000_000),
  number('staff', 0, 1_000_000),
  number('use', 0, 200),
  number('orders', 0, 240),
  number('stock', 0, 3650),
]

/** 指标 of one firm in one month: 调度数, asked once, of the first chain it stands in. */
export const figure = recordKind({
  key: 'figure',
  district: false,
  beside: true,
  states: { owed: 'wait', filed: 'closed', void: 'void' },
  first: 'owed',
  fields: asked,
  madeOf: 'month',
  without: ['edit', 'assign', 'merge', 'nudge', 'reopen', 'classify'],
  titleOf: ({ firm, month }) => `${isPerson(firm) ? firm.name : ''} ${monthWord(String(month))}`,
  recurs: true,
  columns: ['output', 'warned'],
  shows: ['warned', 'filed_on'],
  // Of one firm a group reads nothing.
  guarded: Object.fromEntries([...figureKeys, 'warned'].map((key) => [key, () => undefined])),
  source: '监测触发',
  steps: {
    fill: {
      from: ['owed', 'filed'],
      to: 'filed',
      by: 'work',
      asks: asked,
      form: true,
      fills: ({ values }) => values,
      wrong: (given) =>
        Object.keys(given).length > 0 ? [] : [{ field: 'output', reason: 'of-kind', why: 'nothingGiven' }],
      change: (given, _, { today }) => ({
        values: { ...Object.fromEntries(figureKeys.map((key) => [key, given[key]])), filed_on: today },
      }),
    },
    to_risk: {
      from: ['filed'],
      by: 'work',
      opens: 'risk',
      still: true,
      when: ({ values }) => values.warned !== undefined,
      fills: ({ values }) => ({
        category: categoryOf(values),
        firms: isPerson(values.firm) ? values.firm.name : undefined,
        stock_days: values.stock === undefined ? undefined : String(values.stock),
      }),
    },
  },
  reply: 'fill',
  light: ({ state, due }, { today, calendar, numbers }) =>
    state === 'owed'
      ? dueLight(due, today, calendar, { soon: numbers['task-soon'], red: numbers['task-red'] })
      : undefined,
})

const categories: Readonly<Partial<Record<FigureKey, string>>> = { stock: '断供', staff: '用工' }
const categoryOf = ({ warned_by }: Values): string => {
  const rules = Array.isArray(warned_by) ? (warned_by as readonly FigureKey[]) : []
  return rules.flatMap((rule) => categories[rule] ?? [])[0] ?? '其他'
}
