import type { RecordLight } from '../domain/records/light.ts'
import * as t from '../texts/records.ts'
import { type Card, card, firstOf } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { note, row } from './kit/elements.ts'
import { lightColours } from './record.ts'

/** One thing a record has to say. */
export interface MorningRow {
  name: string
  light: RecordLight | undefined
  text: string
}

/** The one note a person gets in the morning: what is new, and where the rest stands. */
export interface MorningView {
  dayText: string
  rows: readonly MorningRow[]
}

const mostRows = 8

export const morningCard = (v: MorningView): Card => {
  const { shown, rest } = firstOf(v.rows, mostRows)
  return card({
    title: t.morningTitle,
    subtitle: v.dayText,
    template: v.rows.some(({ light }) => light === 'red') ? 'red' : 'orange',
    summary: t.morningSummary(v.rows.length),
    elements: [
      ...shown.map(({ name, light, text }) =>
        row(name, { word: text, colour: light ? lightColours[light] : 'grey' }, '', 'apart'),
      ),
      rest > 0 && note(t.morningRest(rest)),
      buttons({ label: t.recordButtons.toMine, kind: 'primary', action: { on: 'mine', do: 'mine' } }),
    ],
  })
}
