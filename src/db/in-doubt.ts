import type { Outgoing, Topic } from './outbox.ts'

/**
 * What becomes of a message of which nobody knows whether it arrived: the office is asked, or it is let go. The same whether its uuid has run
 * out or a backup was restored. An answer an hour late helps nobody, and neither does a question about a question.
 */
const inDoubt: Record<Topic, 'ask' | 'ask in groups' | 'drop'> = {
  'weekly-card': 'ask',
  'month-card': 'ask',
  receipt: 'ask',
  'digest-chief': 'ask',
  'digest-office': 'ask',
  'month-chief': 'ask',
  'month-office': 'ask',
  'month-leading': 'ask',
  'thread-line': 'ask',
  notice: 'ask',
  return: 'ask',
  'sign-off': 'ask',
  // In private it is a card or a file somebody has called for.
  bulletin: 'ask in groups',
  // 我的 shows what waits, told or not.
  'record-card': 'drop',
  'record-note': 'drop',
  'weekly-open': 'drop',
  'month-open': 'drop',
  'sign-open': 'drop',
  offer: 'drop',
  reply: 'drop',
  file: 'drop',
  errand: 'drop',
  'reminder-1': 'drop',
  'reminder-2': 'drop',
  'month-reminder': 'drop',
  'backup-notice': 'drop',
  nudge: 'drop',
  naming: 'drop',
  'supplement-request': 'drop',
  'return-overdue': 'drop',
  alarm: 'drop',
  question: 'drop',
  // Repeated until it is through.
  patch: 'drop',
}

export const isAskedAbout = ({ topic, target }: Pick<Outgoing, 'topic' | 'target'>): boolean =>
  inDoubt[topic] === 'ask' || (inDoubt[topic] === 'ask in groups' && target.type === 'chat_id')
