import type { RecordLight } from '../domain/records/light.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, withButton } from './kit/controls.ts'
import { div, note, row } from './kit/elements.ts'
import { lightColours } from './record.ts'

export interface RecordRow {
  /** `任务12 完成设备招标` */
  name: string
  light?: { is: RecordLight; text: string } | undefined
  stateWord: string
  /** The kind's two columns. */
  rest: string
  open?: ButtonSpec
}

export interface RecordListView {
  /** `任务 · 航天产业链` */
  title: string
  /** How the words were understood. */
  sought?: string | undefined
  counts: string
  /** Of all of them together, above the rows. */
  head?: readonly Element[] | undefined
  rows: readonly RecordRow[]
  nothing: string
  page?: string | undefined
  turning: readonly ButtonSpec[]
  filters: readonly ButtonSpec[]
}

/** One record in a list, with the button beside it. */
export const recordRow = ({ name, light, stateWord, rest, open }: RecordRow): Element => {
  const word = light
    ? { word: light.text, colour: lightColours[light.is] }
    : { word: stateWord, colour: 'grey' as const }
  const text = row(name, word, rest, 'apart')
  return open ? withButton(text, open) : text
}

/** 任务 · 航天产业链: eight rows, the worst light first. */
export const recordList = (v: RecordListView): Card =>
  card({
    title: v.title,
    template: v.rows.some(({ light }) => light?.is === 'red') ? 'red' : 'blue',
    summary: `${v.title} ${v.counts}`,
    elements: [
      div(v.counts),
      ...(v.sought ? [note(v.sought)] : []),
      ...(v.head ?? []),
      ...(v.rows.length === 0 ? [note(v.nothing)] : []),
      ...v.rows.map(recordRow),
      ...(v.page ? [note(v.page)] : []),
      ...(v.turning.length > 0 ? [buttons(...v.turning)] : []),
      ...(v.filters.length > 0 ? [buttons(...v.filters)] : []),
    ],
  })
