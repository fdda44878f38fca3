import { expect, it } from 'vitest'
import { totalOf } from '../../../src/domain/monitoring/totals.ts'

it('sums those who wrote a figure and says how many of how many did', () => {
  expect(totalOf([{ output: 100.1 }, { output: 200.2 }, { output: 0 }, {}], 'output')).toEqual({
    shown: { exact: 300.3 },
    filed: 3,
    asked: 4,
  })
})

it.each([
  [[730], 500, 1_000],
  [[730, 4_500], 5_000, 10_000],
  [[0], 0, 0.1],
  [[0.1], 0.1, 0.2],
  [[100], 100, 200],
  [[3_000_000], 2_000_000, 5_000_000],
])('of %j, fewer than three, a range is told', (values, from, to) => {
  const firms = values.map((output) => ({ output }))
  expect(totalOf(firms, 'output').shown).toEqual({ from, to })
})

it('of nobody is none and not 0', () => {
  expect(totalOf([{}, { staff: 3 }], 'output')).toEqual({ shown: undefined, filed: 0, asked: 2 })
})
