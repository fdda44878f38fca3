import { reasonLimit } from '../domain/reason.ts'
import * as t from '../texts/corrections.ts'
import { box } from './box.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { buttons, type Element, type FormElement, form } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

interface ReasonView {
  typed?: string | undefined
  fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined
}

/** Who sent a report back and why, on top of its card, and until when it is waited for. */
export const sentBack = (
  returned: { by: string; reason: string; dueText: string; past?: boolean } | undefined,
): Element[] =>
  returned
    ? [
        div(t.returnedLine(returned.by, returned.reason), { colour: 'red' }),
        div(t.returnedDue(returned.dueText, returned.past === true), { colour: 'orange' }),
      ]
    : []

/** One box for one reason, shared by 退回 and 免报. */
const reasonFields = ({ typed, fault }: ReasonView, placeholder: string): FormElement[] => [
  heading(t.reasonLabel),
  ...(fault ? [faultLine(t.reasonFault(fault))] : []),
  ...box({ name: 'reason', placeholder, max: reasonLimit, value: typed, rows: 2 }),
]

/** 退回 in the office's hands: the reason before, the new due time after. */
export interface ReturnView extends ReasonView {
  state: 'ask' | 'done' | 'dropped'
  item: string
  rev: number
  chainName: string
  periodLabel: string
  /** Whose version it is. */
  byText: string
  /** Once it is returned. */
  reason?: string | undefined
  returnedBy?: string | undefined
  /** Until when it is to be made good: it will be, or is. */
  dueText: string
}

export const returnCard = (v: ReturnView): Card =>
  card({
    title: `${t.returnTitles[v.state]} · ${v.chainName}`,
    subtitle: v.periodLabel,
    template: v.fault ? 'red' : v.state === 'dropped' ? 'grey' : 'orange',
    summary: `${t.returnTitles[v.state]} · ${v.chainName}`,
    elements:
      v.state === 'done'
        ? [div(t.returnedLine(v.returnedBy ?? '', v.reason ?? '')), note(t.returnDone(v.dueText))]
        : v.state === 'dropped'
          ? []
          : [
              div(t.returnAsk(v.rev, v.byText, v.dueText)),
              form('return_form', reasonFields(v, t.returnHint), [
                {
                  label: t.correctionButtons.confirmReturn,
                  kind: 'danger',
                  action: { on: 'return', do: 'return', item: v.item, rev: v.rev },
                },
                {
                  label: t.correctionButtons.keep,
                  action: { on: 'return', do: 'keep_report', item: v.item, rev: v.rev },
                },
              ]),
            ],
  })

/** 免报 and its undoing, shown before they count. */
export interface ExemptView extends ReasonView {
  state: 'ask' | 'restore' | 'done' | 'restored' | 'dropped'
  item: string
  chainName: string
  periodLabel: string
  /** The cause that stands, or stood. */
  cause?: string | undefined
  /** False where nobody of the chain could be written to. */
  told?: boolean
  byName?: string | undefined
  atText?: string | undefined
}

const templates: Record<ExemptView['state'], Template> = {
  ask: 'orange',
  restore: 'orange',
  done: 'green',
  restored: 'green',
  dropped: 'grey',
}

const body = (v: ExemptView) => {
  const keep = { label: t.correctionButtons.keep, action: { on: 'exempt', do: 'keep', item: v.item } } as const
  switch (v.state) {
    case 'ask':
      return [
        div(t.exemptAsk),
        form('exempt_form', reasonFields(v, t.exemptHint), [
          {
            label: t.correctionButtons.exempt,
            kind: 'primary',
            action: { on: 'exempt', do: 'exempt', item: v.item },
          },
          keep,
        ]),
      ]
    case 'restore':
      return [
        div(t.restoreAsk(v.cause ?? '')),
        buttons(
          {
            label: t.correctionButtons.restore,
            kind: 'primary',
            action: { on: 'exempt', do: 'restore', item: v.item },
          },
          keep,
        ),
      ]
    case 'done':
      return [div(t.exemptDone(v.cause ?? ''))]
    case 'restored':
      return [div(t.restoreDone(v.told !== false))]
    case 'dropped':
      return []
  }
}

export const exemptCard = (v: ExemptView): Card =>
  card({
    title: `${t.exemptTitles[v.state]} · ${v.chainName}`,
    subtitle: v.periodLabel,
    template: v.fault ? 'red' : templates[v.state],
    summary: `${t.exemptTitles[v.state]} · ${v.chainName}`,
    elements: [...body(v), v.byName !== undefined && note(t.settledBy(v.byName, v.atText ?? ''))],
  })
