import { expect, test } from 'vitest'
import { checkShape } from '../../emulator/server/card/root.ts'
import { checkStructure } from '../../emulator/server/card/structure.ts'
import { allCards } from './gallery/gallery.ts'

test.each(allCards)('Feishu, as the emulator knows it, takes %s', (_, card) => {
  const received = JSON.parse(JSON.stringify(card))
  expect(() => checkShape(received)).not.toThrow()
  expect(() => checkStructure(received)).not.toThrow()
})
