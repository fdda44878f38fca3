import { compared, type Line, within } from '../figures.ts'
import type { Bench } from '../pair.ts'
import type { Watched } from '../product.ts'
import type { Sought } from '../searching.ts'

const chains = 500
const weeks = 520
const later = 50

/** Everyone writes the first two; the last stands in no report, but every pair of its characters does. */
export const words: readonly [what: string, typed: string][] = [
  ['two characters, in every report', '用电'],
  ['a longer word in every report', '供货意向协议'],
  ['one report in ten', '航天密封件'],
  ['two characters, one report in a thousand', '耐久'],
  ['a longer word, one report in a thousand', '氢燃料电池堆'],
  ['one report in fifty thousand', '硒化锌透镜'],
  ['in none, its pairs of characters in every report', '形成设备'],
]

export const searchedTown = { chains, history: weeks, searchable: true } as const

/** Looking for text in ten years of reports, on the first page and on a later one. */
export const searches = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const town = await bench.town('search', searchedTown)
  const side = await bench.start('product', town)
  const ask = (sought: Sought): Promise<Watched> => side.server.ask<Watched>('search', sought)
  const first = new Map<string, Watched[]>(words.map(([, typed]) => [typed, []]))
  const turned: { reference: number; product: number }[][] = [[], []]
  for (let round = -1; round < rounds; round++) {
    for (const [, typed] of words) {
      const found = await ask({ typed, page: 1 })
      if (round >= 0) first.get(typed)?.push(found)
    }
    for (const [index, pages] of turned.entries()) {
      const typed = words[index]?.[1] ?? ''
      const [one, other] = [await ask({ typed, page: 1 }), await ask({ typed, page: later })]
      if (round >= 0) pages.push({ reference: one.ms, product: other.ms })
    }
  }
  await side.server.end()
  const all = [...first.values()].flat()
  const ms = (found: readonly Watched[]) => found.map((each) => each.ms)
  return [
    within(
      `text search over ten years of ${chains} chains (${town.megabytes.toFixed(0)} MiB), all words together`,
      'ms',
      ms(all),
      100,
    ),
    ...words.map(([what, typed]) => within(`… ${what}`, 'ms', ms(first.get(typed) ?? []), 100)),
    ...turned.map((pages, index) =>
      compared(`… page ${later} against page 1: ${words[index]?.[0]}`, 'ms', pages, { atMost: 1.5 }),
    ),
    ...[words[0], words.at(-1)].map((word) =>
      within(
        `… longest block of the loop: ${word?.[0]}`,
        'ms',
        (first.get(word?.[1] ?? '') ?? []).map(({ blockedMs }) => blockedMs),
        50,
      ),
    ),
  ]
}
