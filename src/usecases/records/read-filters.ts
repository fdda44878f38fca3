import { type Chain, closedChains, readChain } from '../../db/chains.ts'
import { allPeople } from '../../db/people.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { knownUnits } from '../../db/units.ts'
import type { Place } from '../../domain/people.ts'
import { daysMeant, isDay } from '../../domain/records/day-range.ts'
import { peopleCalled, unitCalled } from '../../domain/records/known.ts'
import { type RecordLight, recordLights } from '../../domain/records/light.ts'
import { addDays, dayOf, instantOf } from '../../domain/time.ts'
import { readTyped } from '../../domain/words/typed.ts'
import type { Sentence } from '../../texts/plain.ts'
import { shortLightWords } from '../../texts/record-lights.ts'
import { districtWide, staleWord } from '../../texts/records.ts'
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
        | 'unitOrPerson'
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
  /** What it is narrowed by beside its chain, as typed. */
  narrowed?: string[]
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

type Filters = { wish: ListWish } | { fault: Sentence; time: string }

/** What filters may name. */
const namesNow = async (ctx: ActorCtx) => ({
  people: await allPeople(ctx.tx),
  units: await knownUnits(ctx.tx),
  known: await withClosed(ctx),
})
/** A chain that is closed is still called by its name, where no other one is. */
const withClosed = async (ctx: ActorCtx) => {
  const known = await knownNow(ctx)
  return { ...known, chains: [...known.chains, ...(await closedChains(ctx.tx))] }
}
type Names = Awaited<ReturnType<typeof namesNow>>

const ofAll: Filters = { wish: { query: { open: true } } }

/** Filters behind a kind's word. */
export const readFilters = async (ctx: ActorCtx, kind: Kind, typed: string): Promise<Filters> =>
  typed.trim() === '' ? ofAll : filtersIn(ctx, await namesNow(ctx), typed, (word) => filterOf(ctx, kind, word))

/** The same for many kinds: read once, and anew only for a kind of whose own words one may be meant. */
export const filterReader = async (ctx: ActorCtx, typed: string): Promise<(kind: Kind) => Filters> => {
  if (typed.trim() === '') return () => ofAll
  const names = await namesNow(ctx)
  const asked = new Set<string>()
  const common = filtersIn(ctx, names, typed, (word) => {
    asked.add(word)
    return undefined
  })
  return (kind) =>
    [...asked].some((word) => filterOf(ctx, kind, word) !== undefined)
      ? filtersIn(ctx, names, typed, (word) => filterOf(ctx, kind, word))
      : common
}

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

/** What a word of one kind's own narrows its list by. */
const filterOf = (ctx: ActorCtx, kind: Kind, word: string): ListWish['query'] | undefined => {
  const { declared, texts } = kind
  if (declared.review && word === staleWord) return { dueBefore: dayOf(ctx.now, ctx.rules.zone), open: true }
  const state = Object.keys(declared.states).find((one) => texts.states[one] === word)
  if (state !== undefined) return { states: [state] }
  const picked = optionNamed(kind, word)
  return picked && { picked: [picked] }
}

/** Filters in any order; lights are joined by 或, as are states, everything else by 和. What is no filter is looked for as text. */
const filtersIn = (
  ctx: ActorCtx,
  { people, units, known }: Names,
  typed: string,
  ofKind: (word: string) => ListWish['query'] | undefined,
): Filters => {
  const wish: ListWish = { query: {} }
  const { query } = wish
  const words: string[] = []
  let rangeOf = 'created_at' as 'created_at' | 'due' | 'closed_at'
  /** When it was, as typed. */
  let time: string | undefined
  const today = dayOf(ctx.now, ctx.rules.zone)
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
    const narrower = ofKind(word)
    if (narrower) {
      const { states = [], picked = [], ...rest } = narrower
      return () =>
        Object.assign(
          query,
          rest,
          states.length > 0 && { states: [...(query.states ?? []), ...states] },
          picked.length > 0 && { picked: [...(query.picked ?? []), ...picked] },
        )
    }
    const light = lightOfWord(word)
    if (light) return () => (query.lights = [...(query.lights ?? []), light])
    const filter = filterWords.find((one) => one === word)
    if (filter) return plain[filter]
    if (/^来自.+$/u.test(word)) return () => (query.source = word.slice(2))
    const [, due] = /^(.+)到期$/u.exec(word) ?? []
    const day = due ?? word
    if (isDay(day) || daysMeant(day, today, { ahead: true }))
      return () => ([time, rangeOf] = [day, due === undefined ? rangeOf : 'due'])
    const either = word.split('或')
    const each = either.map((one) => (lightOfWord(one) || ofKind(one)?.states ? own(one) : undefined))
    return either.length > 1 && each.every((one) => one !== undefined)
      ? () => {
          for (const narrow of each) narrow?.()
        }
      : undefined
  }
  const narrowed: string[] = []
  for (const said of readTyped(typed.replace(/\s+或者?\s+/gu, '或'), known, own)) {
    if (said.kind !== 'chain' && said.words !== districtWide) narrowed.push(said.words)
    if (said.kind === 'chain') wish.chain = said.chain
    else if (said.kind === 'own') said.own()
    else if (said.kind === 'time') {
      if (!said.range) return { fault: unknownRange, time: said.words }
      time = said.words
    } else {
      const unit = said.quoted ? undefined : unitCalled(said.words, units)
      const [who, ...namesakes] = said.quoted ? [] : peopleCalled(said.words, people)
      const person = namesakes.length === 0 ? who : undefined
      if (unit !== undefined) query.unit = unit
      if (person) query.person = person.id
      // It is a name of both, and means both.
      if (unit !== undefined && person) query.unitOrPerson = true
      if (unit === undefined && !person) words.push(said.words)
    }
  }
  if (words.length > 0) query.words = words.slice(0, mostWords)
  if (words.length > 0) wish.text = words.join(' ')
  if (narrowed.length > 0) wish.narrowed = narrowed
  if (time !== undefined) {
    const range = daysMeant(time, today, { ahead: rangeOf === 'due' })
    if (!range) return { fault: unknownRange, time }
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
