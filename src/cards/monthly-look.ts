import type { Unreported } from '../domain/look-words.ts'
import type { MonthContent } from '../domain/monthly.ts'
import { correctionButtons } from '../texts/corrections.ts'
import { lookButtons, lookMarks, lookNothing, lookPage } from '../texts/look.ts'
import * as t from '../texts/monthly-lists.ts'
import { type Card, card } from './kit/card.ts'
import { buttons, type Element, panel, withButton } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'
import { type LookEntry, pageTurns } from './look.ts'
import { monthTold } from './monthly-told.ts'

export interface MonthLookEntry {
  /** Empty where all entries are of one chain. */
  chainName: string
  month: string
  marks: readonly (keyof typeof lookMarks)[]
  report?: { item: string; rev: number; content: MonthContent } | undefined
  byText?: string | undefined
  detail?: LookEntry['detail']
}

/** One page, at most eight entries, newest first as the caller orders them. */
export interface MonthLookView {
  /** A chain id, or `all`. */
  chain: string
  chainName: string
  /** Months, both included; they go back with the paging buttons. */
  from: string
  to: string
  page: number
  pages: number
  total: number
  entries: readonly MonthLookEntry[]
  /** Only what has not been reported, or is 免报. */
  only?: Unreported | undefined
  /** With the figures as typed, for those who check them. */
  typed?: boolean | undefined
}

/** Whole texts of so many fit into a card; the others open in private. */
const mostTexts = 2
const mostEntries = 8

const told = (
  entry: MonthLookEntry,
  { full, open, typed }: { full: boolean; open: boolean; typed: boolean },
): Element => {
  const marks = entry.marks.map((mark) => lookMarks[mark])
  const title = t.monthLookEntry(entry.chainName, entry.month, marks)
  const line = note([title, entry.byText].filter(Boolean).join('，'))
  if (!entry.report) return line
  const { item, rev, content } = entry.report
  if (!full)
    return withButton(line, {
      label: lookButtons.full,
      kind: 'quiet',
      about: item,
      action: { on: 'report', do: 'full', item, rev },
    })
  const by = entry.byText === undefined ? [] : [note(entry.byText)]
  return panel(title, [...monthTold(content, typed), ...by], open)
}

/** Under a text that stands on the card; 看全文 leads to the same. */
const detail = ({ chainName, month, detail: d }: MonthLookEntry): Element[] =>
  d
    ? [
        buttons({
          label: `${t.monthLookEntry(chainName, month, [])} · ${correctionButtons[d.word]}`,
          about: d.item,
          action: { on: 'versions', do: 'versions', item: d.item, page: 1 },
        }),
      ]
    : []

/** 查 … 月报: always in private, since it shows the figures as typed. */
export const monthLookCard = (v: MonthLookView): Card => {
  const shown = v.entries.slice(0, mostEntries)
  const full = new Set(shown.filter(({ report }) => report).slice(0, mostTexts))
  const first = shown.find((entry) => full.has(entry))
  const turning = pageTurns(v)
  return card({
    title: t.monthLookTitle(v.chainName),
    subtitle: t.monthLookRange(v.from, v.to, v.total, v.only && lookMarks[v.only]),
    template: v.total > 0 ? 'blue' : 'grey',
    summary: t.monthLookTitle(v.chainName),
    elements: [
      shown.length === 0 && div(lookNothing(v.only, t.monthCommandWord)),
      ...shown.flatMap((entry) => [
        told(entry, { full: full.has(entry), open: entry === first, typed: v.typed === true }),
        ...(full.has(entry) ? detail(entry) : []),
      ]),
      v.pages > 1 && note(lookPage(v.page, v.pages)),
      turning.length > 0 && buttons(...turning),
    ],
  })
}
