import type { Day, Instant } from '../time.ts'
import { type ChainFacts, enteredOf } from './facts.ts'
import { enteredByGoals } from './goals.ts'
import { type Computed, type Ref, rounded, total, within } from './line.ts'
import { type Block, kindOfRule, type Rule, type Rules } from './rules.ts'

/** One line of a sheet, as it is kept: what rule, from which records, what came of it, and when. */
export interface Line {
  rule_id: string
  title: string
  /** The most it gives; 0 of a line that only takes away. */
  most: number
  record_ids: readonly Ref[]
  against?: readonly Ref[]
  value?: number
  /** Missing: there is nothing to go by. It is not 0. */
  points?: number
  sum: Computed['sum']
  /** Before it was changed by hand. */
  earned?: number
  /** Changed by hand, each with its reason. */
  adjusted?: readonly { ref: Ref; by: number; reason: string; name: string }[]
  computed_at: Instant
}

export interface BlockSum {
  id: string
  title: string
  most: number
  /** How many of its points can be told. */
  counted: number
  points: number
}

/** Why no grade is given yet. */
export type GradeWait = 'counted' | 'third' | 'year' | 'closed'

export interface Sheet {
  chainId: string
  year: number
  until: Day
  /** The year is over. */
  over: boolean
  /** The chain was closed on that day, in the year. */
  closedOn?: Day
  computedAt: Instant
  lines: readonly Line[]
  blocks: readonly BlockSum[]
  /** Without the bonus. */
  points: number
  /** Of a hundred, so many points can be told. */
  counted: number
  bonus: number
  third?: { value: number; ref: Ref }
  /** Both together, where both are there. */
  result?: number
  grade?: string
  waits?: readonly GradeWait[]
  /** No better than that, for what was found. */
  cap?: string
}

export interface Assessing extends ChainFacts {
  today: Day
  closedOn: Day | undefined
}

/** A chain's sheet. Pure: the same rules and facts make the same sheet. */
export const assess = (rules: Rules, known: Assessing): Sheet => {
  const facts = { ...known, entries: [...known.entries, ...enteredByGoals(rules, known)] }
  const lines = rules.blocks.map((block) => block.rules.map((rule) => lineOf(rule, facts, block.deducts)))
  const bonusLines = rules.bonus.rules.map((rule) => lineOf(rule, facts, false))
  const blocks = rules.blocks.map((block, at) => sumOf(block, lines[at] ?? []))
  const points = total(blocks.map((one) => one.points))
  const counted = total(blocks.map((one) => one.counted))
  const bonus = within(total(bonusLines.map((one) => one.points ?? 0)), 0, rules.bonus.most)
  const thirdEntry = facts.entries.findLast(({ sort }) => sort === 'third')
  const third = thirdEntry && { value: thirdEntry.value, ref: thirdEntry.ref }
  const over = facts.today > `${facts.year}-12-31`
  const { closedOn } = facts
  const cap = rules.blocks
    .flatMap((block) => block.rules)
    .flatMap((rule) =>
      'cap' in rule && rule.cap !== undefined && enteredOf(facts, 'deduct', rule.id).length > 0 ? [rule.cap] : [],
    )
    .at(-1)
  const internal = rounded(points + bonus)
  const result = third && rounded(rules.weights.internal * internal + rules.weights.third * third.value)
  const waits = waitsOf(rules, { counted, third: third !== undefined, over, closed: closedOn !== undefined })
  // Where part of the hundred may be missing, the grade goes by the share of what can be told; bonus and third party have their own measure.
  const full = counted > 0 && counted < 100 ? rounded((points / counted) * 100 + bonus) : internal
  const withThird = third && rounded(rules.weights.internal * full + rules.weights.third * third.value)
  const judged = rules.grades.needs.third_party ? withThird : (withThird ?? full)
  return {
    chainId: facts.chainId,
    year: facts.year,
    until: facts.until,
    over,
    ...(closedOn !== undefined && { closedOn }),
    computedAt: facts.at,
    lines: [...lines.flat(), ...bonusLines],
    blocks,
    points,
    counted,
    bonus,
    ...(third && { third }),
    ...(result !== undefined && { result }),
    ...(waits.length > 0 || judged === undefined ? { waits } : { grade: capped(rules, gradeOf(rules, judged), cap) }),
    ...(cap !== undefined && { cap }),
  }
}

const lineOf = (rule: Rule, facts: Assessing, deducts: boolean): Line => {
  const kind = kindOfRule(rule)
  if (!kind) throw new Error(`no rule ${rule.kind}`)
  // The union of all kinds: each is handed the rule its own key named.
  const compute = kind.compute as (rule: Rule, facts: ChainFacts) => Computed
  const { value, points, sum, records, against } = compute(rule, facts)
  const changes = enteredOf(facts, 'adjust', rule.id)
  const changed = changes.length > 0 && points !== undefined
  const by = total(changes.map((one) => one.value))
  return {
    rule_id: rule.id,
    title: rule.title,
    most: rule.points,
    record_ids: records,
    ...(against && against.length > 0 && { against }),
    ...(value !== undefined && { value: Number(value.toFixed(6)) }),
    ...(points !== undefined && {
      points: changed ? within(points + by, deducts ? Number.NEGATIVE_INFINITY : 0, rule.points) : points,
    }),
    sum,
    ...(changed && { earned: points }),
    ...(changes.length > 0 && {
      adjusted: changes.map(({ ref, value: of, reason, byName }) => ({ ref, by: of, reason, name: byName })),
    }),
    computed_at: facts.at,
  }
}

const sumOf = ({ id, title, points: most, deducts }: Block, lines: readonly Line[]): BlockSum => {
  const known = lines.filter((line) => line.points !== undefined)
  const points = total(known.map((line) => line.points ?? 0))
  if (!deducts)
    return { id, title, most, counted: total(known.map((line) => line.most)), points: within(points, 0, most) }
  // It begins full only where something was owed: nothing is earned by what nobody asked for. What was found costs all the same.
  const counts = lines.every((line) => line.points !== undefined) || points < 0
  return { id, title, most, counted: counts ? most : 0, points: counts ? within(most + points, 0, most) : 0 }
}

const waitsOf = (
  { grades: { needs } }: Rules,
  is: { counted: number; third: boolean; over: boolean; closed: boolean },
): GradeWait[] => [
  ...(is.closed ? (['closed'] as const) : []),
  ...(needs.year_over && !is.over && !is.closed ? (['year'] as const) : []),
  ...(is.counted < needs.counted || is.counted === 0 ? (['counted'] as const) : []),
  ...(needs.third_party && !is.third ? (['third'] as const) : []),
]

const gradeOf = ({ grades: { bands } }: Rules, points: number): string =>
  bands.find(({ from }) => points >= from)?.word ?? bands.at(-1)?.word ?? ''

/** The worse of the two. */
const capped = ({ grades: { bands } }: Rules, grade: string, cap: string | undefined): string => {
  const place = (word: string) => bands.findIndex((one) => one.word === word)
  return cap !== undefined && place(cap) > place(grade) ? cap : grade
}
