import type { TrendMonth } from '../charts.ts'
import type { Month } from '../month-plan.ts'
import type { FigureKey, MonthFigures } from './figures.ts'
import { totalOf } from './totals.ts'

/** What firms of a chain were asked for in a month, one each. */
export interface AskedMonth {
  month: Month
  firms: readonly { id: string; figures: MonthFigures['figures'] }[]
  /** How many of them cannot be read. */
  unread: number
}

/**
 * A chain's total of one figure, month by month. A month that not everybody has filled in, or of which something cannot be read, is no total; where
 * others were asked than the month before, nothing is said of how it went between them.
 */
export const trendOf = (
  months: readonly AskedMonth[],
  key: FigureKey,
  say: (of: { filed: number; asked: number; unread: number }) => string,
): TrendMonth[] =>
  months.map(({ month, firms, unread }, n) => {
    const { shown, filed, asked } = totalOf(
      firms.map(({ figures }) => figures),
      key,
    )
    if (!shown) return { month, ...(unread > 0 && { unread: true }) }
    const whole = filed === asked && unread === 0
    const before = months[n - 1]
    return {
      month,
      shown,
      ...(!whole && { part: say({ filed, asked: asked + unread, unread }) }),
      ...(before && before.firms.length > 0 && idsOf(before) !== idsOf({ firms }) && { apart: true }),
    }
  })

const idsOf = ({ firms }: Pick<AskedMonth, 'firms'>): string =>
  firms
    .map(({ id }) => id)
    .toSorted()
    .join()
