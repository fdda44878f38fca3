import type { Light } from '../domain/light.ts'
import { correctionButtons } from '../texts/corrections.ts'
import * as t from '../texts/look.ts'
import { versionTag } from '../texts/weekly.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, hr, note, row, type Told } from './kit/elements.ts'
import { lamp } from './lamp.ts'

/** One version of one report, to read. */
export interface ReportView {
  /** `月度进展全文` */
  subtitle: string
  item: string
  rev: number
  currentRev: number
  chainName: string
  /** `第36周` or `2026年9月` */
  periodLabel: string
  light: Light
  /** `逾期`, `待审签` */
  marks: readonly string[]
  /** Who filed it and when, who signed it, why it was corrected. */
  by: readonly string[]
  /** Where the reader finds the other versions, and the office what it may do. */
  detail?: 'versions' | 'detail' | undefined
  /** Its whole text; empty for 无新增 without words. */
  told: Told
}

const choices = (v: ReportView): ButtonSpec[] => [
  ...(v.rev < v.currentRev
    ? [{ label: t.lookButtons.current, action: { on: 'report', do: 'full', item: v.item, rev: v.currentRev } } as const]
    : []),
  ...(v.detail
    ? [
        {
          label: correctionButtons[v.detail],
          action: { on: 'versions', do: 'versions', item: v.item, page: 1 },
        } as const,
      ]
    : []),
]

export const reportCard = (v: ReportView): Card => {
  const offered = choices(v)
  return card({
    title: t.fullTitle(v.chainName, v.periodLabel),
    subtitle: v.subtitle,
    template: v.rev < v.currentRev ? 'grey' : 'blue',
    tags: [tag(versionTag(v.rev), 'blue')],
    summary: t.fullSummary(v.chainName, v.periodLabel),
    elements: [
      v.rev < v.currentRev && div(t.olderVersion(v.rev, v.currentRev), { colour: 'orange' }),
      row(t.lightWord, lamp(v.light), v.marks.map((mark) => `· ${mark}`).join(' ')),
      ...(v.told.length > 0 ? v.told : [div(t.lookMarks.noNews)]),
      hr(),
      ...v.by.map(note),
      offered.length > 0 && buttons(...offered),
    ],
  })
}
