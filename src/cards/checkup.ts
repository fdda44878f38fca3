import type { CheckupItem } from '../domain/checkup.ts'
import * as t from '../texts/checkup.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, withButton } from './kit/controls.ts'
import { div, heading, note, row } from './kit/elements.ts'

export interface CheckupView {
  title: string
  counts: string
  groups: readonly {
    name: string
    items: readonly (CheckupItem & { label: string; open?: ButtonSpec | undefined })[]
  }[]
}

const colours = { there: 'green', stale: 'orange', missing: 'grey' } as const

/** 体检: what there is and since when; beside each gap the button that closes it. */
export const checkupCard = (v: CheckupView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: `${v.title} ${v.counts}`,
    elements: [
      div(v.counts),
      ...v.groups.flatMap(({ name, items }) => [
        heading(name),
        ...items.map((item) => {
          const line = row(item.label, { word: t.stateWords[item.is], colour: colours[item.is] }, t.itemLine(item))
          return item.open ? withButton(line, item.open) : line
        }),
      ]),
      note(t.checkupNote),
    ],
  })
