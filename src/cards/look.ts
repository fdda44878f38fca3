import type { Light } from '../domain/light.ts'
import type { Unreported } from '../domain/look-words.ts'
import { correctionButtons } from '../texts/corrections.ts'
import * as t from '../texts/look.ts'
import { fieldWords, tooLongToShow } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, panel } from './kit/controls.ts'
import { div, heading, note } from './kit/elements.ts'

export interface LookEntry {
  /** `第36周` */
  weekLabel: string
  marks: readonly (keyof typeof t.lookMarks)[]
  /** Full texts as filed; empty parts are left out. */
  progress: string
  /** The first line, as digests show it: what the row says before it is opened. */
  headline?: string | undefined
  /** The ask with its level, `请推进办协调：…`; empty when none. */
  ask: string
  nextPlan: string
  light?: Light | undefined
  /** `张工填报，9月3日 16:20` */
  byText?: string | undefined
  /** The report, where there is more to see: 版本, for the office 详情 with what it may do. */
  detail?: { item: string; word: 'versions' | 'detail' } | undefined
}

/** 查: one page, at most eight entries, newest first as the caller orders them. */
export interface LookView {
  chain: string
  chainName: string
  /** `近4周` or `8月6日–9月3日` */
  rangeText: string
  /** Period keys of the range, both included; they go back with the paging buttons. */
  from: string
  to: string
  /** From 1. */
  page: number
  pages: number
  total: number
  entries: readonly LookEntry[]
  /** Only what has not been reported, or is 免报. */
  only?: Unreported | undefined
  /** The month's report of a range that is one month. */
  monthLine?: string | undefined
}

const mostEntries = 8

const titleOf = (e: LookEntry): string => t.lookRow(entryTitle(e), e.headline ?? '')

const entryTitle = (e: LookEntry): string =>
  t.lookEntry(
    e.weekLabel,
    [e.light && t.lightWords[e.light], ...e.marks.map((mark) => t.lookMarks[mark])].filter(
      (word) => word !== undefined,
    ),
  )

/** Name, text, and bytes that hold the longest the form takes. */
const partsOf = (e: LookEntry) =>
  (
    [
      [fieldWords.progress, e.progress, 1000],
      [fieldWords.ask_level, e.ask, 560],
      [fieldWords.next_plan, e.nextPlan, 440],
    ] as const
  ).filter(([, body]) => body)

/** A panel to open; where nothing was written, a line is all there is. */
const entry = (e: LookEntry, expanded: boolean) => {
  const parts = partsOf(e)
  if (parts.length === 0) return note([titleOf(e), e.byText].filter(Boolean).join('，'))
  const text = parts.flatMap(([name, body, max]) => [heading(name), div(body, { max, mark: tooLongToShow })])
  return panel(
    titleOf(e),
    [...text, ...(e.byText ? [div(e.byText, { size: 'notation', colour: 'grey', max: 300 })] : [])],
    expanded,
  )
}

const detail = ({ weekLabel, detail: d }: LookEntry) =>
  d
    ? [
        buttons({
          label: `${weekLabel} · ${correctionButtons[d.word]}`,
          about: d.item,
          action: { on: 'versions', do: 'versions', item: d.item, page: 1 },
        }),
      ]
    : []

/** 上一页 and 下一页 of a range of weeks or of months. */
export const pageTurns = (v: Pick<LookView, 'chain' | 'from' | 'to' | 'page' | 'pages' | 'only'>): ButtonSpec[] => {
  const turn = (label: string, act: 'prev' | 'next'): ButtonSpec => ({
    label,
    action: {
      on: 'look',
      do: act,
      chain: v.chain,
      from: v.from,
      to: v.to,
      page: v.page,
      ...(v.only && { only: v.only }),
    },
  })
  return [
    ...(v.page > 1 ? [turn(buttonWords.previous, 'prev')] : []),
    ...(v.page < v.pages ? [turn(buttonWords.next, 'next')] : []),
  ]
}

export const lookCard = (v: LookView): Card => {
  const turning = pageTurns(v)
  const first = v.entries.findIndex((e) => partsOf(e).length > 0)
  return card({
    title: t.lookTitle(v.chainName),
    subtitle: t.lookTotal(v.only ? `${v.rangeText} ${t.lookMarks[v.only]}` : v.rangeText, v.total),
    template: v.total > 0 ? 'blue' : 'grey',
    summary: t.lookSummary(v.chainName, v.rangeText),
    elements: [
      v.monthLine !== undefined && note(v.monthLine),
      v.entries.length === 0 && div(t.lookNothing(v.only)),
      ...v.entries.slice(0, mostEntries).flatMap((e, index) => [entry(e, index === first), ...detail(e)]),
      v.pages > 1 && note(t.lookPage(v.page, v.pages)),
      turning.length > 0 && buttons(...turning),
    ],
  })
}
