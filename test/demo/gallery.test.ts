import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gallery, galleryPage } from '../../scripts/gallery/gallery-page.ts'
import { sentences } from '../../scripts/gallery/said.ts'
import { sections } from '../../scripts/gallery/sections.ts'
import { wordsFile } from '../../scripts/gallery/words.ts'
import { commands } from '../../src/commands/registry.ts'
import { type StateName, typicalCards } from '../cards/gallery/gallery.ts'

const names = sections.flatMap(({ pictures }) => Object.keys(pictures))
const pictures = sections.flatMap((section) => Object.values(section.pictures))
const shown = (key: 'cards' | 'commands' | 'texts') => new Set(pictures.flatMap((one) => one[key] ?? []))
const states = new Set(pictures.flatMap((one) => [...(one.states ?? []), ...(one.draws ? [one.draws] : [])]))

/** Longer or emptier ones of a picture that is there. */
const alike: StateName[] = [
  'answer without buttons',
  'burden, nothing',
  'status of a city',
  'bind, many to confirm',
  'bind, nobody to confirm',
  'bind, to whoever started',
  'bind replaced',
  'bind, group gone',
  'knock',
  'mine of the office, a lot',
  'versions, returned, a lot',
  'versions, none',
  'mine, a lot to sign',
  'bulletin, choosing, a lot',
  'bulletin, preview, no group',
  'bulletin, posted, a lot',
  'month sign-off, with a fault',
  'month, preview, by the office',
  'month versions, returned, a lot',
  'month look, with details, a lot',
  'offer, with picks left open',
  'weekly form, new risk without a word',
  'weekly form, more than nine controls',
  'weekly form, too many tasks',
  'chief digest, tasks, a lot',
  'chief digest, to decide',
  'chief digest, early, missing',
  'office digest, early',
  'office digest, nothing filed',
  'office digest, all that is owed sent back',
  'month for a chief, early, missing',
  'month for the leading group, nothing asked, weeks missing',
  'month preview, not due',
  'month, a change kept',
  'weekly form, change kept',
  'preview, not due',
  'preview, early',
  'mine, changing',
  'naming of the week before',
  'nudge of what was sent back',
  'reminder, locked',
  'look, a month',
  'receipt, nobody owed',
  'return, left alone',
  'words of a chief, cut',
  'bulletin, chosen beforehand',
  'ledger, what was found of every kind',
  'ledger, nothing found',
]
/** Parts of other sentences. */
const parts = ['refusals.whoHelps', 'refusals.postNamed', 'alarms.privateTo']

describe('the gallery', () => {
  it('shows every card', () => {
    const files = readdirSync('src/cards').filter((name) => name.endsWith('.ts'))
    const cards = files.map((name) => name.replace('.ts', '')).filter((name) => name !== 'action-value')
    expect(cards.length).toBeGreaterThan(15)
    expect(cards.filter((name) => !shown('cards').has(name))).toEqual([])
    expect([...shown('cards')].filter((name) => !cards.includes(name))).toEqual([])
  })

  it('shows every state that a card is tested in', () => {
    const tested = typicalCards.map(([name]) => name)
    expect(tested.filter((name) => !states.has(name) && !alike.includes(name))).toEqual([])
    expect([...states].filter((name) => !tested.includes(name))).toEqual([])
  })

  it('shows the answer to every command', () => {
    expect([...shown('commands')].toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
  })

  it('shows every reminder, refusal and alarm', () => {
    const left = sentences().filter((key) => !shown('texts').has(key) && !parts.includes(key))
    expect(left).toEqual([])
  })

  it('gives every picture a name of its own and a sentence', () => {
    expect(new Set(names).size).toBe(names.length)
    for (const { caption } of pictures) expect(caption).toMatch(/^[^\n]{4,60}。$/u)
  })

  it('has been drawn: the pictures that lie there are those that are listed, small, and on the page', () => {
    const files = [...names.map((name) => `${name}.png`), wordsFile]
    expect(readdirSync(gallery.folder).toSorted()).toEqual(files.toSorted())
    const bytes = names.map((name) => statSync(`${gallery.folder}/${name}.png`).size)
    // Each new sentence brings a picture: what is bounded is what one of them weighs.
    expect(bytes.reduce((sum, size) => sum + size) / bytes.length).toBeLessThan(23_000)
    expect(Math.max(...bytes)).toBeLessThan(120_000)
    expect(readFileSync(gallery.page, 'utf8')).toBe(galleryPage(sections))
  })
})
