import { splitFirst } from '../domain/normalise.ts'
import type { KindWords } from '../domain/records/words.ts'
import { allKinds, type Kind } from '../usecases/records/kinds.ts'

/** Every kind with all its words. */
export const kindWords: readonly KindWords[] = allKinds.map(({ key, texts }) => ({
  key,
  words: [texts.word, ...texts.aliases],
}))

export const kindNamed = (word: string): Kind | undefined =>
  allKinds.find(({ texts }) => [texts.word, ...texts.aliases].includes(word.toLowerCase()))

/** A kind's word at the beginning, and what follows it. */
export const leadingKind = (words: string): { kind: Kind; rest: string } | undefined => {
  const { word, rest } = splitFirst(words)
  const kind = kindNamed(word)
  return kind && { kind, rest }
}
