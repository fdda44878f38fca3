import * as t from '../texts/commands.ts'
import { demoTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, firstOf, tag } from './kit/card.ts'
import { type ButtonSpec, withButton } from './kit/controls.ts'
import { type Colour, heading, note, row } from './kit/elements.ts'

export interface MineItem {
  item: string
  /** Chain id, with `period` the stable part of the button's name. */
  chain: string
  period: string
  chainName: string
  /** `第36周` */
  weekLabel: string
  dueText: string
  state: 'open' | 'draft' | 'missing' | 'filed' | 'exempt'
  late?: boolean | undefined
}

/** 我的: what this person owes and has filed, each opening its card in private. */
export interface MineView {
  owed: readonly MineItem[]
  filed: readonly MineItem[]
  demo: boolean
}

const mostRows = 8
const colours: Record<MineItem['state'], Colour> = {
  open: 'blue',
  draft: 'orange',
  missing: 'red',
  filed: 'green',
  exempt: 'grey',
}

const line = (i: MineItem) => {
  const when = i.state === 'filed' || i.state === 'exempt' ? i.weekLabel : t.mineItem(i.weekLabel, i.dueText)
  const word = i.late ? `${t.stateWords[i.state]}（${t.lateMark}）` : t.stateWords[i.state]
  return row(i.chainName, { word, colour: colours[i.state] }, when)
}

const opening = (i: MineItem): ButtonSpec => ({
  label: i.state === 'filed' ? buttonWords.view : i.state === 'draft' ? buttonWords.goOn : buttonWords.fill,
  about: `${i.chain}_${i.period}`,
  action: { on: 'open', do: 'open', item: i.item },
  ...(i.state !== 'filed' && { kind: 'primary' as const }),
})

const block = (heads: string, items: readonly MineItem[]) => {
  const { shown, rest } = firstOf(items, mostRows)
  return [
    heading(heads),
    ...shown.map((i) => (i.state === 'exempt' ? line(i) : withButton(line(i), opening(i)))),
    ...(rest > 0 ? [note(t.moreRows(rest))] : []),
  ]
}

export const mineCard = (v: MineView): Card =>
  card({
    title: t.mineTitle,
    template: v.owed.length > 0 ? 'blue' : 'green',
    tags: [v.demo && tag(demoTag, 'violet')],
    summary: t.mineSummary(v.owed.length),
    elements: [
      ...(v.owed.length > 0 ? block(t.mineOwed(v.owed.length), v.owed) : [note(t.mineNone)]),
      ...(v.filed.length > 0 ? block(t.mineFiled(v.filed.length), v.filed) : []),
    ],
  })
