import * as t from '../texts/corrections.ts'
import { demoTag, fieldWords, tooLongToShow, versionTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, panel } from './kit/controls.ts'
import { type Colour, div, heading, hr, note, row } from './kit/elements.ts'

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
  weekLabel: string
  /** 已退回，待补充 and until when. */
  state?: string | undefined
  /** The text in force. */
  now?: { progress: string; ask: string; nextPlan: string } | undefined
  page: number
  pages: number
  total: number
  entries: readonly VersionEntry[]
  canCorrect: boolean
  canReturn: boolean
  demo: boolean
}

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

const presentText = ({ progress, ask, nextPlan }: NonNullable<VersionsView['now']>) =>
  panel(
    t.presentText,
    (
      [
        [fieldWords.progress, progress, 1000],
        [fieldWords.ask_level, ask, 560],
        [fieldWords.next_plan, nextPlan, 440],
      ] as const
    )
      .filter(([, body]) => body)
      .flatMap(([name, body, max]) => [heading(name), div(body, { max, mark: tooLongToShow })]),
  )

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
  const told = v.now !== undefined && (v.now.progress || v.now.ask || v.now.nextPlan)
  return card({
    title: t.versionsTitle(v.chainName),
    subtitle: t.versionsTotal(v.weekLabel, v.total),
    template: v.total === 0 ? 'grey' : v.state !== undefined ? 'orange' : 'blue',
    tags: [v.rev > 0 && tag(versionTag(v.rev), 'blue'), v.demo && tag(demoTag, 'violet')],
    summary: t.versionsSummary(v.chainName, v.weekLabel),
    elements: [
      v.state !== undefined && div(v.state, { colour: 'orange' }),
      v.total === 0 && div(t.versionsNone),
      ...(told && v.now ? [presentText(v.now), hr()] : []),
      ...v.entries.slice(0, mostEntries).flatMap(entry),
      offered.length > 0 && buttons(...offered),
    ],
  })
}
