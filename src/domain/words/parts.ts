import type { Light } from '../light.ts'
import { chainKeys, chainNamed, type NamedChain, nameKey } from '../names.ts'
import type { WeekRange } from '../range.ts'
import type { Day } from '../time.ts'
import { clockAt, dayAt, timeAt } from './time-words.ts'
import { fillers, lights, type PostWord, postWords, type WishKind, wishKinds } from './wish-words.ts'

/** What is known by name: it comes from the roster and not from this folder. */
export interface Known<C extends NamedChain = NamedChain> {
  chains: readonly C[]
  /** The one that is meant by 本链. */
  own?: C | undefined
  people: readonly string[]
  /** What the records of 台账 are called. */
  kinds?: readonly string[]
  /** What the lists are called. */
  lists?: readonly string[]
  today: Day
}

type Value<C> =
  | { kind: 'chain'; chain: C }
  | { kind: 'time'; range: WeekRange | undefined }
  | { kind: 'post'; post: PostWord }
  | { kind: 'light'; light: Light }
  | { kind: 'person' | 'day' | 'clock' | 'risk' | 'ledger' | 'list' | 'filler' | 'free' | WishKind }

/** A piece of what was typed, and what it says. */
export type Part<C = NamedChain> = Value<C> & { words: string; at: number }
export type PartKind = Part['kind']

const risks = '断链断供|断供断链|断链|断供|风险隐患|红线问题|风险问题|断供问题|风险|红线|隐患'
/** `的人`, `的事`: nothing but what the sentence is about. */
const nouns = '的东西|东西|按钮|的人|人|的事情|事情|的事|事项|事儿|事'

const table: [word: string, value: Value<never>][] = [
  ...(Object.keys(wishKinds) as WishKind[]).flatMap((kind) => each(wishKinds[kind], { kind })),
  ...(Object.keys(postWords) as PostWord[]).flatMap((post) => each(postWords[post], { kind: 'post', post })),
  ...(Object.keys(lights) as Light[]).flatMap((light) => each(lights[light], { kind: 'light', light })),
  ...each(risks, { kind: 'risk' }),
  ...each(`${fillers}|${nouns}`, { kind: 'filler' }),
]

function each(words: string, value: Value<never>): [string, Value<never>][] {
  return words.split('|').map((word) => [word, value])
}

/** By first character, the longest first; of equals the one that stands first in its table. */
const byFirst = new Map<string, [word: string, value: Value<never>][]>()
for (const entry of table) {
  const first = entry[0].charAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
}
for (const entries of byFirst.values()) entries.sort(([a], [b]) => b.length - a.length)

const separator = /[\s，。！？、；：,.!?;:~…()（）"“”'‘’「」『』]+/uy
/** Also as it sounds: 产业连. */
const behindChain = /(?:(?:重点)?(?:(?:产业)?链(?!长)|产业[连联练恋]))?(?:上(?=的|有|都|一共|还))?/uy

const ownWords = /(?:本|我|我的|我们|我们的|我这条|我们这条|咱们?)(?:产业)?链(?!长)(?:上(?=的|有|都|一共|还))?/uy
/** By its name, or as 本链. */
export const chainCalled = <C extends NamedChain>(
  word: string,
  { chains, own }: Pick<Known<C>, 'chains' | 'own'>,
): C | undefined => {
  ownWords.lastIndex = 0
  return own && ownWords.exec(word)?.[0] === word ? own : chainNamed(word, chains)
}

const chainAt = <C extends NamedChain>(text: string, at: number, { chains, own }: Known<C>): Part<C> | undefined => {
  ownWords.lastIndex = at
  const owned = own && ownWords.exec(text)?.[0]
  if (owned) return { kind: 'chain', chain: own, words: owned, at }
  let longest: Part<C> | undefined
  for (const chain of chains)
    for (const key of chainKeys(chain)) {
      if (key.length < 2 || key.length <= (longest?.words.length ?? 0) || !text.startsWith(key, at)) continue
      longest = { kind: 'chain', chain, words: key, at }
    }
  if (!longest) return undefined
  behindChain.lastIndex = at + longest.words.length
  return { ...longest, words: longest.words + (behindChain.exec(text)?.[0] ?? '') }
}

const personAt = (text: string, at: number, people: readonly string[]): Part<never> | undefined => {
  const name = people.find((one) => one.length > 1 && text.startsWith(one, at))
  return name === undefined ? undefined : { kind: 'person', words: name, at }
}

/** 任务, 重点项目: where the vocabulary has no word of that length. */
const namedAt = (
  text: string,
  at: number,
  kind: 'ledger' | 'list',
  names: readonly string[] = [],
): Part<never> | undefined => {
  const found = names.filter((one) => text.startsWith(one, at)).toSorted((a, b) => b.length - a.length)[0]
  return found === undefined ? undefined : { kind, words: found, at }
}

const partAt = <C extends NamedChain>(text: string, at: number, known: Known<C>): Part<C> | undefined => {
  const time = timeAt(text, at, known.today)
  const day = dayAt(text, at)
  const clock = clockAt(text, at)
  const word = byFirst.get(text.charAt(at))?.find(([one]) => text.startsWith(one, at))
  const found: (Part<C> | undefined)[] = [
    chainAt(text, at, known),
    personAt(text, at, known.people),
    time && { kind: 'time', range: time.range, words: time.words, at },
    day === undefined ? undefined : { kind: 'day', words: day, at },
    clock === undefined ? undefined : { kind: 'clock', words: clock, at },
    word && { ...word[1], words: word[0], at },
    namedAt(text, at, 'ledger', known.kinds),
    namedAt(text, at, 'list', known.lists),
  ]
  return found.reduce((best, one) => (one && one.words.length > (best?.words.length ?? 0) ? one : best), undefined)
}

/** Cuts what was typed into parts, in its order; `free` is what the vocabulary does not hold. */
export const partsOf = <C extends NamedChain>(typed: string, known: Known<C>): Part<C>[] => {
  const text = typed.toLowerCase()
  const people = known.people.map((name) => nameKey(name))
  const parts: Part<C>[] = []
  let free = ''
  const flush = (end: number) => {
    if (free !== '') parts.push({ kind: 'free', words: free, at: end - free.length })
    free = ''
  }
  for (let at = 0; at < text.length; ) {
    separator.lastIndex = at
    const gap = separator.exec(text)?.[0]
    const part = gap === undefined ? partAt(text, at, { ...known, people }) : undefined
    if (gap === undefined && !part) {
      free += typed.charAt(at)
      at += 1
      continue
    }
    flush(at)
    if (part) parts.push({ ...part, words: typed.slice(at, at + part.words.length) })
    at += gap?.length ?? part?.words.length ?? 1
  }
  flush(text.length)
  return parts
}
