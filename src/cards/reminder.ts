import type { Later } from '../domain/later-words.ts'
import * as p from '../texts/prompts.ts'
import * as t from '../texts/quiet.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** What the reader can do on the spot. */
export interface Answers {
  /** What was sent back is changed. */
  change: boolean
  /** The revision that 本周无新增 is pressed on; absent where that is no answer. */
  noNews?: number | undefined
  /** A backup who is there and has not been asked. */
  backup?: string | undefined
  /** Those who have been. */
  asked: readonly string[]
}

/** A private prompt for a report that is owed: a reminder with 稍后 under it, 催报, the word to a backup. */
export interface ReminderCardView {
  title?: string | undefined
  chainName: string
  weekLabel: string
  item: string
  /** None once it has ended. */
  text?: string | undefined
  /** Hours the next reminder can be moved to; none where this is the last one. */
  choices?: readonly { later: Later; value: string }[]
  /** `15:30` once it was moved. */
  chosen?: string | undefined
  answers?: Answers | undefined
  /** Why there will be no more of it. */
  ended?: t.ReminderEnd | undefined
}

const answerButtons = (item: string, { change, noNews, backup }: Answers): ButtonSpec[] => [
  {
    label: change ? p.promptButtons.change : p.promptButtons.fill,
    kind: 'primary',
    action: { on: 'open', do: 'open', item },
  },
  ...(noNews === undefined
    ? []
    : [{ label: buttonWords.noNews, action: { on: 'weekly', do: 'no_news', item, rev: noNews } } as const]),
  ...(backup === undefined
    ? []
    : [{ label: p.askBackupButton(backup), action: { on: 'backup', do: 'ask_backup', item } } as const]),
]

export const reminderCard = ({ choices = [], answers, ...v }: ReminderCardView): Card =>
  card({
    title: v.title ?? t.reminderTitle,
    subtitle: t.reminderSubtitle(v.chainName, v.weekLabel),
    template: v.ended ? 'grey' : 'orange',
    summary: v.ended ? t.laterEnded(v.ended) : t.reminderSummary(v.chainName, v.weekLabel),
    elements: [
      v.text !== undefined && div(v.text),
      v.ended !== undefined && note(t.laterEnded(v.ended)),
      answers !== undefined && answers.asked.length > 0 && note(p.backupAsked(answers.asked)),
      answers !== undefined && buttons(...answerButtons(v.item, answers)),
      v.chosen !== undefined && note(t.laterChosen(v.chosen)),
      choices.length > 0 && note(t.laterHint),
      choices.length > 0 &&
        buttons(
          ...choices.map(({ later, value }) => ({
            label: t.laterButtons(later),
            about: value,
            action: { on: 'later', do: 'later', item: v.item, at: value } as const,
          })),
        ),
    ],
  })
