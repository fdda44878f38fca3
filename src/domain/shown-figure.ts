/** Fewer enterprises than this, and a figure of all of them gives away that of one. */
const fewest = 3

/** What a group may read of a figure of several enterprises: the figure, or the range it lies in. `to` is exclusive. */
export type Shown = { exact: number } | { from: number; to: number }

/** @param enterprises how many the figure is of */
export const shownFigure = (figure: number, enterprises: number): Shown =>
  enterprises >= fewest ? { exact: figure } : rangeAround(figure)

/** Round figures around it: 0.1, 0.2, 0.5, 1, 2, 5 … */
const rangeAround = (figure: number): { from: number; to: number } => {
  let [from, to] = [0, 0.1]
  for (let at = 0; to <= figure; at++) [from, to] = [to, Number((to * (at % 3 === 1 ? 2.5 : 2)).toPrecision(3))]
  return { from, to }
}

/** The least that is certain. */
export const atLeast = (shown: Shown): number => ('exact' in shown ? shown.exact : shown.from)
export const atMost = (shown: Shown): number => ('exact' in shown ? shown.exact : shown.to)
