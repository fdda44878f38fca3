import { type Cut, type Terms, termsOf } from './terms.ts'

/** One line of what is needed (L13) or of what can be supplied (L14). */
export interface Offered {
  id: string
  firm: string
  item: string
  spec: string
}
export interface Demand extends Offered {}
export interface Supply extends Offered {
  /** Nothing left to give: it is not proposed. Absent where nobody said. */
  spare?: number | undefined
}

/** Why two lines may belong together, to be said in words. */
export interface Why {
  words: readonly string[]
  /** Of the specifications, where both give one. */
  spec: { is: 'same'; marks: readonly string[] } | { is: 'other' } | { is: 'unknown' }
}
export interface Match {
  demand: string
  supply: string
  /** 1 is the same name; what is proposed has at least `least`. */
  score: number
  why: Why
}

/** Below it people found nothing in common; tried on the names of test/domain/matching.test.ts. */
const least = 0.6
const mostOfOne = 3
/** Of what one demand is compared with: enough where names differ at all, and it keeps a district where all lines are 螺栓 linear. */
const mostCompared = 150
const headCounts = 2

interface Line<T> extends Terms {
  of: T
  /** What its words weigh. */
  weight: number
}

export const pairKey = (demand: string, supply: string): string => `${demand} ${supply}`

/**
 * For each demand the supplies whose names say the same, the best first. A word that few lines have weighs more; what the thing is must be common to
 * both. @param known pairs that were proposed before: they are not proposed again
 */
export const matchLines = (
  demands: readonly Demand[],
  supplies: readonly Supply[],
  cut: Cut,
  known: ReadonlySet<string> = new Set(),
): Match[] => {
  const termsOfAll = <T extends Offered>(lines: readonly T[]) =>
    lines.map((of) => ({ of, ...termsOf(of.item, of.spec, cut) }))
  const asked = termsOfAll(demands)
  const able = termsOfAll(supplies.filter(({ spare }) => spare !== 0))
  const weigh = weigher([...asked, ...able])
  const weighed = <T>(line: { of: T } & Terms): Line<T> => ({
    ...line,
    weight: line.words.reduce((sum, word) => sum + weigh(word), 0),
  })
  const find = finder(able.map(weighed))
  return asked.map(weighed).flatMap((demand) =>
    find(demand)
      .flatMap((supply) => {
        if (supply.of.firm === demand.of.firm || known.has(pairKey(demand.of.id, supply.of.id))) return []
        const match = compared(demand, supply, weigh)
        return match ? [{ demand: demand.of.id, supply: supply.of.id, ...match }] : []
      })
      .sort((a, b) => b.score - a.score || (a.supply < b.supply ? -1 : 1))
      .slice(0, mostOfOne),
  )
}

/** Lines that are the same thing and have a word of the name, by the rarest of its words first. */
const finder = (lines: readonly Line<Supply>[]): ((terms: Terms) => Line<Supply>[]) => {
  const index = new Map<string, Line<Supply>[]>()
  for (const line of lines)
    for (const word of line.words) {
      const key = `${line.thing} ${word}`
      const found = index.get(key)
      if (found) found.push(line)
      else index.set(key, [line])
    }
  return ({ words, thing }) => {
    const lists = words.map((word) => index.get(`${thing} ${word}`) ?? [])
    const found = new Set<Line<Supply>>()
    for (const list of lists.sort((a, b) => a.length - b.length))
      for (const line of list) {
        if (found.size >= mostCompared) return [...found]
        found.add(line)
      }
    return [...found]
  }
}

/** ln(1 + lines / lines with it). */
const weigher = (all: readonly Terms[]): ((word: string) => number) => {
  const counts = new Map<string, number>()
  for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + all.length / count)]))
  return (word) => weights.get(word) ?? 0
}

const compared = (
  demand: Line<Demand>,
  supply: Line<Supply>,
  weigh: (word: string) => number,
): Pick<Match, 'score' | 'why'> | undefined => {
  const common = demand.words.filter((word) => supply.words.includes(word))
  const heads = common.filter((word) => word === demand.head || word === supply.head)
  const more = heads.reduce((sum, word) => sum + weigh(word) * (headCounts - 1), 0)
  const shared = common.reduce((sum, word) => sum + weigh(word), more)
  const [ofDemand, ofSupply] = [demand.weight + more, supply.weight + more]
  // Who offers 喷管 may well make a 火箭发动机喷管; 金属密封圈 says less of 橡胶密封圈.
  const alike = shared / (ofDemand + ofSupply) + shared / Math.min(ofDemand, ofSupply) / 2
  const spec = specOf(demand, supply)
  const score = Math.min(1, alike * specCounts[spec.is])
  return score < least ? undefined : { score, why: { words: largest(common), spec } }
}

const specCounts = { same: 1.15, unknown: 1, other: 0.75 } as const

const specOf = (demand: Terms, supply: Terms): Why['spec'] => {
  if (demand.marks.length === 0 || supply.marks.length === 0) return { is: 'unknown' }
  const marks = demand.marks.filter((mark) => supply.marks.includes(mark))
  return marks.length > 0 ? { is: 'same', marks } : { is: 'other' }
}

/** 不锈 goes without saying where 不锈钢 is said. */
const largest = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
