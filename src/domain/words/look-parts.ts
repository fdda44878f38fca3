import type { NamedChain } from '../names.ts'
import { readField } from '../report-fields.ts'
import { type Known, type Part, partsOf } from './parts.ts'

/** At the ends of one word behind 查 these say what is looked for. */
const known = <C>(part: Part<C> | undefined): boolean => {
  if (part === undefined) return false
  if (part.kind === 'risk') return readField(part.words) !== undefined
  return part.kind === 'time' ? part.range !== undefined : ['chain', 'light', 'unfiled', 'person'].includes(part.kind)
}
/** What holds them together. */
const joins = <C>(part: Part<C> | undefined): boolean =>
  part !== undefined && ['filler', 'look', 'show', 'what', 'me'].includes(part.kind)

/**
 * `氢能上周的`, `红色的`: a word that consists of parts, or begins or ends with chain or time. `rest` is text in between, as typed; where it is the
 * larger part of a word, a name may well lie in it by chance, so light, risk and person are parts of a word only where nothing is left.
 */
export const splitParts = <C extends NamedChain>(
  word: string,
  names: Known<C>,
): { parts: readonly Part<C>[]; rest: string } => {
  const all = partsOf(word, names)
  if (all.every((part) => known(part) || joins(part))) return { parts: all.filter(known), rest: '' }
  const isEdge = (part: Part<C> | undefined) => known(part) && (part?.kind === 'chain' || part?.kind === 'time')
  let [first, last] = [0, all.length]
  while (isEdge(all[first])) first += 1
  while (last > first && isEdge(all[last - 1])) last -= 1
  const [begin, end] = [all[first], all[last - 1]]
  const parts = [...all.slice(0, first), ...all.slice(last)]
  if (parts.length === 0 || !begin || !end) return { parts: [], rest: word }
  const rest = word.slice(begin.at, end.at + end.words.length).replace(/^的|的$/gu, '')
  return rest.length < 2 ? { parts: [], rest: word } : { parts, rest }
}
