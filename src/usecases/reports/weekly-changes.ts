import type { Place } from '../../domain/people.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { type ContentPart, changedParts } from '../../domain/weekly-changes.ts'
import * as t from '../../texts/corrections.ts'
import { supportLine } from '../../texts/supplement.ts'
import { lastPlanLine } from '../../texts/weekly.ts'
import { askText, askWords, riskText } from '../../texts/words.ts'
import type { Change } from './report-kind.ts'

/** What differs between two versions of a week: the part, what it was, what it is. */
export const weeklyChanges = (before: WeeklyContent, after: WeeklyContent, place: Place['kind']): Change[] =>
  changedParts(before, after).map((part) => [
    t.partWords[part],
    wordsOf(part, before, place),
    wordsOf(part, after, place),
  ])

/** In one line: a change stands beside what it was. */
const wordsOf = (part: ContentPart, content: WeeklyContent, place: Place['kind']): string => {
  switch (part) {
    case 'noNews':
      return content.noNews ? t.yesNo.true : t.yesNo.false
    case 'progress':
      return content.progress.replaceAll('\n', '／')
    case 'lastPlan':
      return content.lastPlan.map(({ state, text }) => lastPlanLine(state, text)).join('／')
    case 'ask':
      return (askText(content.askLevel, content.askDetail) || askWords.none).replaceAll('\n', '／')
    case 'risk':
      // What is about one enterprise stands in no group.
      return riskText(content.risk, content.riskDetail && (place === 'p2p' ? content.riskDetail : t.notInGroup))
    case 'nextPlan':
      return content.nextPlan.replaceAll('\n', '／')
    case 'support':
      return (content.support ?? []).map(supportLine).join('／')
    case 'tasks':
      return (content.tasks ?? []).map(({ number }) => number).join('、')
  }
}
