import type { Month } from './month-plan.ts'
import type { Shown } from './shown-figure.ts'
import type { Day } from './time.ts'

/** How far a target is. */
export interface Gauge {
  name: string
  /** Beside a bar. */
  brief: string
  year: number
  /** Absent where the plan gives no figure: then there is nothing to be a part of. */
  target?: number | undefined
  unit: string
  /** It is reached by staying below: no bar can say how far it is. */
  most?: true
  /** The year is past: what is reported since is only set beside it. */
  ended: boolean
  /** Absent where nothing was reported: that is no zero. */
  shown?: Shown | undefined
  /** Why there is nothing to measure by, in place of a figure. */
  note?: string
  /** 口径, by name. */
  basis: string
  until: Day
}

export interface TrendMonth {
  month: Month
  shown?: Shown | undefined
  /** Not everybody who was asked is in it, or something could not be read: `3 户里 2 户`. It is no total of the month. */
  part?: string
  /** It was sent back: what it says may not stand. */
  returned?: true
  /** It was reported and cannot be read: that is neither nothing nor 0. */
  unread?: true
  /** Of others than the month before, or counted otherwise: what lies between the two is no rise and no fall. */
  apart?: true
}

export interface Trend {
  title: string
  unit: string
  /** 口径, by name. */
  basis: string
  /** Up to which day things count. */
  until: Day
  /** Every month of the time, in order; one without a figure was not reported. */
  months: readonly TrendMonth[]
}

/** A month that can be compared with the ones beside it. */
export const isWhole = (month: TrendMonth): month is TrendMonth & { shown: { exact: number } } =>
  month.shown !== undefined && 'exact' in month.shown && month.part === undefined && !month.returned

/** Whether there is anything to tell of it. */
export const isTold = ({ months }: Pick<Trend, 'months'>): boolean =>
  months.some(({ shown, unread }) => shown || unread)

/** How far at least: a range counts as its lower end. Nothing where no bar can say it. */
export const shareOf = ({ target, most, shown }: Gauge): number | undefined =>
  target === undefined || target <= 0 || most || !shown
    ? undefined
    : ('exact' in shown ? shown.exact : shown.from) / target
