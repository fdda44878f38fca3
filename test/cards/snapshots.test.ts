import { expect, test } from 'vitest'
import { typicalCards } from './gallery/gallery.ts'

test.each(typicalCards)('%s looks as agreed', (_, card) => {
  expect(card).toMatchSnapshot()
})
