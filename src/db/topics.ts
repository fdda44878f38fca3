import { type Role, taskForceRoles } from '../domain/people.ts'

/** Whom a message is for: holders of one of these posts, of its own chain where it says so. */
export interface Receivers {
  roles: readonly Role[]
  ofTheirChain: boolean
}

const ofTheirChain = (...roles: Role[]): Receivers => ({ roles, ofTheirChain: true })
const anywhere = (...roles: Role[]): Receivers => ({ roles, ofTheirChain: false })
export const whoFiles = ofTheirChain(...taskForceRoles)

interface Facts {
  /**
   * What becomes of a message of which nobody knows whether it arrived: the office is asked, or it is let go. The same whether its uuid has run
   * out or a backup was restored. An answer an hour late helps nobody, and neither does a question about a question.
   */
  inDoubt: 'ask' | 'ask in groups' | 'drop'
  /** Who may still receive it when it is sent. Left out: it is an answer and goes to who asked, unless a role of theirs ended since. */
  to?: Receivers
  /** It prompts somebody to do something: the 减负台账 counts it. */
  prompts?: true
  /** It asks for a report that is owed, and falls away when that is filed: as a reminder, or because it was sent back. */
  asksFor?: 'owed' | 'returned'
  /** A line in the thread of what it answers. */
  inThread?: true
  /** A card of a report, drawn anew in people's hands when the report changes. */
  showsReport?: true
}

/** One row for each thing that is said. A new one is a line here and its name in `outgoingTitles`; every list of topics derives from this. */
export const topicFacts = {
  'weekly-card': { inDoubt: 'ask', to: whoFiles, prompts: true, showsReport: true },
  'weekly-open': { inDoubt: 'drop', showsReport: true },
  offer: { inDoubt: 'drop' },
  'reminder-1': { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  'reminder-2': { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  'backup-notice': { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  nudge: { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  'ask-backup': { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  naming: { inDoubt: 'drop', prompts: true, asksFor: 'owed' },
  receipt: { inDoubt: 'ask', to: anywhere('office') },
  'digest-chief': { inDoubt: 'ask', to: ofTheirChain('chief') },
  'digest-office': { inDoubt: 'ask', to: anywhere('office') },
  'thread-line': { inDoubt: 'ask', inThread: true },
  // 有新增 of a weekly report, where nobody has filed the risk itself meanwhile.
  'risk-report': { inDoubt: 'drop', to: anywhere('office') },
  alarm: { inDoubt: 'drop', to: anywhere('office', 'admin') },
  reply: { inDoubt: 'drop' },
  // Repeated until it is through.
  patch: { inDoubt: 'drop' },
  notice: { inDoubt: 'ask' },
  errand: { inDoubt: 'drop' },
  question: { inDoubt: 'drop', to: anywhere('office') },
  return: { inDoubt: 'ask', to: whoFiles, prompts: true, asksFor: 'returned', showsReport: true },
  'return-overdue': { inDoubt: 'drop', to: anywhere('office'), asksFor: 'returned' },
  'sign-off': { inDoubt: 'ask', to: ofTheirChain('lead'), prompts: true },
  'sign-open': { inDoubt: 'drop', to: ofTheirChain('lead') },
  'supplement-request': { inDoubt: 'drop', to: ofTheirChain('contributor'), prompts: true },
  // What a chief said, on its way to the office.
  relay: { inDoubt: 'ask', to: anywhere('office') },
  file: { inDoubt: 'drop' },
  // In private it is a card or a file somebody has called for.
  experience: { inDoubt: 'ask in groups' },
  bulletin: { inDoubt: 'ask in groups' },
  'month-card': { inDoubt: 'ask', to: whoFiles, prompts: true, showsReport: true },
  'month-open': { inDoubt: 'drop', showsReport: true },
  'month-reminder': { inDoubt: 'drop', to: whoFiles, prompts: true, asksFor: 'owed' },
  'month-chief': { inDoubt: 'ask', to: ofTheirChain('chief') },
  'month-office': { inDoubt: 'ask', to: anywhere('office') },
  'month-leading': { inDoubt: 'ask', to: anywhere('leader') },
  // 我的 shows what waits, told or not.
  'record-card': { inDoubt: 'drop' },
  'record-line': { inDoubt: 'drop', inThread: true },
  'record-note': { inDoubt: 'drop', prompts: true },
  // What a colleague has entered of a score, for the second yes.
  assessment: { inDoubt: 'drop', to: anywhere('office') },
  'assessment-sheet': { inDoubt: 'ask', to: ofTheirChain('lead', 'reporter', 'chief') },
} as const satisfies Record<string, Facts>

export type Topic = keyof typeof topicFacts

export const factsOf = (topic: Topic): Facts => topicFacts[topic]
export const topicsWhere = (holds: (facts: Facts) => boolean): readonly Topic[] =>
  (Object.keys(topicFacts) as Topic[]).filter((topic) => holds(factsOf(topic)))

export const isAskedAbout = ({ topic, target }: { topic: Topic; target: { type: string } }): boolean => {
  const { inDoubt } = factsOf(topic)
  return inDoubt === 'ask' || (inDoubt === 'ask in groups' && target.type === 'chat_id')
}
