import * as t from '../texts/commands.ts'
import * as c from '../texts/corrections.ts'
import * as r from '../texts/records.ts'
import * as s from '../texts/sign-off.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, withButton } from './kit/controls.ts'
import { type Colour, heading, note, row } from './kit/elements.ts'
import { type RecordRow, recordRow } from './record-list.ts'

export interface MineItem {
  item: string
  /** Chain id, with `period` the stable part of the button's name. */
  chain: string
  period: string
  chainName: string
  /** `第36周` */
  weekLabel: string
  dueText: string
  state: 'open' | 'draft' | 'missing' | 'returned' | 'filed' | 'exempt'
  /** Why it was sent back, and until when; then `dueText` is that time. */
  reason?: string | undefined
  /** `dueText` has come. */
  past?: boolean | undefined
  late?: boolean | undefined
  /** Filed, and this person has begun to change it. */
  changing?: boolean | undefined
}

/** One report that waits for this person's 审签. */
export interface SignItem {
  item: string
  rev: number
  chain: string
  period: string
  chainName: string
  /** Week, who filed it, and until when. */
  text: string
}

/** 我的: what this person owes and has filed, each opening its card in private. */
export interface MineView {
  owed: readonly MineItem[]
  filed: readonly MineItem[]
  /** Records this person decides about, and those to be worked. */
  foremost?: RecordBlock | undefined
  decide?: RecordBlock | undefined
  /** It is a chief's. */
  ofChief?: boolean | undefined
  orders?: RecordBlock | undefined
  work?: RecordBlock | undefined
  confirm?: RecordBlock | undefined
  inTime?: number | undefined
  counts?: { others: number; closed: number } | undefined
  /** Kinds with more than there are rows for. */
  lists?: readonly ButtonSpec[] | undefined
  /** What this person has to sign. */
  signing?: readonly SignItem[] | undefined
  /** What the office waits for: sent back and not filed again. Absent where that is nobody's matter. */
  waiting?: readonly MineItem[] | undefined
}

const mostRows = 8
const colours: Record<MineItem['state'], Colour> = {
  open: 'blue',
  draft: 'orange',
  missing: 'red',
  returned: 'orange',
  filed: 'green',
  exempt: 'grey',
}

const line = (i: MineItem, rest: 'beside' | 'below') => {
  const when =
    i.state === 'filed' || i.state === 'exempt'
      ? i.changing
        ? t.mineChanging(i.weekLabel)
        : i.weekLabel
      : i.state === 'returned'
        ? c.returnedItem(i.weekLabel, i.dueText, i.past === true, i.reason ?? '')
        : t.mineItem(i.weekLabel, i.dueText)
  const word = i.late ? `${t.stateWords[i.state]}（${t.lateMark}）` : t.stateWords[i.state]
  return row(i.chainName, { word, colour: colours[i.state] }, when, rest)
}

const openWords: Record<MineItem['state'], string> = {
  open: buttonWords.fill,
  draft: buttonWords.goOn,
  missing: buttonWords.fill,
  returned: c.correctionButtons.supplement,
  filed: buttonWords.view,
  exempt: buttonWords.view,
}

const opening = (i: MineItem): ButtonSpec => ({
  label: i.changing ? buttonWords.goOnChanging : openWords[i.state],
  about: `${i.chain}_${i.period}`,
  action: { on: 'open', do: 'open', item: i.item },
  ...(i.state !== 'filed' && { kind: 'primary' as const }),
})

type Room = <Row>(rows: readonly Row[]) => readonly Row[]

const block = (heads: string, items: readonly MineItem[], room: Room) => {
  const shown = room(items)
  const rest = items.length - shown.length
  return [
    heading(heads),
    ...shown.map((i) => (i.state === 'exempt' ? line(i, 'beside') : withButton(line(i, 'below'), opening(i)))),
    ...(rest > 0 ? [note(t.moreRows(rest))] : []),
  ]
}

