import { splitFirst } from '../domain/normalise.ts'
import { allKinds, type Kind } from '../usecases/records/kinds.ts'

export const kindNamed = (word: string): Kind | undefined =>
  allKinds.find(({ texts }) => [texts.word, ...texts.aliases].some((one) => one.toLowerCase() === word.toLowerCase()))

/** A kind's word at the beginning, and what follows it. */
export const leadingKind = (words: string): { kind: Kind; rest: string } | undefined => {
  const { word, rest } = splitFirst(words)
  const kind = kindNamed(word)
  return kind && { kind, rest }
}
