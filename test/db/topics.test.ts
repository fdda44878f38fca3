import { describe, expect, it } from 'vitest'
import { factsOf, isAskedAbout, type Topic, topicFacts, topicsWhere } from '../../src/db/topics.ts'
import { outgoingTitles } from '../../src/texts/alarms.ts'

const all = Object.keys(topicFacts) as Topic[]
const sorted = (topics: readonly Topic[]) => [...topics].toSorted()

describe('the table of topics', () => {
  it('says what prompts somebody, and so counts in 减负台账', () => {
    expect(sorted(topicsWhere(({ prompts }) => prompts === true))).toEqual(
      sorted([
        ...([
          'weekly-card',
          'reminder-1',
          'reminder-2',
          'backup-notice',
          'nudge',
          'ask-backup',
          'naming',
          'return',
        ] as const),
        ...(['sign-off', 'supplement-request', 'month-card', 'month-reminder', 'record-note'] as const),
      ]),
    )
  })

  it('says which reminders fall away when the report is filed, and which cards are drawn anew', () => {
    expect(sorted(topicsWhere(({ asksFor }) => asksFor === 'owed'))).toEqual(
      sorted(['reminder-1', 'reminder-2', 'backup-notice', 'nudge', 'ask-backup', 'naming', 'month-reminder']),
    )
    expect(sorted(topicsWhere(({ asksFor }) => asksFor === 'returned'))).toEqual(['return', 'return-overdue'])
    expect(sorted(topicsWhere(({ showsReport }) => showsReport === true))).toEqual(
      sorted(['weekly-card', 'weekly-open', 'return', 'month-card', 'month-open']),
    )
  })

  it('asks about 退回, 审签 and 简报 after a restore, in groups only of what anybody may call for', () => {
    const inGroup = { target: { type: 'chat_id' } }
    const inPrivate = { target: { type: 'open_id' } }
    for (const topic of ['return', 'sign-off'] as const) expect(isAskedAbout({ topic, ...inPrivate })).toBe(true)
    expect(isAskedAbout({ topic: 'bulletin', ...inGroup })).toBe(true)
    expect(isAskedAbout({ topic: 'bulletin', ...inPrivate })).toBe(false)
    expect(isAskedAbout({ topic: 'question', ...inPrivate })).toBe(false)
  })

  it('has a name in words for every topic, and a post for whoever is prompted to file', () => {
    expect(Object.keys(outgoingTitles).toSorted()).toEqual(all.toSorted())
    for (const topic of topicsWhere(({ asksFor }) => asksFor === 'owed'))
      if (topic !== 'naming') expect(factsOf(topic).to?.roles, topic).toContain('reporter')
  })
})