/** Sent back by the office: what it waits for. */
const waiting = (items: readonly MineItem[], room: Room) => {
  const shown = room(items)
  const rest = items.length - shown.length
  if (items.length === 0) return [note(c.nothingWaiting)]
  return [
    heading(c.waitingHeading(items.length)),
    ...shown.map((i) =>
      withButton(line(i, 'below'), {
        label: c.correctionButtons.detail,
        about: `${i.chain}_${i.period}`,
        action: { on: 'versions', do: 'versions', item: i.item, page: 1 },
      }),
    ),
    ...(rest > 0 ? [note(t.moreRows(rest))] : []),
  ]
}

const signing = (items: readonly SignItem[], room: Room) => {
  const shown = room(items)
  const rest = items.length - shown.length
  return [
    heading(s.toSignHeading(items.length)),
    ...shown.map((i) =>
      withButton(row(i.chainName, { word: s.signWords.waiting, colour: 'orange' }, i.text, 'below'), {
        label: s.signButtons.open,
        about: `${i.chain}_${i.period}`,
        kind: 'primary',
        action: { on: 'sign', do: 'open_sign', item: i.item, rev: i.rev },
      }),
    ),
    ...(rest > 0 ? [note(t.moreRows(rest))] : []),
  ]
}

/** Some rows of a block of records, and how many there are. */
interface RecordBlock {
  rows: readonly RecordRow[]
  total: number
  /** There may be more than were counted. */
  more?: true | undefined
}

/** Eight rows in the whole card: what comes first takes them first, and of the rest there are counts. */
const fitting = () => {
  let left = mostRows
  return <Row>(rows: readonly Row[]): readonly Row[] => {
    const shown = rows.slice(0, left)
    left -= shown.length
    return shown
  }
}

const recordBlock = (
  head: (count: number | string) => string,
  block: RecordBlock | undefined,
  room: (rows: readonly RecordRow[]) => readonly RecordRow[],
): Element[] => {
  if (!block || block.total === 0) return []
  const rows = room(block.rows)
  const rest = block.total - rows.length
  const count = block.more ? r.orMore(block.total) : block.total
  return [heading(head(count)), ...rows.map(recordRow), ...(rest > 0 ? [note(t.moreRows(rest, block.more))] : [])]
}

export const mineCard = (v: MineView): Card => {
  const exempt = v.filed.filter(({ state }) => state === 'exempt').length
  const waits =
    [v.foremost, v.decide, v.work, v.confirm].some((block) => block && (block.total > 0 || block.more)) ||
    [v.waiting, v.signing, v.owed].some((rows) => rows !== undefined && rows.length > 0)
  const room = fitting()
  const counts = r.deskCounts({ others: 0, closed: 0, ...v.counts, filed: v.filed.length - exempt })
  return card({
    title: t.mineTitle,
    template: waits ? 'blue' : 'green',
    summary: t.mineSummary(v.owed.length),
    elements: [
      ...recordBlock(r.deskForemost, v.foremost, room),
      ...recordBlock(v.ofChief ? r.deskForChief : r.deskDecide, v.decide, room),
      ...(v.signing?.length ? signing(v.signing, room) : []),
      ...recordBlock(r.deskOrders, v.orders, room),
      ...(v.owed.length > 0 ? block(t.mineOwed(v.owed.length), v.owed, room) : []),
      ...recordBlock(r.deskWork, v.work, room),
      ...(v.inTime ? [note(r.deskInTime(v.inTime))] : []),
      ...recordBlock(r.deskConfirm, v.confirm, room),
      ...(v.waiting ? waiting(v.waiting, room) : []),
      ...(waits || v.waiting ? [] : [note(v.orders?.total || v.inTime ? t.mineNone : t.mineNothing)]),
      ...(v.filed.length > 0 ? block(t.mineFiled(v.filed.length - exempt, exempt), v.filed, room) : []),
      ...(counts === undefined ? [] : [note(counts)]),
      ...(v.lists?.length ? [buttons(...v.lists)] : []),
    ],
  })
}
