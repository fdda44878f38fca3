import { type Shown, shownFigure } from '../shown-figure.ts'
import type { FigureKey } from './figures.ts'

/** Undefined `shown`: nobody has written it, which is not 0. */
export interface Total {
  shown: Shown | undefined
  /** Firms that wrote it, of those that were asked. */
  filed: number
  asked: number
}

/**
 * A chain's total of one figure, each firm counted once. Firms that have not written it are not counted as 0; how many did stands beside it.
 * @param firms one each, what it wrote
 */
export const totalOf = (firms: readonly Readonly<Partial<Record<FigureKey, number>>>[], key: FigureKey): Total => {
  const values = firms.flatMap((one) => one[key] ?? [])
  const sum = Number(values.reduce((all, one) => all + one, 0).toFixed(8))
  return {
    shown: values.length === 0 ? undefined : shownFigure(sum, values.length),
    filed: values.length,
    asked: firms.length,
  }
}
