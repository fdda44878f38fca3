import * as t from '../texts/digest.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div } from './kit/elements.ts'

/** A digest that missed its 72 hours: the office posts it with one tap, or leaves it. */
export interface OverdueDigestView {
  state: 'ask' | 'queued' | 'cancelled'
  /** The chain's name, or 推进办周览. */
  name: string
  weekLabel: string
  /** `9月4日（周五）08:30` */
  dueText: string
  groupName: string
  period: string
  target: string
  version: number
  /** Who decided and when; for the ended states. */
  byName?: string | undefined
  atText?: string | undefined
}

const templates: Record<OverdueDigestView['state'], Template> = { ask: 'orange', queued: 'green', cancelled: 'grey' }

export const overdueDigestCard = (v: OverdueDigestView): Card => {
  const action = { on: 'digest', period: v.period, target: v.target, step: 2, version: v.version } as const
  const title = t.overdueTitle(v.state, v.name)
  return card({
    title,
    subtitle: v.weekLabel,
    template: templates[v.state],
    summary: title,
    elements: [
      div(t.overdueLine(v.weekLabel, v.dueText)),
      v.state === 'ask' && div(t.overdueAsk),
      v.state === 'ask'
        ? buttons(
            {
              label: buttonWords.postOverdue,
              kind: 'primary',
              action: { ...action, do: 'post' },
              confirm: t.postConfirm(v.groupName),
            },
            { label: buttonWords.keepBack, action: { ...action, do: 'cancel' } },
          )
        : div(t.overdueEnds[v.state](v.byName ?? '', v.atText ?? '')),
    ],
  })
}
