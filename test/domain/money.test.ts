import { expect, it } from 'vitest'
import { readMoney } from '../../src/domain/records/money.ts'

it.each([
  ['3500', 3_500, 3_500],
  ['3,500.5', 3_500.5, 3_500.5],
  ['１２００', 1_200, 1_200],
  ['1.2亿', 12_000, 1.2],
  ['1.2 亿元', 12_000, 1.2],
  ['3千万', 3_000, 0.3],
  ['3500万元', 3_500, 0.35],
  ['80000元', 8, 0.0008],
  ['0.1万', 0.1, 0.00001],
  ['-5万', -5, -0.0005],
])('%s is %s 万元 or %s 亿元', (typed, wan, yi) => {
  expect([readMoney(typed, '万元'), readMoney(typed, '亿元')]).toEqual([wan, yi])
})

it.each(['约3500', '3500吨', '35,00', '三千万', '', '1.2.3', '3500万人', '1e5'])('%j is no sum of money', (typed) => {
  expect(readMoney(typed, '万元')).toBeUndefined()
})
