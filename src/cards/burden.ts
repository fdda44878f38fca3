import { assistantCounts } from '../texts/assistant.ts'
import * as t from '../texts/burden.ts'
import { type Card, card } from './kit/card.ts'
import { div, note } from './kit/elements.ts'

/** 减负台账: how much the office has asked for. Sums only, never a person. */
export interface BurdenView {
  label: string
  firstDay: string
  lastDay: string
  /** By the outbox's topic. */
  prompts: readonly { topic: string; count: number }[]
  again: number
  returned: number
  named: number
  weeklyFields: number
  monthlyFields: number
  /** Reports whose form was opened by 周报 or 月报, and the middle of their minutes; undefined without one. */
  reports: number
  medianMinutes?: number | undefined
  /** Weekly reports, and the middle of the characters and presses each took; undefined without one, or where presses were not counted. */
  weeklies: number
  medianCharacters?: number | undefined
  medianPresses?: number | undefined
  /** How the questions to a language model ended; nothing is said where none was asked. */
  assistant?: Record<'used' | 'dropped' | 'failed', number> | undefined
}

export const burdenCard = (v: BurdenView): Card => {
  const total = v.prompts.reduce((sum, { count }) => sum + count, 0)
  const asked = Object.values(v.assistant ?? {}).reduce((sum, count) => sum + count, 0)
  const sorted = v.prompts.toSorted((a, b) => b.count - a.count)
  return card({
    title: t.burdenTitle(v.label),
    template: 'blue',
    summary: t.burdenSummary(v.label, total),
    elements: [
      note(t.burdenSpan(v.firstDay, v.lastDay)),
      div(
        t.burdenPrompts(
          total,
          sorted.map(({ topic, count }) => t.burdenPrompt(topic, count)),
        ),
      ),
      div(t.burdenAgain(v.again)),
      div(t.burdenReturned(v.returned)),
      div(t.burdenNamed(v.named)),
      div(t.burdenFields(v.weeklyFields, v.monthlyFields)),
      div(t.burdenMinutes(v.reports, v.medianMinutes)),
      div(t.burdenEffort(v.weeklies, v.medianCharacters, v.medianPresses)),
      v.assistant !== undefined && asked > 0 && div(assistantCounts({ asked, ...v.assistant })),
      note(t.burdenNote),
    ],
  })
}
