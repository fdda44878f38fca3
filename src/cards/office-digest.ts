import { nudgeConfirm } from '../texts/commands.ts'
import * as t from '../texts/digest.ts'
import { versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { type OfficeDigestView, officeDigestBlocks } from './office-digest-blocks.ts'

/** Those sent back are nudged as well. */
const owing = ({ missing, draft, returned = 0 }: t.OwedCounts): number => missing + draft + returned

/** What the office does next with a week. Each asks for the right of whoever presses, and answers in private. */
const offered = ({ counts, period, weeks: [from, to], headlines }: OfficeDigestView): ButtonSpec[] => [
  ...(owing(counts) > 0
    ? [
        {
          label: buttonWords.nudgePrivately,
          action: { on: 'nudge', do: 'nudge', period },
          confirm: nudgeConfirm(owing(counts)),
        } as const,
      ]
    : []),
  ...(headlines.length > 0
    ? [{ label: buttonWords.draftBulletin, action: { on: 'weeks', do: 'draft', from, to } } as const]
    : []),
  { label: buttonWords.exportSheet, action: { on: 'weeks', do: 'export', from, to } },
]

/** 推进办周览, the weekly digest in the office's group. */
export const officeDigestCard = (v: OfficeDigestView): Card =>
  card({
    title: t.officeDigestTitle(v.weekLabel),
    template: v.risks.some((risk) => risk.state === 'new')
      ? 'red'
      : v.asks.length + v.risks.length + (v.notDue === undefined ? v.owing.length : 0) > 0
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
