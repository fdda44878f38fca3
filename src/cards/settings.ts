import * as t from '../texts/settings.ts'
import { type Card, card } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, heading, hr, note } from './kit/elements.ts'

/** Lines under headings, and, while it is a proposal, what to press. */
export interface SettingsView {
  title: string
  blocks: readonly { heading?: string | undefined; lines: readonly string[] }[]
  note?: string | undefined
  /** Set while somebody has to say yes or no. */
  proposal?: string | undefined
  /** What the two buttons say, where it is not 保存 and 不保存. */
  says?: { yes: string; no: string } | undefined
  /** Who settled it and when. */
  settled?: { state: 'confirmed' | 'cancelled'; by: string; atText: string } | undefined
}

/** 设置: the clocks as they are, or what a change would mean, before it counts. */
export const settingsCard = (v: SettingsView): Card => {
  const dropped = v.settled?.state === 'cancelled'
  return card({
    title: v.settled ? t.settledTitles[v.settled.state] : v.title,
    template: v.settled ? (v.settled.state === 'confirmed' ? 'green' : 'grey') : v.proposal ? 'orange' : 'blue',
    summary: v.title,
    elements: [
      v.settled && note(t.settledBy(v.settled.by, v.settled.atText)),
      dropped && div(t.nothingChanged),
      ...(dropped ? [] : v.blocks).flatMap((block) => [
        block.heading !== undefined && heading(block.heading),
        div(block.lines.join('\n'), { max: 3000 }),
      ]),
      !dropped && v.note !== undefined && hr(),
      !dropped && v.note !== undefined && note(v.note),
      v.proposal !== undefined &&
        buttons(
          {
            label: v.says?.yes ?? t.save,
            kind: 'primary',
            action: { on: 'settings', do: 'confirm', proposal: v.proposal },
          },
          { label: v.says?.no ?? t.leave, action: { on: 'settings', do: 'cancel', proposal: v.proposal } },
        ),
    ],
  })
}
