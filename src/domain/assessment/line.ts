/** What a record, a report or an entry by hand is cited by: `task-2026-12`, `weekly/2026-W40/aerospace`, `entry-2026-3`. */
export type Ref = string

/** What there is no record of, so that a line earns nothing and costs nothing. */
export type Missing =
  | 'output'
  | 'returned'
  | 'target'
  | 'growth'
  | 'average'
  | 'energy'
  | 'firms'
  | 'new-firms'
  | 'titles'
  | 'projects'
  | 'lists'
  | 'tasks'
  | 'cases'
  | 'reports'
  | 'score'

/** How a line came about, in figures; texts put it into words. */
export type Sum =
  | { say: 'none'; missing: Missing; pending?: number }
  | { say: 'tasks' | 'cases'; due: number; done: number; pending: number }
  | { say: 'tasks-full' | 'cases-full'; pending: number }
  | { say: 'output'; month: string; done: number; target: number }
  | { say: 'growth'; month: string; own: number; average: number; margin: number }
  | { say: 'energy'; own: number; average: number; share: number }
  | { say: 'firms'; count: number; needed: number }
  | { say: 'new-firms' | 'titles'; count: number; each: number }
  | { say: 'projects'; done: number; plan: number; share: number; red: number; each: number; pending: number }
  | { say: 'completeness'; present: number; all: number }
  | { say: 'late'; late: number; waived: number; each: number }
  | { say: 'missed' | 'unfixed'; count: number; each: number }
  | { say: 'hand'; count: number; each: number }
  | { say: 'score'; value: number }
  | { say: 'adopted'; by: readonly { where: string; count: number; each: number }[] }

/** What a rule makes of the records. Without points there is nothing to go by: not given, and not taken as 0. */
export interface Computed {
  value?: number
  points?: number
  sum: Sum
  /** What it was counted from. */
  records: readonly Ref[]
  /** Those of them that cost points. */
  against?: readonly Ref[]
}

export const none = (missing: Missing, pending = 0): Computed => ({
  sum: { say: 'none', missing, ...(pending > 0 && { pending }) },
  records: [],
})

/** To a hundredth of a point, without the tail of a binary fraction. */
export const rounded = (points: number): number => {
  const whole = Math.round(Math.abs(points) * 100 + 1e-7)
  return whole === 0 ? 0 : (Math.sign(points) * whole) / 100
}
export const total = (points: readonly number[]): number => rounded(points.reduce((sum, one) => sum + one, 0))
export const within = (points: number, least: number, most: number): number =>
  rounded(Math.min(most, Math.max(least, points)))
