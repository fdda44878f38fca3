import { expect, it } from 'vitest'
import { askIn, asksOf, leftBehind } from '../../src/domain/monthly-asks.ts'
import type { AskLevel } from '../../src/domain/report.ts'
import type { WeeklyContent } from '../../src/domain/weekly.ts'

const week = (n: number, askDetail: string, more: Partial<WeeklyContent> = {}) => ({
  weeks: [`2026-W${n}`],
  content: {
    noNews: false,
    progress: '有进展',
    nextPlan: '',
    askLevel: (askDetail ? 'chief' : 'none') as AskLevel,
    askDetail,
    risk: 'none' as const,
    lastPlan: [],
    ...more,
  },
})
const told = (...weeklies: ReturnType<typeof week>[]) =>
  asksOf(weeklies).map(({ weeks, text, standing }) => `${weeks.at(-1)} ${text}${standing ? '' : '，未再提'}`)

it('an ask stands while the last report that says anything carries it', () => {
  expect(told(week(41, '水电'), week(42, ''))).toEqual(['2026-W41 水电，未再提'])
  expect(told(week(41, '水电'), week(42, '用地'))).toEqual(['2026-W41 水电，未再提', '2026-W42 用地'])
  expect(told(week(41, '水电'), week(42, '水电')), 'the same text is one ask').toEqual(['2026-W42 水电'])
  expect(told(week(41, '水电'), week(42, ''), week(43, '水电'))).toEqual(['2026-W43 水电'])
  expect(told(week(41, '水电'), week(42, '', { noNews: true })), '无新增 settles nothing').toEqual(['2026-W41 水电'])
  expect(told()).toEqual([])
})

it('an ask is known again in a field until it is reworded, and what stands in no field is left behind', () => {
  const asks = asksOf([week(41, '请明确\n接水点'), week(42, '请定用地')])
  const typed = { issue_1: ' 请明确 \n接水点', issue_2: '请定用地，月底前' }
  expect(askIn(asks, typed.issue_1)).toMatchObject({ weeks: ['2026-W41'], standing: false })
  expect(askIn(asks, typed.issue_2)).toBeUndefined()
  expect(askIn(asks, undefined)).toBeUndefined()
  expect(leftBehind(asks, typed)).toEqual([])
  expect(leftBehind(asks, {})).toMatchObject([{ text: '请明确\n接水点' }])
})
