import { expect, test } from 'vitest'
import { gallery } from '../../scripts/gallery/gallery-page.ts'
import { playSection } from '../../scripts/gallery/play-section.ts'
import { sections } from '../../scripts/gallery/sections.ts'
import { readKnown, trace } from '../../scripts/gallery/words.ts'

const drawn = readKnown(gallery.folder)

test.each(sections)(
  'the pictures of $title show what is said today; `npm run gallery` draws those that do not',
  async (section) => {
    const stale: string[] = []
    await playSection(section, async ({ name, words }) => {
      if (drawn[name] !== trace(words)) stale.push(name)
      return false
    })
    expect(stale).toEqual([])
  },
)
