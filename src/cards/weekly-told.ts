import type { WeeklyContent } from '../domain/weekly.ts'
import { fieldWords, tooLongToShow } from '../texts/weekly.ts'
import { askText } from '../texts/words.ts'
import { div, heading } from './kit/elements.ts'

/** What a week's report says, without what is about one enterprise: it may stand in a group. */
export const weeklyTold = ({ progress, askLevel, askDetail, nextPlan }: WeeklyContent) =>
  (
    [
      [fieldWords.progress, progress, 1000],
      [fieldWords.ask_level, askText(askLevel, askDetail), 560],
      [fieldWords.next_plan, nextPlan, 440],
    ] as const
  )
    .filter(([, body]) => body)
    .flatMap(([name, body, max]) => [heading(name), div(body, { max, mark: tooLongToShow })])
