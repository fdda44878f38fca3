import { allChains, type Chain } from '../../db/chains.ts'
import { periodCovering } from '../../db/items.ts'
import { allPeople } from '../../db/people.ts'
import { anyBy } from '../../db/search.ts'
import type { Light } from '../../domain/light.ts'
import {
  type LookWord,
  longestLook,
  type ReportMark,
  readLight,
  readState,
  splitLook,
  type Unreported,
  unreportedStates,
} from '../../domain/look-words.ts'
import { findChain, nameKey } from '../../domain/names.ts'
import { readRange, type WeekRange } from '../../domain/range.ts'
import { type FieldWord, readField } from '../../domain/report-fields.ts'
import { longestWord, shortestWord, soughtFor } from '../../domain/search-text.ts'
import { cleanText, countCharacters } from '../../domain/text.ts'
import { dayOf } from '../../domain/time.ts'
import { splitParts } from '../../domain/words/look-parts.ts'
import type { Known } from '../../domain/words/parts.ts'
import * as t from '../../texts/look.ts'
import type { Sentence } from '../../texts/plain.ts'
import { unknownRange } from '../../texts/refusals.ts'
import type { Ctx } from '../context.ts'

/** What is looked for: of each kind any may be left out. */
export interface LookWish {
  /** As it was typed, spaces and quotation marks made plain. */
  typed: string
  chain?: Chain | undefined
  range?: WeekRange | undefined
  words: string[]
  /** Words of the form's own fields. */
  fields: FieldWord[]
  /** Names as people say them. */
  people: string[]
  states: ReportMark[]
  lights: Light[]
  unreported?: Unreported | undefined
}

const mostWords = 5
/** Says what is looked at anyway: `查 周报 航天`. */
const weeklyWord = /^(?:周报|工作动态)$/u

/** The words behind 查 in any order: chain, time, person, state, light; whatever is none of these is text to be found. */
export const readLook = async (ctx: Ctx, typed: string): Promise<{ wish: LookWish } | { fault: Sentence }> => {
  // As the reports are stored.
  const parts = splitLook(cleanText(typed)).filter(({ word, quoted }) => quoted || !weeklyWord.test(word))
  const chains = await allChains(ctx.tx)
  const today = dayOf(ctx.now, ctx.rules.zone)
  const everybody = (await allPeople(ctx.tx)).map(({ name }) => name)
  const people = new Set(everybody.map(nameKey))
  const wish: LookWish = { typed: retyped(parts), words: [], fields: [], people: [], states: [], lights: [] }
  for (const { word, quoted } of parts) {
    if (quoted) {
      wish.words.push(word)
      continue
    }
    const named = wish.chain ? undefined : findChain(word, chains)
    const range = wish.range ? undefined : readRange(word, today)
    const [state, light, field] = [readState(word), readLight(word), readField(word)]
    if (named && 'chain' in named) wish.chain = named.chain
    else if (range?.ok) wish.range = await asMerged(ctx, range.value, bareWeek.test(word))
    else if (range && range.fault.reason !== 'not-a-range') return { fault: unknownRange }
    else if (state) note(wish, state)
    else if (light) wish.lights.push(light)
    else if (field) wish.fields.push(field)
    else if (people.has(nameKey(word)) || (await anyBy(ctx.tx, word))) wish.people.push(word)
    else wish.words.push(...(await takeApart(ctx, word, wish, { chains, people: everybody, today })))
  }
  const fault = faultOf(wish)
  return fault === undefined ? { wish } : { fault }
}

/** Of one word: `红色的`, `氢能上周`, `航天洁净间`. @returns what is left of it to be found as text. */
const takeApart = async (ctx: Ctx, word: string, wish: LookWish, known: Known<Chain>): Promise<string[]> => {
  const { parts, rest } = splitParts(word, known)
  if (parts.length === 0) return [word]
  for (const part of parts) {
    if (part.kind === 'chain') wish.chain ??= part.chain
    else if (part.kind === 'time' && part.range)
      wish.range ??= await asMerged(ctx, part.range, bareWeek.test(part.words))
    else if (part.kind === 'light') wish.lights.push(part.light)
    else if (part.kind === 'unfiled') wish.unreported = 'missing'
    else if (part.kind === 'person') wish.people.push(part.words)
    else if (part.kind === 'risk') wish.fields.push(...[readField(part.words)].flatMap((field) => field ?? []))
  }
  return rest === '' ? [] : [rest]
}

const retyped = (parts: readonly LookWord[]): string =>
  parts.map(({ word, quoted }) => (quoted ? `「${word}」` : word)).join(' ')

const note = (wish: LookWish, state: ReportMark | Unreported): void => {
  const none = unreportedStates.find((one) => one === state)
  if (none) wish.unreported = none
  else wish.states.push(state as ReportMark)
}

/** Whether anything is asked for that only the reports themselves can say. */
export const asksReports = ({ words, fields, people, states, lights }: LookWish): boolean =>
  words.length + fields.length + people.length + states.length + lights.length > 0

const faultOf = (wish: LookWish): Sentence | undefined => {
  const odd = wish.words.find((word) => {
    const length = countCharacters(word)
    return length < shortestWord || length > longestWord || soughtFor(word).length === 0
  })
  if (odd !== undefined) return t.wordLength(odd)
  if (wish.words.length + wish.fields.length > mostWords || wish.typed.length > longestLook)
    return t.tooManyWords(mostWords)
  return wish.unreported && asksReports(wish) ? t.noTextThere(wish.unreported) : undefined
}

/** `第41周`, `W41`: the latest that has begun, or one that lies ahead and is open already. */
const bareWeek = /^\D{0,2}\d{1,2}周?$/u

/** A week that was merged lies under the one it was merged into, which may be ahead. */
export const asMerged = async ({ tx }: Pick<Ctx, 'tx'>, range: WeekRange, bare = false): Promise<WeekRange> => {
  const single = range.from === range.to
  const begun = await periodCovering(tx, range.to)
  if (begun) return { ...range, from: single ? begun.period : range.from, to: begun.period }
  const year = Number(range.to.slice(0, 4)) + 1
  const ahead = bare && single ? await periodCovering(tx, `${year}${range.to.slice(4)}`) : undefined
  return ahead ? { label: range.label.replace(/^\d+/u, String(year)), from: ahead.period, to: ahead.period } : range
}

/** A range that is ours and reads without fail. */
export const theRange = (word: string, { now, rules }: Pick<Ctx, 'now' | 'rules'>): WeekRange => {
  const range = readRange(word, dayOf(now, rules.zone))
  if (!range.ok) throw new Error(`not a range: ${word}`)
  return range.value
}
