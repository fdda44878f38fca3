import { expect, it } from 'vitest'
import { readNumber } from '../../src/domain/records/number.ts'

it.each([
  ['12', { no: 12, rest: '' }],
  [' 12', { no: 12, rest: '' }],
  ['12号', { no: 12, rest: '' }],
  ['12 设备已招标', { no: 12, rest: '设备已招标' }],
  ['12设备已招标', { no: 12, rest: '设备已招标' }],
  ['〔2025〕12号', { no: 12, year: 2025, rest: '' }],
  ['2025-12', { no: 12, year: 2025, rest: '' }],
  ['2025-12 设备已招标', { no: 12, year: 2025, rest: '设备已招标' }],
  ['2025', { no: 2025, rest: '' }],
])('%j behind the word is a number', (typed, expected) => {
  expect(readNumber(typed)).toEqual(expected)
})

it.each([' 2025-12', ' 10-16', '1234567', '〔25〕12号', ' 航天', ''])(
  '%j is none: with a space it is a month or a day',
  (typed) => {
    expect(readNumber(typed)).toBeUndefined()
  },
)
