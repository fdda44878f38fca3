import { describe, expect, it } from 'vitest'
import { typicalCards } from './gallery/gallery.ts'
import { withTag } from './gallery/walk.ts'

/** `最多 300 字`, `150 字内`, `最多 3 行，每行 40 字`: what the line above a box says that it holds. */
const said = (label: string): number | undefined => {
  const list = /(\d+) 行，每行 (\d+) 字/u.exec(label)
  // Each line with a number before it, and the breaks between them.
  if (list) return Number(list[1]) * (Number(list[2]) + 3) + Number(list[1]) - 1
  const text = /(\d+) 字/u.exec(label)
  return text ? Number(text[1]) : undefined
}

/** A figure is one line, and nobody counts its characters. */
const figures = ['output', 'cumulative', 'yoy', 'last_number']

describe.each(typicalCards.filter(([, card]) => withTag(card.body, 'input').length > 0))('%s', (_, card) => {
  it('has no box that holds more or less than is said above it', () => {
    for (const form of withTag(card.body, 'form')) {
      let label = ''
      for (const node of Array.isArray(form.elements) ? form.elements : []) {
        if (node.tag === 'markdown') label = String(node.content)
        if (node.tag !== 'input' || figures.includes(String(node.name))) continue
        expect(node.max_length, `${node.name} under ${label}`).toBe(said(label))
      }
    }
  })
})
