import type { ContentReading } from './content-reading.ts'
import { asksOthers } from './light.ts'
import { knownFields } from './report-fields.ts'
import type { WeeklyContent } from './weekly.ts'
import { headline } from './weekly-form.ts'

export const weeklyReading: ContentReading<WeeklyContent> = {
  /** Lines of the last plan stand in the report before. */
  text: ({ progress, askDetail, riskDetail = '', nextPlan, support = [] }) =>
    [progress, askDetail, riskDetail, nextPlan, ...support.map(({ unit, text }) => `${unit}：${text}`)]
      .filter(Boolean)
      .join('\n'),
  fields: ({ risk, askLevel, lastPlan }) =>
    knownFields([`risk_${risk}`, `ask_${askLevel}`, ...lastPlan.map(({ state }) => `plan_${state}`)]),
  /** 红: 断链断供 has been added. 黄: one has changed, others are asked to act, or a line of the plan is 受阻. 绿: all else. */
  light: ({ risk, askLevel, lastPlan }) => {
    if (risk === 'new') return 'red'
    return risk === 'changed' || asksOthers(askLevel) || lastPlan.some(({ state }) => state === 'blocked')
      ? 'yellow'
      : 'green'
  },
  headline: ({ progress }) => headline(progress).text,
  noNews: (content) => content.noNews,
  names: ({ support = [] }) => support.map(({ by }) => by),
  /** It is found by its words, but what is about one enterprise stands in no group. */
  inGroups: ({ riskDetail: _, ...content }) => content,
}
