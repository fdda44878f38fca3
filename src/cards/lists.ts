import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, withButton } from './kit/controls.ts'
import { div, row } from './kit/elements.ts'

export interface ListsView {
  title: string
  counts: string
  rows: readonly { name: string; word: string; warns: boolean; rest: string; open: ButtonSpec }[]
}

/** 清单: every list with how much it holds and what is to be looked at again. */
export const listsCard = (v: ListsView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: `${v.title} ${v.counts}`,
    elements: [
      div(v.counts),
      ...v.rows.map(({ name, word, warns, rest, open }) =>
        withButton(row(name, { word, colour: warns ? 'orange' : 'grey' }, rest, 'apart'), open),
      ),
    ],
  })
