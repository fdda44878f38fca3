import { splitLook } from '../look-words.ts'
import type { NamedChain } from '../names.ts'
import { readRange, type WeekRange } from '../range.ts'
import { cleanText } from '../text.ts'
import { splitParts } from './look-parts.ts'
import { chainCalled, type Known } from './parts.ts'

/** A word behind a command, or a piece of one, and what it says. `own`: a word of the command's own vocabulary. */
export type Said<C, O = never> = { words: string } & (
  | { kind: 'chain'; chain: C }
  /** Without a range: there is no such week or month. */
  | { kind: 'time'; range: WeekRange | undefined }
  | { kind: 'own'; own: O }
  | { kind: 'text'; quoted: boolean }
)

/**
 * The words behind a command in any order: one chain, one time, words of its own vocabulary. Whatever is none of these is text, as is a second
 * chain or time, and what stands between quotation marks.
 */
export const readTyped = <C extends NamedChain, O = never>(
  typed: string,
  known: Known<C>,
  own: (word: string) => O | undefined = () => undefined,
): Said<C, O>[] => {
  const said: Said<C, O>[] = []
  const isNew = (kind: 'chain' | 'time') => said.every((one) => one.kind !== kind)
  const meaning = (words: string): Said<C, O> | undefined => {
    const chain = isNew('chain') ? chainCalled(words, known) : undefined
    if (chain) return { kind: 'chain', chain, words }
    const mine = own(words)
    if (mine !== undefined) return { kind: 'own', own: mine, words }
    const range = isNew('time') ? readRange(words, known.today) : undefined
    if (range?.ok) return { kind: 'time', range: range.value, words }
    return range && range.fault.reason !== 'not-a-range' ? { kind: 'time', range: undefined, words } : undefined
  }
  for (const { word, quoted } of splitLook(cleanText(typed))) {
    const text: Said<C, O> = { kind: 'text', words: word, quoted }
    const whole = quoted ? text : meaning(word)
    if (whole) {
      said.push(whole)
      continue
    }
    // `红色的`, `氢能上周`, `航天洁净间`
    const before = said.length
    const { parts, rest } = splitParts(word, known)
    const meant = parts.map(({ words }) => {
      const one = meaning(words)
      if (one) said.push(one)
      return one
    })
    if (meant.includes(undefined)) said.splice(before, said.length, text)
    else if (rest !== '') said.push({ ...text, words: rest })
  }
  return said
}

/** The chain that was named. */
export const chainSaid = <C, O>(said: readonly Said<C, O>[]): C | undefined =>
  said.flatMap((one) => (one.kind === 'chain' ? [one.chain] : []))[0]
