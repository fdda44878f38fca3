import type { Chain } from '../../db/chains.ts'
import { periodCovering } from '../../db/items.ts'
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
import { nameKey } from '../../domain/names.ts'
import { readRange, type WeekRange } from '../../domain/range.ts'
import { type FieldWord, readField } from '../../domain/report-fields.ts'
import { longestWord, shortestWord, soughtFor } from '../../domain/search-text.ts'
import { cleanText, countCharacters } from '../../domain/text.ts'
import { dayOf } from '../../domain/time.ts'
import { readTyped } from '../../domain/words/typed.ts'
import * as t from '../../texts/look.ts'
import type { Sentence } from '../../texts/plain.ts'
import { unknownRange } from '../../texts/refusals.ts'
import type { Ctx } from '../context.ts'
import { knownNow } from '../words/known.ts'

/** What is looked for: of each kind any may be left out. */
export interface LookWish {
  /** As it was typed, spaces and quotation marks made plain. */
  typed: string
  chain?: Chain | undefined
  range?: WeekRange | undefined
  /** The words of the chain and of the range. */
  named?: string
  time?: string
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

/** A word of the vocabulary of 查. */
type LookOwn = (wish: LookWish) => unknown

/** The words behind 查 in any order: chain, time, person, state, light; whatever is none of these is text to be found. */
export const readLook = async (
  ctx: Ctx,
  typed: string,
): Promise<{ wish: LookWish } | { fault: Sentence; time?: string }> => {
  const known = await knownNow(ctx)
  const people = new Set(known.people.map(nameKey))
  const own = (word: string): LookOwn | undefined => {
    const [state, light, field] = [readState(word), readLight(word), readField(word)]
    if (state) return (wish) => note(wish, state)
    if (light) return (wish) => wish.lights.push(light)
    if (field) return (wish) => wish.fields.push(field)
    return people.has(nameKey(word)) ? (wish) => wish.people.push(word) : undefined
  }
  // As the reports are stored.
  const parts = splitLook(cleanText(typed)).filter(({ word, quoted }) => quoted || !weeklyWord.test(word))
  const wish: LookWish = { typed: retyped(parts), words: [], fields: [], people: [], states: [], lights: [] }
  for (const said of readTyped(wish.typed, known, own)) {
    const { kind, words } = said
    if (kind === 'chain') [wish.chain, wish.named] = [said.chain, words]
    else if (kind === 'own') said.own(wish)
    else if (kind === 'text') (!said.quoted && (await anyBy(ctx.tx, words)) ? wish.people : wish.words).push(words)
    else if (!said.range) return { fault: unknownRange, time: words }
    else [wish.range, wish.time] = [await asMerged(ctx, said.range, bareWeek.test(words)), words]
  }
  const fault = faultOf(wish)
  return fault === undefined ? { wish } : { fault }
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
