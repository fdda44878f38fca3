import type { ItemState, Revision } from './report.ts'
import type { Instant } from './time.ts'

/** 逾期: judged by when the person sent it, and 18:00:00.000 itself is in time. */
export const isLate = (sentAt: Instant, dueAt: Instant): boolean => sentAt > dueAt

/** After the lock an edit is a 更正. 补报 is still taken. */
export const isLocked = (at: Instant, lockAt: Instant): boolean => at > lockAt

export interface Filing {
  sentAt: Instant
  dueAt: Instant
  lockAt: Instant
  /** Whether a revision stands already. */
  filedBefore: boolean
  post: Revision['post']
}

/** What a filing counts as: 报送, 补报 (the first one, after the due time) or 更正 (after the lock, and always from the office). */
export function filingKind({ sentAt, dueAt, lockAt, filedBefore, post }: Filing): Revision['kind'] {
  if (post === 'office') return 'correction'
  if (!filedBefore) return isLate(sentAt, dueAt) ? 'late' : 'submit'
  return isLocked(sentAt, lockAt) ? 'correction' : 'submit'
}

/** A 更正 says why. */
export const needsReason = (kind: Revision['kind']): boolean => kind === 'correction'

/** Whether the form asks for that reason: not again of whoever answers a return, which is reason enough. */
export const asksReason = (filing: Filing, returned: boolean): boolean =>
  needsReason(filingKind(filing)) && (filing.post === 'office' || !returned)

/** 已报, 退回, 草稿中, 未报, 免报. */
export const itemStatuses = ['filed', 'returned', 'draft', 'unfiled', 'exempt'] as const
export type ItemStatus = (typeof itemStatuses)[number]

export function itemStatus(state: ItemState): ItemStatus {
  switch (state) {
    case 'open':
    case 'missed':
      return 'unfiled'
    case 'draft':
    case 'filed':
    case 'returned':
    case 'exempt':
      return state
  }
}
