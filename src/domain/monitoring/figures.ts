import type { Month } from '../month-plan.ts'
import type { Values } from '../records/field.ts'

/** What is asked of one firm for one month, at most these six; 调度数 of the task force, never figures of a statistical survey. */
export const figureKeys = ['output', 'power', 'staff', 'use', 'orders', 'stock'] as const
export type FigureKey = (typeof figureKeys)[number]

/** One firm in one month. What was not written is missing, it is not 0. */
export interface MonthFigures {
  month: Month
  figures: Readonly<Partial<Record<FigureKey, number>>>
}

/** `2026年9月` */
export const monthWord = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** So many months after, or before. */
export const monthFrom = (month: Month, months: number): Month => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** What stands in a record of 指标. */
export const figuresIn = ({ month, ...values }: Values): MonthFigures => ({
  month: String(month),
  figures: Object.fromEntries(
    figureKeys.flatMap((key) => (typeof values[key] === 'number' ? [[key, values[key]]] : [])),
  ),
})
