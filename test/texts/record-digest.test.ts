import { describe, expect, it } from 'vitest'
import {
  type ChiefRecords,
  chiefRecordLines,
  decideLine,
  othersLine,
  overdueFor,
} from '../../src/texts/record-digest.ts'

const lengthOf = (line: string) => [...line.replace(/\s/gu, '')].length
const base: ChiefRecords = { word: '任务', open: 9, soon: 0, overdue: 0, closed: 0, longer: false, red: 0 }
const titles = [
  '',
  '短',
  '专家服务团首次活动',
  '长'.repeat(40),
  'A long title with spaces in between',
  '👨‍👩‍👧'.repeat(13),
  undefined,
]

describe('the block of a kind in a chief’s digest', () => {
  it('is never more than two lines of 45 字, whatever is counted and named', () => {
    for (const title of titles)
      for (const open of [1, 1288])
        for (const closed of [0, 317])
          for (const standing of ['', overdueFor(2, 2), overdueFor(120, 168), '已延期2次'])
            for (const mark of [{ is: 'new' }, { is: 'still', weeks: 112 }] as const) {
              const lines = chiefRecordLines({
                ...base,
                ...{ open, closed, soon: open - 1, overdue: open, longer: true },
                named: { number: open > 1 ? '任务2025-1288' : '任务2', title, standing, mark },
              })
              expect(lines.length).toBeLessThanOrEqual(2)
              for (const line of lines) expect(lengthOf(line), line).toBeLessThanOrEqual(45)
            }
  })

  it('says 无变化 where nothing is marked, and how long overdue in days where so many workdays were so many days', () => {
    expect(chiefRecordLines(base)).toEqual(['■ 任务 在办9，无变化'])
    expect(chiefRecordLines({ ...base, closed: 3 })).toEqual(['■ 任务 在办9；本周〔✓〕3'])
    expect([overdueFor(2, 2), overdueFor(2, 4), overdueFor(2, undefined)]).toEqual([
      '逾期2天',
      '逾期2个工作日',
      '逾期2个工作日',
    ])
  })
})

describe('请您定 and 另有', () => {
  it('is never a line of more than 45 字, and cuts nothing but the title', () => {
    for (const title of titles)
      for (const since of [undefined, '第40周'])
        for (const mark of [undefined, { is: 'new' }, { is: 'still', weeks: 112 }] as const)
          for (const day of [{}, { due: '2026-10-15' }, { extend: '2026-12-15' }]) {
            const said = decideLine({ number: '问题2025-1288', title, since, mark, ...day }, 2)
            expect(lengthOf(said), said).toBeLessThanOrEqual(45)
            expect(said).toMatch(/^3\. 问题2025-1288/u)
            if ('due' in day) expect(said).toMatch(/，10月15日前。$/u)
            if (title === undefined) expect(said).toContain('（敏感，私信查看）')
          }
  })

  it('counts what has changed of each kind, and nothing that has not', () => {
    expect(
      othersLine([
        { word: '需求', fresh: 1, worse: 0, closed: 0 },
        { word: '诉求', fresh: 0, worse: 2, closed: 2 },
      ]),
    ).toBe('■ 另有：需求1〔新〕 诉求2〔↑〕〔✓〕2')
  })
})
