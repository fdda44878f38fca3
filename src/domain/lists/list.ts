import { type Field, line, text, unit, type Value, type Values, valueText } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import type { Lit } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'
import { reviewAlerts, reviewStates, reviewSteps, withoutLife } from '../records/review.ts'

/** A list of the plan, as its file declares it. Everything else follows. */
export interface List<Key extends string> {
  key: Key
  /** 复核周期: the usual one. */
  days: number
  /** What it asks, in order, before what every list asks. */
  columns: readonly Field[]
  /** The columns a row is called by, where that is not its 名称. */
  calledBy?: readonly string[]
  /** 敏感: of the own chain and the office alone, and never in a group. */
  sensitive?: true
  computed?(row: RecordFacts, at: Surroundings): Values
  light?(row: RecordFacts, at: Surroundings): Lit | undefined
}

/** What every list asks behind its own. */
const common: readonly Field[] = [unit('unit'), line('source', 40), text('note', 100)]
const mostControls = 9
const mostOfTitle = 40

/** 名称, of a list whose rows are not called by something else. */
export const name = { ...line('name', 40), required: true } as const

/** A row is looked at again and again instead of being worked to an end. */
export const list = <const Key extends string>({ key, days, columns, calledBy = ['name'], ...more }: List<Key>) => {
  const asked = [...columns, ...common]
  const own = columns.filter((column) => !calledBy.includes(column.key))
  return recordKind({
    key,
    district: false,
    undated: true,
    unique: true,
    rights: 'list',
    review: { key: `review-${key}`, days },
    states: reviewStates,
    first: 'valid',
    // The rest comes by 更新.
    fields: asked.slice(0, mostControls),
    editMore: asked.slice(mostControls),
    titleOf: (values: Values) => titled(calledBy.flatMap((one) => values[one] ?? [])),
    columns: own.slice(0, 2).map((column) => column.key),
    // A group reads no figure of one firm.
    guarded: Object.fromEntries(own.filter(isGuarded).map((column) => [column.key, () => undefined])),
    shows: ['updated_on'],
    without: more.sensitive ? [...withoutLife, 'classify'] : withoutLife,
    steps: reviewSteps(asked),
    alerts: reviewAlerts,
    ...more,
  })
}

const isGuarded = ({ is, sensitive }: Field): boolean => is === 'number' || is === 'amount' || sensitive === true

const titled = (values: readonly Value[]): string =>
  [...values.map((value) => valueText(value)).join('：')].slice(0, mostOfTitle).join('')

/** Any of them, whatever its columns. */
export type AnyList = ReturnType<typeof list>
