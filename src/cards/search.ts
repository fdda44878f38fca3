import type { Light } from '../domain/light.ts'
import type { ReportMark } from '../domain/look-words.ts'
import type { Excerpt } from '../domain/search-text.ts'
import * as t from '../texts/look.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, withButton } from './kit/controls.ts'
import { hit, note } from './kit/elements.ts'
import { lamp } from './lamp.ts'

export interface SearchEntry {
  item: string
  rev: number
  /** `航天产业链 第36周` */
  title: string
  light: Light
  marks: readonly ReportMark[]
  excerpt: Excerpt
}

/** 查 for words, a person, a state or a light: one page, newest first. It may be empty where more lies further back. */
export interface SearchView {
  chainName: string
  /** `「喷管」，逾期` */
  sought: string
  rangeText: string
  count: { reports: number; more: boolean; about: boolean }
  page: number
  entries: readonly SearchEntry[]
  /** Goes back with the paging buttons. */
  words: string
  older?: number | undefined
  newer?: number | undefined
  /** Records with the same words. */
  also?: string | undefined
  far: boolean
  indexing: boolean
}

const mostEntries = 8

const entry = (e: SearchEntry) =>
  withButton(hit(e.title, lamp(e.light), e.marks.map((mark) => `· ${t.lookMarks[mark]}`).join(' '), e.excerpt), {
    label: t.lookButtons.full,
    kind: 'quiet',
    about: e.item,
    action: { on: 'report', do: 'full', item: e.item, rev: e.rev },
  })

const turns = (v: SearchView): ButtonSpec[] => {
  const turn = (label: string, act: 'prev' | 'next', at: number): ButtonSpec => ({
    label,
    action: { on: 'search', do: act, words: v.words, at, page: v.page },
  })
  return [
    ...(v.page > 1 && v.newer !== undefined ? [turn(buttonWords.previous, 'prev', v.newer)] : []),
    ...(v.older !== undefined ? [turn(buttonWords.next, 'next', v.older)] : []),
  ]
}

export const searchCard = (v: SearchView): Card => {
  const turning = turns(v)
  return card({
    title: t.lookTitle(v.chainName),
    subtitle: t.searchTotal(v.rangeText, v.count),
    template: 'blue',
    summary: t.searchSummary(v.sought),
    elements: [
      note(t.searchSummary(v.sought)),
      ...v.entries.slice(0, mostEntries).map(entry),
      v.also !== undefined && note(v.also),
      v.far && note(t.searchedFar),
      v.indexing && note(t.stillIndexing),
      turning.length > 0 && note(t.searchPage(v.page)),
      turning.length > 0 && buttons(...turning),
    ],
  })
}
