import type { DeskBlockKey, MineBlockKey, ReportBlockKey } from '../domain/mine.ts'
import * as t from '../texts/commands.ts'
import * as c from '../texts/corrections.ts'
import * as m from '../texts/mine.ts'
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

/** What of reports stands in 我的. */
export interface MineReports {
  owed: readonly MineItem[]
  filed: readonly MineItem[]
  /** What this person has to sign. */
  signing?: readonly SignItem[] | undefined
  /** What the office waits for: sent back and not filed again. Absent where that is nobody's matter. */
  waiting?: readonly MineItem[] | undefined
}

/** Some rows of a block of records, and how many there are. */
interface RecordBlock {
  rows: readonly RecordRow[]
  total: number
  /** There may be more than were counted. */
  more?: true | undefined
}

/** 我的: what this person owes and has filed, each opening its card in private; behind each count a list of all of it. */
export interface MineView extends MineReports {
  blocks?: Partial<Readonly<Record<DeskBlockKey, RecordBlock>>> | undefined
  /** It is a chief's. */
  ofChief?: boolean | undefined
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

const reportRow = (i: MineItem): Element =>
  i.state === 'exempt' ? line(i, 'beside') : withButton(line(i, 'below'), opening(i))

/** Sent back by the office: what it waits for. */
const waitingRow = (i: MineItem): Element =>
  withButton(line(i, 'below'), {
    label: c.correctionButtons.detail,
    about: `${i.chain}_${i.period}`,
    action: { on: 'versions', do: 'versions', item: i.item, page: 1 },
  })

const signingRow = (i: SignItem): Element =>
  withButton(row(i.chainName, { word: s.signWords.waiting, colour: 'orange' }, i.text, 'below'), {
    label: s.signButtons.open,
    about: `${i.chain}_${i.period}`,
    kind: 'primary',
    action: { on: 'sign', do: 'open_sign', item: i.item, rev: i.rev },
  })

/** All rows of one block of reports. */
export const reportRowsOf = (of: ReportBlockKey, { owed, filed, signing = [], waiting = [] }: MineReports): Element[] =>
  ({
    owed: () => owed.map(reportRow),
    filed: () => filed.map(reportRow),
    signing: () => signing.map(signingRow),
    waiting: () => waiting.map(waitingRow),
  })[of]()

/** A block as it stands on the card, and whether all of it does. */
interface Shown {
  key: MineBlockKey
  elements: Element[]
  total: number
  more?: true | undefined
  whole: boolean
}

/** Eight rows in the whole card: what comes first takes them first, and of the rest there are counts. */
const fitting = () => {
  let left = mostRows
  return (key: MineBlockKey, head: string, rows: readonly Element[], total: number, more?: true): Shown => {
    if (total === 0) return { key, elements: [], total, whole: true }
    const shown = rows.slice(0, left)
    left -= shown.length
    const rest = total - shown.length
    const elements = [heading(head), ...shown, ...(rest > 0 ? [note(t.moreRows(rest, more))] : [])]
    return { key, elements, total, more, whole: rest === 0 && !more }
  }
}

/** Opens the list behind a count. */
const listButton = (key: MineBlockKey, label: string): ButtonSpec => ({
  label,
  kind: 'quiet',
  about: key,
  action: { on: 'mine', do: 'show_mine', of: key, page: 1 },
})

export const mineCard = (v: MineView): Card => {
  const { blocks = {}, ofChief = false } = v
  const place = fitting()
  const count = (total: number, more: true | undefined) => (more ? m.orMore(total) : total)
  const ofRecords = (key: DeskBlockKey): Shown => {
    const { rows = [], total = 0, more } = blocks[key] ?? {}
    return place(key, m.deskHead(m.deskWord(key, ofChief), count(total, more)), rows.map(recordRow), total, more)
  }
  const ofReports = (key: ReportBlockKey, head: string): Shown => {
    const rows = reportRowsOf(key, v)
    return place(key, head, rows, rows.length)
  }
  const exempt = v.filed.filter(({ state }) => state === 'exempt').length
  const [owing, back, toSign] = [v.owed.length, v.waiting?.length ?? 0, v.signing?.length ?? 0]
  const ahead = blocks.ahead?.total ?? 0
  const first = [
    ...[ofRecords('foremost'), ofRecords('decide'), ofReports('signing', s.toSignHeading(toSign))],
    ...[ofRecords('orders'), ofRecords('told'), ofReports('owed', t.mineOwed(owing)), ofRecords('work')],
  ]
  const then = [ofRecords('confirm'), ofReports('waiting', c.waitingHeading(back))]
  const filed = ofReports('filed', t.mineFiled(v.filed.length - exempt, exempt))
  const all = [...first, ...then]
  const waits = all.some(({ key, total, more }) => !read.includes(key) && (total > 0 || more))
  const elementsOf = (shown: readonly Shown[]) => shown.flatMap(({ elements }) => elements)
  const lists = [
    ...all.flatMap(({ key, total, more, whole }) =>
      whole ? [] : [listButton(key, m.deskCount(m.deskWord(key, ofChief), count(total, more)))],
    ),
    ...(['ahead', 'others', 'closed'] as const).flatMap((key) => {
      const total = blocks[key]?.total ?? 0
      return total > 0 ? [listButton(key, m.deskCount(m.deskWord(key), total))] : []
    }),
    ...(filed.total > exempt ? [listButton('filed', m.deskCount(m.deskWord('filed'), v.filed.length - exempt))] : []),
  ]
  return card({
    title: t.mineTitle,
    template: waits ? 'blue' : 'green',
    summary: t.mineSummary(owing),
    elements: [
      ...elementsOf(first),
      ...(ahead > 0 ? [note(m.deskInTime(ahead))] : []),
      ...elementsOf(then),
      ...(v.waiting && back === 0 ? [note(c.nothingWaiting)] : []),
      ...(waits || v.waiting
        ? []
        : [note(all.some(({ total }) => total > 0) || ahead > 0 ? t.mineNone : t.mineNothing)]),
      ...filed.elements,
      ...(lists.length > 0 ? [buttons(...lists)] : []),
    ],
  })
}

/** Nobody is asked for anything in them. */
const read: readonly MineBlockKey[] = ['orders', 'told']
