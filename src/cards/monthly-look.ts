import type { MonthContent } from '../domain/monthly.ts'
import { correctionButtons } from '../texts/corrections.ts'
import { lookMarks } from '../texts/look.ts'
import * as t from '../texts/monthly-lists.ts'
import { demoTag } from '../texts/weekly.ts'
import { type Card, card, tag } from './kit/card.ts'
import { buttons, type Element, panel } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'
import type { LookEntry } from './look.ts'
import { monthTold } from './monthly-told.ts'

export interface MonthLookEntry {
  /** Empty where all entries are of one chain. */
  chainName: string
  month: string
  marks: readonly (keyof typeof lookMarks)[]
  content?: MonthContent | undefined
  byText?: string | undefined
  detail?: LookEntry['detail']
}

export interface MonthLookView {
  chainName: string
  from: string
  to: string
  entries: readonly MonthLookEntry[]
  /** `查 航天产业链 2026-09 月报` */
  example: string
  demo: boolean
}

/** Whole texts of so many fit into a card. */
const mostTexts = 2
const mostEntries = 12

const told = (entry: MonthLookEntry, { full, open }: { full: boolean; open: boolean }): Element => {
  const marks = entry.marks.map((mark) => lookMarks[mark])
  const title = t.monthLookEntry(entry.chainName, entry.month, marks)
  if (!entry.content || !full) return note([title, entry.byText].filter(Boolean).join('，'))
  const by = entry.byText === undefined ? [] : [note(entry.byText)]
  return panel(title, [...monthTold(entry.content), ...by], open)
}

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
  const full = new Set(shown.filter(({ content }) => content).slice(0, mostTexts))
  const first = shown.find((entry) => full.has(entry))
  return card({
    title: t.monthLookTitle(v.chainName),
    subtitle: t.monthLookRange(v.from, v.to, v.entries.length),
    template: v.entries.length > 0 ? 'blue' : 'grey',
    tags: [v.demo && tag(demoTag, 'violet')],
    summary: t.monthLookTitle(v.chainName),
    elements: [
      shown.length === 0 && div(t.monthLookNothing),
      ...shown.flatMap((entry) => [told(entry, { full: full.has(entry), open: entry === first }), ...detail(entry)]),
      v.entries.length > full.size && note(t.monthLookMore(v.example)),
    ],
  })
}
