import type { WeeklyContent } from '../domain/weekly.ts'
import * as t from '../texts/weekly.ts'
import { askWords, buttonWords, riskWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { buttons, type Element } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'

/** Stands in the form's place once the report is in. */
export interface WeeklyFiledView {
  state: 'filed'
  item: string
  chainName: string
  periodLabel: string
  content: WeeklyContent
  /** As it will stand in the digest, cut already; empty for 无新增 without words. */
  headline: string
  headlineCut: boolean
  filedByName: string
  /** The main reporter's name when it was 代报. */
  onBehalfOf?: string | undefined
  /** `9月3日（周四）16:20` */
  sentText: string
  isLate: boolean
  rev: number
  /** Before the lock 修改, after it 更正. */
  canEdit: boolean
  /** When it locks or locked, `9月4日（周五）12:00`. */
  lockText: string
  shiftNote?: string | undefined
  demo: boolean
}

const section = (name: string, text: string): Element[] =>
  text ? [heading(name), div(text, { max: 3000, mark: t.tooLongToShow })] : []

const told = (content: WeeklyContent): Element[] => {
  const lastPlan = content.lastPlan.slice(0, 3).map((line) => t.lastPlanLine(line.state, line.text))
  const ask = content.askLevel === 'none' && content.noNews ? [] : [askWords[content.askLevel], content.askDetail]
  return [
    ...section(t.fieldWords.progress, [content.noNews && t.noNewsLine, content.progress].filter(Boolean).join('\n')),
    ...section(t.lastPlanWord, lastPlan.join('\n')),
    ...section(t.fieldWords.ask_level, ask.filter(Boolean).join('\n')),
    ...section(t.fieldWords.risk, content.risk === 'none' && content.noNews ? '' : riskWords[content.risk]),
    ...section(t.fieldWords.next_plan, content.nextPlan),
  ]
}

export const weeklyFiled = (v: WeeklyFiledView): Card =>
  card({
    title: t.filedTitle(v.chainName),
    subtitle: v.periodLabel,
    template: v.isLate ? 'orange' : 'green',
    tags: [tag(t.versionTag(v.rev), 'blue'), v.isLate && tag(t.lateTag, 'orange'), v.demo && tag(t.demoTag, 'violet')],
    summary: t.filedSummary(v.chainName, v.periodLabel),
    elements: [
      div(t.filedByLine(v.filedByName, v.onBehalfOf, v.sentText)),
      v.isLate && div(t.filedLateLine, { colour: 'orange' }),
      v.shiftNote !== undefined && note(v.shiftNote),
      heading(t.headlineHeading),
      div(v.headline || t.noNewsLine, { colour: 'blue', max: 600 }),
      v.headlineCut && note(t.headlineCutLine),
      hr(),
      ...told(v.content),
      hr(),
      note(t.lockLine(v.lockText, v.canEdit)),
      buttons({
        label: v.canEdit ? buttonWords.edit : buttonWords.correct,
        action: { on: 'weekly', do: 'edit', item: v.item, rev: v.rev },
      }),
    ],
  })
