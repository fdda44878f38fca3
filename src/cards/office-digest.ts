import { nudgeConfirm } from '../texts/commands.ts'
import * as t from '../texts/digest.ts'
import { versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { type OfficeDigestView, officeDigestBlocks } from './office-digest-blocks.ts'

/** Those sent back are nudged as well. */
const owing = ({ owing, drafts = [], headlines }: OfficeDigestView): string[] => [
  ...owing,
  ...drafts,
  ...headlines.flatMap(({ chainName, returned }) => (returned ? [chainName] : [])),
]

/** What the office does next with a week. Each asks for the right of whoever presses, and answers in private. */
const offered = (v: OfficeDigestView): ButtonSpec[] => [
  ...(owing(v).length > 0
    ? [
        {
          label: buttonWords.nudgePrivately,
          action: { on: 'nudge', do: 'nudge', period: v.period },
          confirm: nudgeConfirm(owing(v)),
        } as const,
      ]
    : []),
  ...(v.headlines.length > 0
    ? [{ label: buttonWords.draftBulletin, action: { on: 'weeks', do: 'draft', ...span(v) } } as const]
    : []),
  { label: buttonWords.exportSheet, action: { on: 'weeks', do: 'export', ...span(v) } },
]

const span = ({ weeks: [from, to] }: OfficeDigestView) => ({ from, to })

/** 推进办周览, the weekly digest in the office's group. */
export const officeDigestCard = (v: OfficeDigestView): Card => {
  const out = v.owing.length + (v.drafts?.length ?? 0)
  return card({
    title: t.officeDigestTitle(v.weekLabel),
    template: v.risks.some((risk) => risk.state === 'new')
      ? 'red'
      : v.asks.length + v.risks.length + (v.notDue === undefined ? out : 0) > 0
        ? 'orange'
        : 'blue',
    tags: [
      tag(versionTag(v.version), 'blue'),
      v.catchUpDue !== undefined && tag(t.digestTags.catchUp, 'orange'),
      v.notDue !== undefined && tag(t.digestTags.early, 'orange'),
    ],
    summary: t.officeDigestTitle(v.weekLabel),
    elements: [...officeDigestBlocks(v), !v.preview && buttons(...offered(v))],
  })
}
