import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../../src/domain/records/mentions.ts'

const of = (text: string) =>
  mentionsOf(text, '任务').map(({ no, year }) => (year === undefined ? `${no}` : `${year}-${no}`))

describe('tasks named in the words of a report', () => {
  it('are found by their numbers, once each, in every way a number is written', () => {
    expect(of('任务12完成设备招标')).toEqual(['12'])
    expect(of('任务 3：已签合同；任务〔2025〕7号收尾，任务2025-9 停工')).toEqual(['3', '2025-7', '2025-9'])
    expect(of('任务１２、任务12')).toEqual(['12'])
    expect(of('推进任务5。')).toEqual(['5'])
  })

  it('are none where the figure counts or measures', () => {
    expect(of('完成任务12项，重点任务3个，任务1-3，任务1至3，任务5月底前，任务100%，任务1.5亿，子任务3')).toEqual([])
    expect(of('任务很重，没有编号')).toEqual([])
  })
})
