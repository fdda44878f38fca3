import * as t from '../texts/commands.ts'
import { returnedChains } from '../texts/corrections.ts'
import { nameChains, type OwedCounts } from '../texts/digest.ts'
import { type SignWord, signCounts } from '../texts/sign-off.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** Thursday 18:05 to the office: three lines, who owes, one button. */
export interface ReceiptView {
  weekLabel: string
  period: string
  counts: OwedCounts
  /** Chains, never persons. */
  owing: readonly string[]
  drafts: readonly string[]
  returned?: readonly string[] | undefined
  /** Chains whose reports wait for a signature, or passed without. */
  unsigned?: readonly (readonly [SignWord, readonly string[]])[] | undefined
  shiftNote?: string | undefined
  /** When it was due, if it goes out late. */
  catchUpDue?: string | undefined
  /** After 催报: when, and which chains. */
  nudged?: { atText: string; chains: readonly string[] } | undefined
}

const mostChains = 12

export const receiptCard = (v: ReceiptView): Card => {
  const open = v.counts.missing + v.counts.draft + (v.counts.returned ?? 0)
  const unsigned = signCounts(v.unsigned ?? [], mostChains)
  return card({
    title: t.receiptTitle(v.weekLabel),
    template: open > 0 ? 'orange' : 'green',
    summary: t.receiptSummary(open, v.weekLabel, v.counts.owed),
    elements: [
      v.shiftNote !== undefined && note(v.shiftNote),
      v.catchUpDue !== undefined && note(t.catchUpNote(v.catchUpDue)),
      div(t.receiptOwed(v.counts.owed, v.counts.exempt)),
      div(t.receiptFiled(v.counts.filed, v.counts.late), { colour: 'green' }),
      div(t.receiptMissing(v.counts.missing, v.counts.draft), open > 0 ? { colour: 'red' } : {}),
      v.owing.length > 0 && div(t.owingLine(nameChains(v.owing, mostChains))),
      v.drafts.length > 0 && div(t.draftsLine(nameChains(v.drafts, mostChains))),
      v.returned !== undefined && v.returned.length > 0 && div(returnedChains(nameChains(v.returned, mostChains))),
      unsigned !== '' && div(unsigned),
      open === 0 && div(v.counts.owed > 0 ? t.allFiled : t.noneOwed),
      v.nudged !== undefined && note(t.nudgedLine(v.nudged.atText, v.nudged.chains)),
      open > 0 &&
        v.nudged === undefined &&
        buttons({
          label: buttonWords.nudgeAll,
          kind: 'primary',
          action: { on: 'nudge', do: 'nudge', period: v.period },
          confirm: t.nudgeConfirm([...v.owing, ...v.drafts, ...(v.returned ?? [])]),
        }),
    ],
  })
}
