import { plainWord, withoutMarks } from './normalise.ts'
import { cleanText } from './text.ts'

/** Longer words are compared by their beginning only: a pasted page is no misspelt name. */
const comparedLength = 40

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other, by code points. */
export function editDistance(from: string, to: string): number {
  const a = [...from].slice(0, comparedLength)
  const b = [...to].slice(0, comparedLength)
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1 ? (beforeLast[j - 2] ?? 0) + 1 : replaced
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

const comparable = (text: string): string =>
  plainWord(text.slice(0, 1000)).normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The `n` words nearest to the word, nearest first; equally near ones keep their order. */
export function nearestWords(word: string, words: readonly string[], n = 3): string[] {
  const typed = comparable(word)
  const distance = new Map(words.map((one) => [one, editDistance(typed, comparable(one))]))
  return words.toSorted((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0)).slice(0, n)
}

export interface NamedChain {
  id: string
  name: string
  aliases?: readonly string[]
}

/** 航天, 航天链, 航天产业链 and 航天重点产业链 are one name. */
export const chainKey = (text: string): string =>
  comparable(text).replace(/(?:重点)?(?:产业)?链$/, '') || comparable(text)
const keysKnown = new WeakMap<NamedChain, readonly string[]>()

/** Every word a chain is found by, in a form that can be compared: made once, since a message is looked through for all of them. */
export const chainKeys = (chain: NamedChain): readonly string[] => {
  const known = keysKnown.get(chain)
  if (known) return known
  const { id, name, aliases = [] } = chain
  const made = [id, name, ...aliases].map(chainKey)
  keysKnown.set(chain, made)
  return made
}

/** By their words, once for each roster: a question looks a chain up for every kind of record. */
const rosters = new WeakMap<readonly NamedChain[], ReadonlyMap<string, NamedChain>>()

const rosterOf = (chains: readonly NamedChain[]): ReadonlyMap<string, NamedChain> => {
  const known = rosters.get(chains)
  if (known) return known
  // Of two that share a word the first one is meant.
  const made = new Map(chains.toReversed().flatMap((chain) => chainKeys(chain).map((key) => [key, chain])))
  rosters.set(chains, made)
  return made
}

/** A chain by id, full name or alias, with or without 产业链 or 链. */
export const chainNamed = <C extends NamedChain>(text: string, chains: readonly C[]): C | undefined =>
  rosterOf(chains).get(chainKey(text)) as C | undefined

/** The same; else up to three it may have meant, nearest first. */
export function findChain<C extends NamedChain>(text: string, chains: readonly C[]): { chain: C } | { near: C[] } {
  const typed = chainKey(text)
  const chain = chainNamed(text, chains)
  if (chain) return { chain }
  const near = chains
    .map((one) => ({ one, distance: Math.min(...chainKeys(one).map((key) => distanceToKey(typed, key))) }))
    .filter(({ distance }) => distance < 1)
    .sort((a, b) => a.distance - b.distance)
  return { near: near.slice(0, 3).map(({ one }) => one) }
}

/** Share of the longer word that differs: 0 for a part of the name, 1 for nothing in common. */
export function distanceToKey(typed: string, key: string): number {
  if (typed === '') return 1
  if (key.includes(typed) || typed.includes(key)) return 0
  return editDistance(typed, key) / Math.min(comparedLength, Math.max([...typed].length, [...key].length))
}

/** A name as people say it: without the bracket behind it, in any width. */
export const spokenName = (name: string): string =>
  cleanText(name)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([^()]*\)$/u, '')

/** The same in letters and digits alone, for comparing. */
export const nameKey = (name: string): string =>
  spokenName(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A title that a group reads: no firm of the register is named in it. */
export const withoutFirms = (title: string, firms: readonly { name: string }[]): string =>
  firms
    .flatMap(({ name }) => [name, spokenName(name)])
    .reduce((text, name) => (name.length > 1 ? text.replaceAll(name, '某企业') : text), title)

/** People of a name: written in full, else as people say it. More than one are namesakes: nobody guesses. */
export const peopleNamed = <P extends { name: string }>(typed: string, people: readonly P[]): P[] => {
  const wanted = withoutMarks(cleanText(typed))
  const exact = people.filter(({ name }) => name === wanted)
  return exact.length > 0 ? exact : people.filter(({ name }) => spokenName(name) === spokenName(wanted))
}
