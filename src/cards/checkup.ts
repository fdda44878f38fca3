import type { CheckupItem } from '../domain/checkup.ts'
import * as t from '../texts/checkup.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, heading, note, row } from './kit/elements.ts'

export interface CheckupView {
  title: string
  counts: string
  groups: readonly {
    name: string
    items: readonly (CheckupItem & { label: string })[]
    /** A button a gap, below: beside each they would be more than a card holds. */
    gaps: readonly ButtonSpec[]
  }[]
}

const colours = { there: 'green', stale: 'orange', missing: 'grey' } as const

/** 体检: what there is and since when; under each group the buttons that close its gaps. */
export const checkupCard = (v: CheckupView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: `${v.title} ${v.counts}`,
    elements: [
      div(v.counts),
      ...v.groups.flatMap(({ name, items, gaps }) => [
        heading(name),
        ...items.map((item) =>
          row(item.label, { word: t.stateWords[item.is], colour: colours[item.is] }, t.itemLine(item)),
        ),
        ...(gaps.length > 0 ? [buttons(...gaps)] : []),
      ]),
      note(t.checkupNote),
    ],
  })
