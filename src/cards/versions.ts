import * as t from '../texts/corrections.ts'
import { versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, panel } from './kit/controls.ts'
import { type Colour, div, hr, note, row, type Told } from './kit/elements.ts'

export interface VersionEntry {
  rev: number
  kind: keyof typeof t.kindWords
  /** `张工代李工填报，9月3日 16:20` */
  byText: string
  reason?: string | undefined
  /** What differs from the version before, a line each; of the first one, what it begins with. */
  changes: readonly string[]
  /** Why, when and by whom it was sent back. */
  returned?: string | undefined
}

/** 版本: every revision of one report, newest first; for the office also what it may do about it. */
export interface VersionsView {
  item: string
  rev: number
  chainName: string
  /** `第36周`, `9月月报` */
  reportLabel: string
  /** 已退回，待补充 and until when. */
  state?: string | undefined
  /** The text in force; empty for 无新增 without words. */
  told: Told
  page: number
  pages: number
  total: number
  entries: readonly VersionEntry[]
  canCorrect: boolean
  canReturn: boolean
}

/** On a receipt of which there is more than one version. */
export const versionsButton = (item: string): ButtonSpec => ({
  label: t.correctionButtons.versions,
  action: { on: 'versions', do: 'versions', item, page: 1 },
})

const mostEntries = 8
const colours: Record<VersionEntry['kind'], Colour> = {
  submit: 'green',
  edit: 'blue',
  late: 'orange',
  correction: 'orange',
}

const entry = (e: VersionEntry) => {
  const told = [e.reason && t.reasonLine(e.reason), ...e.changes, e.returned].filter(Boolean)
  return [
    row(t.version(e.rev), { word: t.kindWords[e.kind], colour: colours[e.kind] }),
    note(e.byText),
    ...(told.length > 0 ? [div(told.join('\n'), { max: 1800 })] : []),
  ]
}

const choices = (v: VersionsView): ButtonSpec[] => {
  const turn = (label: string, act: 'prev' | 'next'): ButtonSpec => ({
    label,
    action: { on: 'versions', do: act, item: v.item, page: v.page },
  })
  return [
    ...(v.page > 1 ? [turn(buttonWords.previous, 'prev')] : []),
    ...(v.page < v.pages ? [turn(buttonWords.next, 'next')] : []),
    ...(v.canCorrect
      ? [{ label: t.correctionButtons.correct, action: { on: 'correct', do: 'correct', item: v.item } } as const]
      : []),
    ...(v.canReturn
      ? ([
          {
            label: t.correctionButtons.returnIt,
            kind: 'danger',
            action: { on: 'return', do: 'ask_return', item: v.item, rev: v.rev },
          },
        ] as const)
      : []),
  ]
}

export const versionsCard = (v: VersionsView): Card => {
  const offered = choices(v)
  return card({
    title: t.versionsTitle(v.chainName),
    subtitle: t.versionsTotal(v.reportLabel, v.total),
    template: v.total === 0 ? 'grey' : v.state !== undefined ? 'orange' : 'blue',
    tags: [v.rev > 0 && tag(versionTag(v.rev), 'blue')],
    summary: t.versionsSummary(v.chainName, v.reportLabel),
    elements: [
      v.state !== undefined && div(v.state, { colour: 'orange' }),
      v.total === 0 && div(t.versionsNone),
      // Folded.
      ...(v.told.length > 0 ? [panel(t.presentText, [...v.told]), hr()] : []),
      ...v.entries.slice(0, mostEntries).flatMap(entry),
      offered.length > 0 && buttons(...offered),
    ],
  })
}
