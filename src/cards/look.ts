import * as t from '../texts/commands.ts'
import { demoTag, fieldWords, tooLongToShow } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, panel } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

export interface LookEntry {
  /** `第36周` */
  weekLabel: string
  marks: readonly (keyof typeof t.lookMarks)[]
  /** Full texts as filed; empty parts are left out. */
  progress: string
  /** The ask with its level, `请推进办协调：…`; empty when none. */
  ask: string
  nextPlan: string
  /** `张工填报，9月3日 16:20` */
  byText?: string | undefined
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
  demo: boolean
}

const mostEntries = 8

const entry = (e: LookEntry, expanded: boolean) => {
  const parts = [
    [fieldWords.progress, e.progress],
    [fieldWords.ask_level, e.ask],
    [fieldWords.next_plan, e.nextPlan],
  ] as const
  const text = parts
    .filter(([, body]) => body)
    .map(([name, body]) => `${name}\n${body}`)
    .join('\n\n')
  const title = t.lookEntry(
    e.weekLabel,
    e.marks.map((mark) => t.lookMarks[mark]),
  )
  return panel(
    title,
    [div(text || t.lookNoText, { max: 2400, mark: tooLongToShow }), ...(e.byText ? [note(e.byText)] : [])],
    expanded,
  )
}

const turns = (v: LookView): ButtonSpec[] => {
  const turn = (label: string, act: 'prev' | 'next'): ButtonSpec => ({
    label,
    action: { on: 'look', do: act, chain: v.chain, from: v.from, to: v.to, page: v.page },
  })
  return [
    ...(v.page > 1 ? [turn(buttonWords.previous, 'prev')] : []),
    ...(v.page < v.pages ? [turn(buttonWords.next, 'next')] : []),
  ]
}

export const lookCard = (v: LookView): Card => {
  const turning = turns(v)
  return card({
    title: t.lookTitle(v.chainName),
    subtitle: t.lookTotal(v.rangeText, v.total),
    template: v.total > 0 ? 'blue' : 'grey',
    tags: [v.demo && tag(demoTag, 'violet')],
    summary: t.lookSummary(v.chainName, v.rangeText),
    elements: [
      v.entries.length === 0 && div(t.lookNothing),
      ...v.entries.slice(0, mostEntries).map((e, index) => entry(e, index === 0)),
      v.pages > 1 && note(t.lookPage(v.page, v.pages)),
      turning.length > 0 && buttons(...turning),
    ],
  })
}
