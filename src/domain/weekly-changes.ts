import { graphemes } from './graphemes.ts'
import { cutText } from './text.ts'
import type { WeeklyContent } from './weekly.ts'

/** The parts of a report in the order of the card. */
export const contentParts = ['noNews', 'progress', 'lastPlan', 'ask', 'risk', 'nextPlan', 'support', 'tasks'] as const
export type ContentPart = (typeof contentParts)[number]

/** A part as something that can be compared and, where it is text, shown. */
const partOf = (content: WeeklyContent, part: ContentPart): string => {
  switch (part) {
    case 'noNews':
      return String(content.noNews)
    case 'progress':
      return content.progress
    case 'lastPlan':
      return JSON.stringify(content.lastPlan.map(({ text, state }) => [text, state]))
    case 'ask':
      return JSON.stringify([content.askLevel, content.askDetail])
    case 'risk':
      return JSON.stringify([content.risk, content.riskDetail ?? ''])
    case 'nextPlan':
      return content.nextPlan
    case 'support':
      return JSON.stringify((content.support ?? []).map(({ id }) => id))
    case 'tasks':
      return JSON.stringify((content.tasks ?? []).map(({ id }) => id).toSorted())
  }
}

export const changedParts = (before: WeeklyContent, after: WeeklyContent): ContentPart[] =>
  contentParts.filter((part) => partOf(before, part) !== partOf(after, part))

/** Characters kept in front of the first difference, so that one sees where it stands. */
const lead = 8

/** Two versions of a text, cut to where they begin to differ: the beginnings of two long texts may well be the same. */
export function shortDifference(before: string, after: string, limit: number): [string, string] {
  const [a, b] = [before, after].map((text) => [...graphemes(text)].map(({ segment }) => segment)) as [
    string[],
    string[],
  ]
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1
  const from = a.length <= limit && b.length <= limit ? 0 : Math.max(0, same - lead)
  const show = (text: string[]) => cutText(`${from > 0 ? '…' : ''}${text.slice(from).join('')}`, limit).text
  return [show(a), show(b)]
}
