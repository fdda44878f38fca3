import { type MonthContent, moveFields } from '../domain/monthly.ts'
import { markLines } from '../domain/numbering.ts'
import { textLines } from '../domain/text.ts'
import { bulleted } from '../texts/digest.ts'
import * as t from '../texts/monthly.ts'
import { tooLongToShow } from '../texts/weekly.ts'
import { askText } from '../texts/words.ts'
import type { Div, Markdown } from './kit/elements.ts'
import { div, heading, note } from './kit/elements.ts'

type Told = (Div | Markdown)[]

const section = (name: string, text: string): Told =>
  text ? [heading(name), div(text, { max: 1500, mark: tooLongToShow })] : []

const bullets = (text: string): string => markLines(textLines(text), bulleted).join('\n')

/** A whole month's report, for private eyes. @param typed with the figures as they were typed in, for those who fill it in or check it */
export const monthTold = (content: MonthContent, typed = false): Told => {
  const { output, cumulative, yoy, basis, cutoff } = content
  const moved = moveFields.flatMap((field) =>
    content.moves[field] ? [`${t.monthFieldWords[field]}：${content.moves[field]}`] : [],
  )
  const asked = content.issues.map(({ text, level }, i) => `${i + 1}. ${askText(level, text)}`)
  return [
    ...section(t.monthFieldWords.points, bullets(content.points)),
    heading(t.stepWords.figures),
    div(t.figuresLine({ output: t.yiText(output.yi), cumulative: t.yiText(cumulative.yi), yoy, basis, cutoff })),
    ...(typed ? [note(t.typedAs(`${output.typed}，${cumulative.typed}`))] : []),
    ...(content.jumpConfirmed ? [note(t.jumpNoted)] : []),
    ...section(t.stepWords.moves, moved.join('\n') || t.noMovesLine),
    ...section(t.issuesWord, asked.join('\n') || t.nothingLine),
    ...section(t.monthFieldWords.liaison, content.liaison),
    ...section(t.monthFieldWords.next_month, bullets(content.nextMonth)),
  ]
}
