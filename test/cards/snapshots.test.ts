import { expect, test } from 'vitest'
import { cardText } from '../../scripts/demo/card-text.ts'
import type { Card } from '../../src/cards/kit/card.ts'
import { typicalCards } from './gallery/gallery.ts'
import { tagged, withTag } from './gallery/walk.ts'

/** What a person reads on a card, and the names outside programs press and fill in. Structure, limits and values have tests of their own. */
const agreed = (card: Card): string => {
  const controls = tagged(card.body).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
  const colours = withTag(card.body, 'div').flatMap(({ text }) => colourOf(text))
  return [
    ...cardText(JSON.parse(JSON.stringify(card))),
    `colour ${[...new Set([card.header.template, ...colours])].join(' ')}`,
    ...(controls.length > 0 ? [`names  ${controls.join(' ')}`] : []),
  ].join('\n')
}

const colourOf = (text: unknown): string[] =>
  typeof text === 'object' && text !== null && 'text_color' in text ? [String(text.text_color)] : []

// The lines as they are, without quotes and escapes.
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value: string) => value })

test.each(typicalCards)('%s looks as agreed', (_, card) => {
  expect(agreed(card)).toMatchSnapshot()
})
