import { describe, expect, it } from 'vitest'
import { filingKind, isLate, isLocked, itemStatus, needsReason } from '../../src/domain/item-state.ts'

const dueAt = '2026-09-03T10:00:00.000Z'
const lockAt = '2026-09-04T04:00:00.000Z'
const justAfter = '2026-09-03T10:00:00.001Z'
const afterLock = '2026-09-04T04:00:00.001Z'
const filing = (sentAt: string, filedBefore: boolean, post: 'reporter' | 'office' = 'reporter') =>
  filingKind({ sentAt, dueAt, lockAt, filedBefore, post })

describe('the time of a filing', () => {
  it('is in time at 18:00 itself and late one millisecond after', () => {
    expect(isLate(dueAt, dueAt)).toBe(false)
    expect(isLate(justAfter, dueAt)).toBe(true)
    expect(isLocked(lockAt, lockAt)).toBe(false)
    expect(isLocked(afterLock, lockAt)).toBe(true)
  })

  it('makes 张工’s first report 报送 or 补报, and an edit one until the lock', () => {
    expect(filing(dueAt, false)).toBe('submit')
    expect(filing(justAfter, false)).toBe('late')
    expect(filing(afterLock, false)).toBe('late')
    expect(filing(justAfter, true)).toBe('submit')
    expect(filing(lockAt, true)).toBe('submit')
    expect(filing(afterLock, true)).toBe('correction')
  })

  it('makes whatever the office writes a 更正 with a reason', () => {
    expect(filing(dueAt, true, 'office')).toBe('correction')
    expect(needsReason('correction')).toBe(true)
    expect(needsReason('late')).toBe(false)
  })
})

describe('the state of an item', () => {
  it('is one of five to those who ask', () => {
    expect((['open', 'draft', 'filed', 'returned', 'exempt', 'missed'] as const).map(itemStatus)).toEqual([
      ...['unfiled', 'draft', 'filed', 'returned', 'exempt', 'unfiled'],
    ])
  })
})
