import * as t from '../texts/assessment.ts'
import { noGradeYet } from '../texts/assessment-sums.ts'
import { type Card, card, tag } from './kit/card.ts'
import { buttons, panel } from './kit/controls.ts'
import { div, note, row } from './kit/elements.ts'

export interface LineView {
  /** `B1 任务按时办结` */
  head: string
  score: string
  /** `none`: there is nothing to go by, and the line is no 0. */
  earns: 'some' | 'none'
  sum: string
  against: string | undefined
}

export interface SheetView {
  title: string
  grade: string | undefined
  until: string
  total: string
  waits: string | undefined
  notes: readonly string[]
  blocks: readonly { title: string; lines: readonly LineView[] }[]
  rules: string
  /** Words that open a 申诉, while one is taken. */
  appeal?: string
}

/** A chain's own sheet: the total first, and below it each block with every sum, closed until tapped. */
export const sheetCard = (v: SheetView): Card =>
  card({
    title: v.title,
    subtitle: v.until,
    template: 'blue',
    tags: [tag(v.grade ?? noGradeYet, v.grade === undefined ? 'neutral' : 'blue')],
    summary: `${v.title}：${v.total}`,
    elements: [
      div(v.total, { size: 'heading' }),
      v.waits !== undefined && div(v.waits),
      ...v.notes.map((text) => div(text)),
      ...v.blocks.map(({ title, lines }) =>
        panel(
          title,
          lines.flatMap(({ head, score, earns, sum, against }) => [
            row(head, { word: score, colour: earns === 'none' ? 'grey' : 'blue' }),
            div(sum),
            ...(against === undefined ? [] : [note(against)]),
          ]),
        ),
      ),
      v.appeal !== undefined &&
        buttons({ label: t.appealButton, action: { on: 'say', do: 'wish', words: v.appeal }, about: 'appeal' }),
      note(v.rules),
      note(t.sheetNote),
    ],
  })
