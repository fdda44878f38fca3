import type { NamedChain } from '../names.ts'
import { plainTalk } from './clean.ts'
import { type Known, type Part, type PartKind, partsOf } from './parts.ts'
import { readTalk, type Talk } from './talk.ts'
import type { PostWord } from './wish-words.ts'

/** What somebody typed, cut into parts. The words that led to each part are kept. */
export interface Reading<C extends NamedChain = NamedChain> {
  text: string
  parts: readonly Part<C>[]
  talk: Talk | undefined
  /** What no part covers, in one piece. */
  free: string
  chains: readonly C[]
  post: PostWord | undefined
  has(...kinds: PartKind[]): boolean
  /** Words of the parts of a kind, as typed. */
  words(kind: PartKind): string[]
  /** Nothing but these, and what holds a sentence together. */
  only(...kinds: PartKind[]): boolean
}

/** Longer is a report or a letter. */
const longestTalk = 60

/** One line, and not much of it. */
export const isShort = (typed: string): boolean => typed.length <= 4 * longestTalk && !typed.trim().includes('\n')

/** Reads a short message; a long one, or one of several lines, is none. */
export const readWords = <C extends NamedChain>(typed: string, known: Known<C>): Reading<C> | undefined => {
  if (!isShort(typed)) return undefined
  const text = plainTalk(typed)
  if (text.length > longestTalk) return undefined
  const parts = partsOf(text, known)
  const chains = parts.flatMap((part) => (part.kind === 'chain' ? [part.chain] : []))
  return {
    text,
    parts,
    talk: readTalk(text, typed),
    free: parts
      .filter(({ kind }) => kind === 'free')
      .map(({ words }) => words)
      .join(' '),
    chains: [...new Set(chains)],
    post: parts.find((part) => part.kind === 'post')?.post,
    has: (...kinds) => kinds.some((kind) => parts.some((part) => part.kind === kind)),
    words: (kind) => parts.flatMap((part) => (part.kind === kind ? [part.words] : [])),
    only: (...kinds) => parts.every(({ kind }) => kind === 'filler' || kinds.includes(kind)),
  }
}
