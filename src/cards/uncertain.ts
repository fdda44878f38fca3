import * as t from '../texts/commands.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div } from './kit/elements.ts'

/** A send that may or may not have arrived: only a person who looks can say. */
export interface UncertainView {
  state: 'ask' | 'seen' | 'resent' | 'arrived'
  outbox: string
  generation: number
  /** `航天产业链第36周摘要` */
  what: string
  /** Name of the group or the person. */
  where: string
  /** Nobody in the office can see it: only whoever it was for can say. */
  private?: boolean | undefined
  /** When it was sent without an answer, `9月4日 08:30`. Absent when a restore has lost whether it was sent at all. */
  sinceText?: string | undefined
  /** For the ended states. */
  byName?: string | undefined
  atText?: string | undefined
}

const templates: Record<UncertainView['state'], Template> = {
  ask: 'orange',
  seen: 'green',
  resent: 'green',
  arrived: 'green',
}

export const uncertainCard = (v: UncertainView): Card => {
  const action = { on: 'uncertain', outbox: v.outbox, generation: v.generation } as const
  return card({
    title: t.uncertainTitles[v.state],
    template: templates[v.state],
    summary: t.uncertainSummary,
    elements: [
      ...(v.state === 'ask'
        ? [
            ...t.uncertainLines({ what: v.what, where: v.where, since: v.sinceText }).map((line) => div(line)),
            div(v.private ? t.uncertainTodoPrivate : t.uncertainTodo),
            buttons(
              { label: buttonWords.seen, kind: 'primary', action: { ...action, do: 'seen' } },
              { label: buttonWords.resend, action: { ...action, do: 'resend' }, confirm: t.resendConfirm },
            ),
          ]
        : [div(t.uncertainWas(v)), div(t.uncertainEnds[v.state](v.byName ?? '', v.atText ?? ''))]),
    ],
  })
}
