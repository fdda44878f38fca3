import type { ContentReading } from './content-reading.ts'
import { asksOthers } from './light.ts'
import { type MonthContent, moveFields } from './monthly.ts'
import { knownFields } from './report-fields.ts'
import { headline } from './weekly-form.ts'

export const monthReading: ContentReading<MonthContent> = {
  text: ({ points, moves, issues, liaison, nextMonth }) =>
    [points, ...moveFields.map((field) => moves[field]), ...issues.map(({ text }) => text), liaison, nextMonth]
      .filter(Boolean)
      .join('\n'),
  /** It tells of no risk and of no plan. */
  fields: ({ issues, moves }) => [
    ...knownFields(issues.map(({ level }) => `ask_${level}`)),
    ...(moveFields.every((field) => moves[field] === '') ? (['no_moves'] as const) : []),
  ],
  /** 黄 where others are asked to act; a month tells of no new risk. */
  light: ({ issues }) => (issues.some(({ level }) => asksOthers(level)) ? 'yellow' : 'green'),
  headline: ({ points }) => headline(points).text,
  noNews: () => false,
  names: () => [],
  inGroups: (content) => content,
}
