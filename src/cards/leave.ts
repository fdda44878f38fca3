import * as t from '../texts/leave.ts'
import { type Card, card, firstOf, type Template } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, heading, note } from './kit/elements.ts'

/** 请假: from when to when, who stands in, what moves. */
export interface LeaveView {
  state: 'proposed' | 'confirmed' | 'dropped' | 'cancelled' | 'replaced' | 'ended'
  leave: string
  name: string
  span: string
  /** One a chain; who, or that it makes no difference. */
  standIns: readonly { chain: string; who: string }[]
  /** From `movedLine`. */
  moved: readonly string[]
  /** Earlier leaves whose place it takes. */
  replaces: readonly string[]
  back?: string | undefined
  atText?: string | undefined
}

const mostMoved = 4
const mostChains = 8
const templates: Record<LeaveView['state'], Template> = {
  proposed: 'orange',
  confirmed: 'green',
  dropped: 'grey',
  cancelled: 'grey',
  replaced: 'grey',
  ended: 'grey',
}

export const leaveCard = (v: LeaveView): Card => {
  const { shown, rest } = firstOf(v.moved, mostMoved)
  const matters = v.state === 'proposed' || v.state === 'confirmed'
  return card({
    title: t.leaveTitles[v.state],
    subtitle: t.confirmTitle(v.name),
    template: templates[v.state],
    summary: t.leaveTitles[v.state],
    elements: [
      div(v.span),
      v.state === 'proposed' && v.replaces.length > 0 && div(t.replacesLine(v.replaces), { colour: 'orange' }),
      ...(matters && v.standIns.length > 0
        ? [
            heading(t.standInsHeading),
            ...firstOf(v.standIns, mostChains).shown.map(({ chain, who }) => div(t.standInLine(chain, who))),
            heading(t.movedHeading),
            ...(shown.length > 0 ? shown.map((line) => div(line)) : [note(t.nothingMoves)]),
            rest > 0 && note(t.movedRest(rest)),
            note(t.stillOwed),
          ]
        : []),
      v.back !== undefined && note(v.back),
      v.atText !== undefined && note(t.settledAt(v.atText)),
      v.state === 'proposed' &&
        buttons(
          { label: t.buttons.confirm, kind: 'primary', action: { on: 'leave', do: 'confirm', leave: v.leave } },
          { label: t.buttons.cancel, action: { on: 'leave', do: 'cancel', leave: v.leave } },
        ),
    ],
  })
}
