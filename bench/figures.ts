/** One line of the table. */
export interface Line {
  what: string
  reference: string
  product: string
  ratio: string
  goal: string
  met: boolean | undefined
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
export const withUnit = (values: readonly number[], unit: string): string => `${short(median(values))} ${unit}`
/** `1.02 (0.95–1.10)` */
export const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`

/** A line from paired rounds: the ratio is taken round by round. */
export const compared = (
  what: string,
  unit: string,
  rounds: readonly { reference: number; product: number }[],
  goal?: { atLeast: number } | { atMost: number },
): Line => {
  const ratios = rounds.map(({ reference, product }) => product / reference)
  const ratio = median(ratios)
  return {
    what,
    reference: withUnit(
      rounds.map((round) => round.reference),
      unit,
    ),
    product: withUnit(
      rounds.map((round) => round.product),
      unit,
    ),
    ratio: spread(ratios),
    goal: goal === undefined ? '' : 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`,
    met: goal === undefined ? undefined : 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost,
  }
}

/** A line about the product alone that must stay below a figure in the middle of its rounds; the spread is said. */
export const within = (what: string, unit: string, values: readonly number[], atMost: number | undefined): Line => ({
  what,
  reference: '',
  product: `${withUnit(values, unit)} (${short(Math.min(...values))}–${short(Math.max(...values))})`,
  ratio: '',
  goal: atMost === undefined ? '' : `≤ ${atMost} ${unit}`,
  met: atMost === undefined ? undefined : median(values) <= atMost,
})

/** Something that is so or not. */
export const fact = (what: string, found: string, goal: string, met: boolean): Line => ({
  what,
  reference: '',
  product: found,
  ratio: '',
  goal,
  met,
})

export const table = (lines: readonly Line[]): string =>
  [
    '| what | reference | product | ratio, median (min–max) | goal | met |',
    '|---|---:|---:|---:|---:|---|',
    ...lines.map(
      (line) =>
        `| ${line.what} | ${line.reference} | ${line.product} | ${line.ratio} | ${line.goal} | ${line.met === undefined ? '' : line.met ? 'yes' : '**no**'} |`,
    ),
  ].join('\n')
