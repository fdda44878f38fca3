import * as t from '../texts/records.ts'
import { type Card, card } from './kit/card.ts'
import { buttons, form, select } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** A chain is no more and records of it are open: where they go. */
export interface ClosedChainView {
  chain: string
  chainName: string
  open: number
  /** `任务 9 件` */
  counts: string
  chains: readonly { value: string; label: string }[]
  settled?: { by: string; to: string } | undefined
}

export const closedChainCard = (v: ClosedChainView): Card => {
  const title = t.closedChain(v.chainName, v.open)
  if (v.settled)
    return card({
      title: t.closedChainDone(v.chainName),
      template: 'grey',
      summary: t.closedChainDone(v.chainName),
      elements: [div(t.movedBy(v.settled.by, v.settled.to))],
    })
  const action = { on: 'closed-chain', chain: v.chain } as const
  return card({
    title,
    template: 'orange',
    summary: title,
    elements: [
      div(t.closedChainAsk(v.counts)),
      note(t.closedChainStay),
      v.chains.length > 0 &&
        form(
          'closed_chain',
          [select({ name: 'to', placeholder: t.whichChain, options: v.chains })],
          [{ label: t.recordButtons.moveChain, kind: 'primary', action: { ...action, do: 'move_chain' } }],
        ),
      buttons({ label: t.recordButtons.moveDistrict, action: { ...action, do: 'move_district' } }),
    ],
  })
}
