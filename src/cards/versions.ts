import type { MonthContent } from '../domain/monthly.ts'
import * as t from '../texts/corrections.ts'
import { fieldWords, tooLongToShow, versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, panel } from './kit/controls.ts'
import { type Colour, div, heading, hr, note, row } from './kit/elements.ts'
import { monthTold } from './monthly-told.ts'

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

interface WeeklyTexts {
  progress: string
  ask: string
  nextPlan: string
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
  /** The text in force. */
  now?: WeeklyTexts | MonthContent | undefined
  /** A month with the figures as typed, for those who check them. */
  typed?: boolean | undefined
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

const weeklyTold = ({ progress, ask, nextPlan }: WeeklyTexts) =>
  (
    [
      [fieldWords.progress, progress, 1000],
      [fieldWords.ask_level, ask, 560],
      [fieldWords.next_plan, nextPlan, 440],
    ] as const
  )
    .filter(([, body]) => body)
    .flatMap(([name, body, max]) => [heading(name), div(body, { max, mark: tooLongToShow })])

/** Folded, the whole text in force; empty for 无新增 without words. */
const presentText = ({ now, typed }: VersionsView): Element[] => {
  if (now === undefined) return []
  const told = 'points' in now ? monthTold(now, typed) : weeklyTold(now)
  return told.length > 0 ? [panel(t.presentText, told), hr()] : []
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
      ...presentText(v),
      ...v.entries.slice(0, mostEntries).flatMap(entry),
      offered.length > 0 && buttons(...offered),
    ],
  })
}
