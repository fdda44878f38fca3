import { allChains, type Chain, readChain } from '../../db/chains.ts'
import { allPeople } from '../../db/people.ts'
import type { RecordQuery } from '../../db/records.ts'
import { knownUnits } from '../../db/units.ts'
import { splitLook } from '../../domain/look-words.ts'
import { findChain } from '../../domain/names.ts'
import type { Place } from '../../domain/people.ts'
import { readRange } from '../../domain/range.ts'
import { personNamed, unitNamed } from '../../domain/records/known.ts'
import { type RecordLight, recordLights } from '../../domain/records/light.ts'
import { addDays, type Day, dayOf, dayOfWeek, instantOf } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import { shortLightWords } from '../../texts/records.ts'
import { unknownRange } from '../../texts/refusals.ts'
import type { ActorCtx } from '../context.ts'
import type { Kind } from './kinds.ts'

/** What a list is asked for. */
export interface ListWish {
  chain?: Chain | undefined
  /** 区级: those of no chain. */
  district?: boolean
  query: Pick<
    RecordQuery,
    'open' | 'states' | 'lights' | 'unit' | 'person' | 'source' | 'sensitive' | 'overdue' | 'soon' | 'words' | 'range'
  >
  /** 待我办. */
  mine?: boolean
  /** 久未动. */
  still?: boolean
  /** 归档: closed long ago. */
  archived?: boolean
  /** What was no filter, as typed. */
  text?: string
}

/** In a chain's group a list is of that chain, on every page of it, unless another is named. */
export const inOwnGroup = async (ctx: ActorCtx & { place: Place }, wish: ListWish): Promise<ListWish> => {
  const { place, tx } = ctx
  const own = place.kind === 'group' && !wish.chain && !wish.district ? place.chain : undefined
  const chain = own === undefined ? undefined : await readChain(tx, own)
  return chain ? { ...wish, chain } : wish
}

const mostWords = 5

const lightOfWord = (word: string): RecordLight | undefined =>
  recordLights.find((light) => new RegExp(`^${shortLightWords[light]}灯?$`, 'u').test(word))

/** Filters behind a kind's word, in any order; lights are joined by 或, everything else by 和. What is no filter is looked for as text. */
export const readFilters = async (
  ctx: ActorCtx,
  kind: Kind,
  typed: string,
): Promise<{ wish: ListWish } | { fault: Sentence }> => {
  const [chains, people, units] = [await allChains(ctx.tx), await allPeople(ctx.tx), await knownUnits(ctx.tx)]
  const today = dayOf(ctx.now, ctx.rules.zone)
  const wish: ListWish = { query: {} }
  const { query } = wish
  const words: string[] = []
  let rangeOf: 'created_at' | 'due' | 'closed_at' = 'created_at'
  let range: { from: Day; to: Day } | undefined
  const add = <Key extends 'states' | 'lights'>(key: Key, value: NonNullable<ListWish['query'][Key]>[number]) => {
    query[key] = [...(query[key] ?? []), value] as never
  }
  for (const { word, quoted } of splitLook(typed)) {
    const found = quoted || wish.chain ? undefined : findChain(word, chains)
    const state = Object.keys(kind.declared.states).find((one) => kind.texts.states[one] === word)
    const light = lightOfWord(word)
    const said = quoted || range ? undefined : readRange(word, today)
    const who = quoted ? undefined : personNamed(word, people)
    const unit = quoted ? undefined : unitNamed(word, units)
    if (quoted) words.push(word)
    else if (found && 'chain' in found) wish.chain = found.chain
    else if (word === '区级') wish.district = true
    else if (state !== undefined) add('states', state)
    else if (light) add('lights', light)
    else if (word === '在办') query.open = true
    else if (word === '已结') [query.open, rangeOf] = [false, 'closed_at']
    else if (word === '归档') wish.archived = true
    else if (word === '逾期') query.overdue = true
    else if (word === '临期') query.soon = true
    else if (word === '到期') rangeOf = 'due'
    else if (word === '久未动') wish.still = true
    else if (/^(?:待我办|我的|我)$/u.test(word)) wish.mine = true
    else if (word === '敏感') query.sensitive = true
    else if (/^来自.+$/u.test(word)) query.source = word.slice(2)
    else if (said?.ok) range = { from: dayOfWeek(said.value.from, 1), to: dayOfWeek(said.value.to, 7) }
    else if (said && said.fault.reason !== 'not-a-range') return { fault: unknownRange }
    else if (unit && 'name' in unit) query.unit = unit.name
    else if (who && 'id' in who) query.person = who.id
    else words.push(word)
  }
  if (words.length > 0) query.words = words.slice(0, mostWords)
  if (words.length > 0) wish.text = words.join(' ')
  if (range) {
    const { zone } = ctx.rules
    query.range =
      rangeOf === 'due'
        ? { of: 'due', ...range }
        : {
            of: rangeOf,
            from: instantOf(range.from, '00:00', zone),
            to: instantOf(addDays(range.to, 1), '00:00', zone),
          }
  }
  // A list is of what is open, unless something else is asked for.
  if (query.open === undefined && !wish.archived && !query.states && !query.words && !query.range) query.open = true
  return { wish }
}
