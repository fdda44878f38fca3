import type { Month } from './month-plan.ts'
import { atLeast, atMost, type Shown } from './shown-figure.ts'

/**
 * Whose a goal of the plan is. `each`: of every chain. `one`: of the strongest one (力争). `heads`: so many 链主 of so much a year. `honours`: firms
 * with titles, of which the plan gives no number. `said`: words that nothing here can be held against.
 */
export const targetScopes = ['each', 'one', 'heads', 'honours', 'said'] as const

/** A goal of the plan as the district file has it. */
export interface PlanTarget {
  title: string
  year: number
  scope: (typeof targetScopes)[number]
  /** 亿元 a year. */
  yi?: number
  /** Firms. */
  count?: number
}

/** Those of a chain's output. */
export const ofOutput = (target: PlanTarget): target is PlanTarget & { scope: 'each' | 'one'; yi: number } =>
  (target.scope === 'each' || target.scope === 'one') && target.yi !== undefined

/** A target has a year; once that is past it is ended, and what is reported since is only set beside it. */
export const targetEnded = (target: PlanTarget, month: Month): boolean => Number(month.slice(0, 4)) > target.year

/** Whether the highest is known to be it: `tied` with another, or `unsure` where another's range reaches as high. */
export type Topmost = 'sure' | 'tied' | 'unsure'

/** The highest of some figures by what is certain of each, the first of several; undefined where there is none. */
export const highestOf = <T extends { shown: Shown }>(all: readonly T[]): { best: T[]; top: Topmost } | undefined => {
  const [first] = all.toSorted((a, b) => atLeast(b.shown) - atLeast(a.shown) || atMost(b.shown) - atMost(a.shown))
  if (!first) return undefined
  const least = atLeast(first.shown)
  const best = [first, ...all.filter((one) => one !== first && atLeast(one.shown) === least)]
  if (best.length === 1)
    return { best, top: all.every((one) => one === first || atMost(one.shown) <= least) ? 'sure' : 'unsure' }
  return { best, top: all.every(({ shown }) => atMost(shown) <= least) ? 'tied' : 'unsure' }
}

export interface ChainFigure {
  chain: string
  shown: Shown
  /** Keys of the enterprises in the chain. */
  enterprises: readonly string[]
}

/**
 * The chains together, without counting an enterprise twice. What one that stands in two chains contributes to each is not known, so
 * of chains that share enterprises at least the largest counts and at most all: then the total is a span.
 */
export const togetherYi = (figures: readonly ChainFigure[]): { from: number; to: number; sharing: string[] } => {
  let [from, to] = [0, 0]
  const sharing: string[] = []
  for (const group of sharedGroups(figures)) {
    from += Math.max(...group.map(({ shown }) => atLeast(shown)))
    to += group.reduce((sum, { shown }) => sum + atMost(shown), 0)
    if (group.length > 1) sharing.push(...group.map(({ chain }) => chain))
  }
  return { from: Number(from.toFixed(8)), to: Number(to.toFixed(8)), sharing }
}

/** Chains that hang together by an enterprise, directly or through others. */
const sharedGroups = (figures: readonly ChainFigure[]): Iterable<readonly ChainFigure[]> => {
  const groups = new Set<ChainFigure[]>()
  const groupOf = new Map<string, ChainFigure[]>()
  const put = (figure: ChainFigure, group: ChainFigure[]): void => {
    group.push(figure)
    for (const one of figure.enterprises) groupOf.set(one, group)
  }
  for (const figure of figures) {
    const touching = new Set(figure.enterprises.map((one) => groupOf.get(one)).filter((group) => group !== undefined))
    const [first = [], ...others] = touching
    groups.add(first)
    for (const other of others) {
      groups.delete(other)
      for (const moved of other) put(moved, first)
    }
    put(figure, first)
  }
  return groups
}
