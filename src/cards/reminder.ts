import type { Later } from '../domain/later-words.ts'
import * as t from '../texts/quiet.ts'
import { type Card, card } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** A private reminder with 稍后 under it. */
export interface ReminderCardView {
  chainName: string
  weekLabel: string
  item: string
  text: string
  /** Hours the next reminder can be moved to; none where this is the last one. */
  choices: readonly { later: Later; value: string }[]
  /** `15:30` once it was moved. */
  chosen?: string | undefined
  /** Why there will be no more of it. */
  ended?: t.ReminderEnd | undefined
}

export const reminderCard = (v: ReminderCardView): Card =>
  card({
    title: t.reminderTitle,
    subtitle: t.reminderSubtitle(v.chainName, v.weekLabel),
    template: v.ended ? 'grey' : 'orange',
    summary: t.reminderSummary(v.chainName, v.weekLabel),
    elements: [
      div(v.text),
      v.ended !== undefined && note(t.laterEnded(v.ended)),
      v.chosen !== undefined && note(t.laterChosen(v.chosen)),
      v.choices.length > 0 && note(t.laterHint),
      v.choices.length > 0 &&
        buttons(
          ...v.choices.map(({ later, value }) => ({
            label: t.laterButtons(later),
            about: value,
            action: { on: 'later', do: 'later', item: v.item, at: value } as const,
          })),
        ),
    ],
  })
