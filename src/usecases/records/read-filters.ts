import { type Chain, readChain } from '../../db/chains.ts'
import { allPeople } from '../../db/people.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { knownUnits } from '../../db/units.ts'
import type { Place } from '../../domain/people.ts'
import { personNamed, unitNamed } from '../../domain/records/known.ts'
import { type RecordLight, recordLights } from '../../domain/records/light.ts'
import { addDays, type Day, dayOf, dayOfWeek, instantOf } from '../../domain/time.ts'
import { readTyped } from '../../domain/words/typed.ts'
import type { Sentence } from '../../texts/plain.ts'
import { shortLightWords } from '../../texts/record-lights.ts'
import { staleWord } from '../../texts/records.ts'
import { unknownRange } from '../../texts/refusals.ts'
import type { ActorCtx } from '../context.ts'
import { knownNow } from '../words/known.ts'
import { fieldText, type Kind } from './kinds.ts'

/** What a list is asked for. */
export interface ListWish {
  chain?: Chain | undefined
  /** 区级: those of no chain. */
  district?: boolean
  query: Pick<
    RecordQuery,
    | (
        | 'open'
        | 'states'
        | 'lights'
        | 'unit'
        | 'person'
        | 'source'
        | 'sensitive'
        | 'overdue'
        | 'soon'
        | 'picked'
        | 'words'
        | 'range'
      )
    | 'dueBefore'
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

/** What a list is narrowed by, beside states, lights, chains, times, people and units. */
export const filterWords = [
  ...(['区级', '在办', '已结', '归档', '逾期', '临期', '到期', '久未动', '敏感'] as const),
  ...(['待我办', '我的', '我'] as const),
] as const

const lightOfWord = (word: string): RecordLight | undefined =>
  recordLights.find((light) => new RegExp(`^${shortLightWords[light]}灯?$`, 'u').test(word))

/** What filters may name, read once for all kinds that are asked. */
export const namesForFilters = async (ctx: ActorCtx) => ({
  people: await allPeople(ctx.tx),
  units: await knownUnits(ctx.tx),
  known: await knownNow(ctx),
})

/** A column of the register by one of its options: `A级`, `重点分级A`. What two columns share needs the column's name. */
const optionNamed = (kind: Kind, word: string): { key: string; is: string } | undefined => {
  const { ofDistrict, fields, editMore = [], forgets = [] } = kind.declared
  if (!ofDistrict) return undefined
  const named = [...fields, ...editMore].flatMap((field) =>
    field.is === 'pick' && !field.sensitive && !forgets.includes(field.key)
      ? field.of
          .filter((option) => option === word || `${fieldText(kind, field.key).label}${option}` === word)
          .map((is) => ({ key: field.key, is }))
      : [],
  )
  return named.length === 1 ? named[0] : undefined
}

/** Filters behind a kind's word, in any order; lights are joined by 或, everything else by 和. What is no filter is looked for as text. */
export const readFilters = async (
  ctx: ActorCtx,
  kind: Kind,
  typed: string,
  names?: Awaited<ReturnType<typeof namesForFilters>>,
): Promise<{ wish: ListWish } | { fault: Sentence; time: string }> => {
  if (typed.trim() === '') return { wish: { query: { open: true } } }
  const { people, units, known } = names ?? (await namesForFilters(ctx))
  const wish: ListWish = { query: {} }
  const { query } = wish
  const words: string[] = []
  let rangeOf = 'created_at' as 'created_at' | 'due' | 'closed_at'
  let range: { from: Day; to: Day } | undefined
  const plain: Record<(typeof filterWords)[number], () => unknown> = {
    区级: () => (wish.district = true),
    在办: () => (query.open = true),
    已结: () => ([query.open, rangeOf] = [false, 'closed_at']),
    归档: () => (wish.archived = true),
    逾期: () => (query.overdue = true),
    临期: () => (query.soon = true),
    到期: () => (rangeOf = 'due'),
    久未动: () => (wish.still = true),
    敏感: () => (query.sensitive = true),
    待我办: () => (wish.mine = true),
    我的: () => (wish.mine = true),
    我: () => (wish.mine = true),
  }
  const own = (word: string): (() => unknown) | undefined => {
    const state = Object.keys(kind.declared.states).find((one) => kind.texts.states[one] === word)
    const light = lightOfWord(word)
    if (kind.declared.review && word === staleWord)
      return () => ([query.dueBefore, query.open] = [dayOf(ctx.now, ctx.rules.zone), true])
    if (state !== undefined) return () => (query.states = [...(query.states ?? []), state])
    if (light) return () => (query.lights = [...(query.lights ?? []), light])
    const filter = filterWords.find((one) => one === word)
    if (filter) return plain[filter]
    const picked = optionNamed(kind, word)
    if (picked) return () => (query.picked = [...(query.picked ?? []), picked])
    return /^来自.+$/u.test(word) ? () => (query.source = word.slice(2)) : undefined
  }
  for (const said of readTyped(typed, known, own)) {
    if (said.kind === 'chain') wish.chain = said.chain
    else if (said.kind === 'own') said.own()
    else if (said.kind === 'time') {
      if (!said.range) return { fault: unknownRange, time: said.words }
      range = { from: dayOfWeek(said.range.from, 1), to: dayOfWeek(said.range.to, 7) }
    } else {
      const unit = said.quoted ? undefined : unitNamed(said.words, units)
      const who = said.quoted ? undefined : personNamed(said.words, people)
      if (unit && 'name' in unit) query.unit = unit.name
      else if (who && 'id' in who) query.person = who.id
      else words.push(said.words)
    }
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
