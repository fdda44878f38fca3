import { describe, expect, test } from 'vitest'
import { withDemoTag } from '../../src/cards/kit/demo-tag.ts'
import { realCards } from './gallery/gallery.ts'
import { tagged } from './gallery/walk.ts'

const demoTags = (card: object) => JSON.stringify(card).split('"演示数据"').length - 1

describe.each(realCards)('%s', (_, card) => {
  test('says nothing of a demonstration by itself', () => {
    expect(demoTags(card)).toBe(0)
  })

  test('carries the tag of one once, behind its own, however often it is put on', () => {
    const leaves = withDemoTag(card)
    const own = card.header.text_tag_list ?? []
    expect(own.length).toBeLessThanOrEqual(2)
    expect(leaves.header.text_tag_list).toEqual([...own, expect.objectContaining({ color: 'violet' })])
    expect(demoTags(leaves)).toBe(1)
    expect(withDemoTag(leaves)).toEqual(leaves)
    expect(tagged(leaves.body)).toEqual(tagged(card.body))
  })
})
