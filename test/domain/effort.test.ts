import { describe, expect, it } from 'vitest'
import { median, writtenCharacters } from '../../src/domain/effort.ts'
import type { WeeklyContent } from '../../src/domain/weekly.ts'

const week = (more: Partial<WeeklyContent>): WeeklyContent => ({
  ...{ noNews: false, progress: '', nextPlan: '', askLevel: 'none', askDetail: '', risk: 'none', lastPlan: [] },
  ...more,
})

describe('the characters somebody had to write', () => {
  it('are all of them where nothing stood before', () => {
    const content = week({
      progress: '示例甲签约\n走访2户',
      nextPlan: '1. 进场',
      askLevel: 'office',
      askDetail: '请协调',
    })
    expect(writtenCharacters(content, undefined)).toBe(5 + 4 + 2 + 3)
  })

  it('leave out what came from last week’s plan or words, and count what was changed in it', () => {
    const before = week({ progress: '示例甲完成设备招标', nextPlan: '1. 9月10日前签合同\n2. 走访2户' })
    const lastPlan = [{ text: '9月10日前签合同', state: 'done' } as const]
    expect(writtenCharacters(week({ progress: '9月10日前签合同', lastPlan }), undefined)).toBe(0)
    expect(writtenCharacters(week({ progress: '示例甲完成设备招标', nextPlan: '走访2户' }), before)).toBe(0)
    expect(writtenCharacters(week({ progress: '示例甲完成设备招标，已公示' }), before)).toBe(4)
    expect(writtenCharacters(week({ nextPlan: '走访3户' }), before)).toBe(1)
  })

  it('are not fewer for a line that begins alike by chance', () => {
    const before = week({ progress: '示例甲完成设备招标' })
    expect(writtenCharacters(week({ progress: '示例乙车间封顶验收' }), before)).toBe(9)
  })

  it('have a middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1])).toBe(1)
    expect(median([])).toBeUndefined()
  })
})
