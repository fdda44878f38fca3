import * as t from '../texts/commands.ts'
import { correctionButtons } from '../texts/corrections.ts'
import { type SignWord, signWords } from '../texts/sign-off.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, firstOf } from './kit/card.ts'
import { buttons, type Element, withButton } from './kit/controls.ts'
import { type Colour, div, note, row } from './kit/elements.ts'

export interface StatusRow {
  chain: string
  chainName: string
  item?: string | undefined
  state: 'filed' | 'returned' | 'draft' | 'missing' | 'exempt'
  /** When it was filed or the draft saved, `9月3日 16:20`. */
  timeText?: string | undefined
  late?: boolean | undefined
  onBehalf?: boolean | undefined
  /** Where the chain's reports are signed. */
  sign?: SignWord | undefined
  /** Cause of 免报 and the like. */
  note?: string | undefined
}

/** 状态: the office sees all chains with 催报, a chain's own people their rows. The caller chooses the rows. */
export interface StatusView {
  weekLabel: string
  period: string
  dueText: string
  /** Before it 未报 is no fault yet and stands without the red. */
  pastDue?: boolean | undefined
  asOfText: string
  rows: readonly StatusRow[]
  /** 催报 on each row that owes. */
  canNudge: boolean
  /** One 催报 for all rows; the office's. */
  canNudgeAll: boolean
  /** 详情 on each row that is in; the office's, since it may correct and return. */
  canOpen?: boolean | undefined
  nudged?: { atText: string; chains: readonly string[] } | undefined
  shiftNote?: string | undefined
  /** What else is owed now: the month. */
  also?: string | undefined
}

const mostRows = 40
/** A row with a button weighs eight elements of the 150. */
const mostButtons = 8
const order = ['missing', 'returned', 'draft', 'filed', 'exempt'] as const
const colours: Record<StatusRow['state'], Colour> = {
  missing: 'red',
  returned: 'orange',
  draft: 'orange',
  filed: 'green',
  exempt: 'grey',
}

const owes = ({ state }: StatusRow): boolean => state === 'missing' || state === 'draft' || state === 'returned'

const rowText = (r: StatusRow, pastDue = false, rest: 'beside' | 'below' = 'beside') => {
  const marks = [
    r.timeText,
    r.late && t.lateMark,
    r.onBehalf && t.behalfMark,
    r.sign && signWords[r.sign],
    r.note,
  ].filter(Boolean)
  const early = r.state === 'missing' && !pastDue
  const word = early ? t.stateWords.notYet : t.stateWords[r.state]
  return row(r.chainName, { word, colour: early ? 'grey' : colours[r.state] }, marks.join('，'), rest)
}

const rowWithButton = (r: StatusRow, { period, pastDue }: StatusView): Element =>
  withButton(rowText(r, pastDue, 'below'), {
    label: buttonWords.nudgeOne,
    about: r.chain,
    action: { on: 'nudge', do: 'nudge', period, chain: r.chain },
    confirm: t.nudgeOneConfirm(r.chainName),
  })

const rowWithDetail = (r: StatusRow, item: string, pastDue: boolean | undefined): Element =>
  withButton(rowText(r, pastDue, 'below'), {
    label: correctionButtons.detail,
    about: r.chain,
    action: { on: 'versions', do: 'versions', item, page: 1 },
  })

const isIn = ({ state }: StatusRow): boolean => state === 'filed' || state === 'returned'

export const statusCard = (v: StatusView): Card => {
  const sorted = v.rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const { shown, rest } = firstOf(sorted, mostRows)
  const owing = v.rows.filter(owes).length
  const filed = v.rows.filter(({ state }) => state === 'filed').length
  return card({
    title: t.statusTitle(v.weekLabel),
    template: owing === 0 ? 'green' : v.pastDue ? 'orange' : 'blue',
    summary: t.statusSummary(v.weekLabel),
    elements: [
      v.rows.length > 1 && div(t.statusCount(filed, owing)),
      note(t.dueLine(v.dueText)),
      v.shiftNote !== undefined && note(v.shiftNote),
      ...shown.map((r, index) => {
        if (v.canOpen && isIn(r) && r.item !== undefined && shown.slice(0, index).filter(isIn).length < mostButtons)
          return rowWithDetail(r, r.item, v.pastDue)
        return v.canNudge && owes(r) && index < mostButtons ? rowWithButton(r, v) : rowText(r, v.pastDue)
      }),
      shown.length === 0 && note(t.nothingHere),
      rest > 0 && note(t.moreRows(rest)),
      v.also !== undefined && note(v.also),
      v.nudged !== undefined && note(t.nudgedLine(v.nudged.atText, v.nudged.chains)),
      v.canNudgeAll &&
        owing > 1 &&
        buttons({
          label: buttonWords.nudgeAll,
          kind: 'primary',
          action: { on: 'nudge', do: 'nudge', period: v.period },
          confirm: t.nudgeConfirm(sorted.filter(owes).map(({ chainName }) => chainName)),
        }),
      note(t.asOfLine(v.asOfText)),
    ],
  })
}
