import { type SupplementFault, supplementLimit } from '../domain/supplement.ts'
import * as t from '../texts/supplement.ts'
import { tooLongToShow } from '../texts/weekly.ts'
import { box } from './box.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { buttons, form } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

/** 补充 in the hands of a cooperating unit: the small form, and what became of it. */
export interface SupplementView {
  state: 'ask' | 'received' | 'withdrawn' | 'refused'
  item?: string | undefined
  chainName?: string | undefined
  periodLabel?: string | undefined
  /** Who asked for it. */
  askedBy?: string | undefined
  /** Until when it is taken. */
  lockText?: string | undefined
  typed?: string | undefined
  fault?: SupplementFault | undefined
  /** What happened, or why nothing did. */
  line?: string | undefined
}

const templates: Record<SupplementView['state'], Template> = {
  ask: 'blue',
  received: 'green',
  withdrawn: 'grey',
  refused: 'orange',
}

const fields = (v: SupplementView, item: string) => [
  note(t.supplementHow(v.lockText ?? '')),
  form(
    'supplement_form',
    [
      heading(t.supplementLabel),
      ...(v.fault ? [faultLine(t.supplementFault(v.fault))] : []),
      ...box({ name: 'fragment', placeholder: t.supplementHint, max: supplementLimit, value: v.typed, rows: 3 }),
    ],
    [
      {
        label: v.state === 'received' ? t.supplementButtons.change : t.supplementButtons.supplement,
        kind: 'primary',
        action: { on: 'supplement', do: 'supplement', item },
      },
    ],
  ),
]

export const supplementCard = (v: SupplementView): Card => {
  const title = [t.supplementTitles[v.state], v.chainName].filter(Boolean).join(' · ')
  const open = v.state === 'ask' || v.state === 'received'
  return card({
    title,
    subtitle: v.periodLabel,
    template: v.fault ? 'red' : templates[v.state],
    summary: title,
    elements: [
      v.askedBy !== undefined && div(t.supplementAsked(v.askedBy)),
      v.line !== undefined && div(v.line),
      ...(open && v.item !== undefined ? fields(v, v.item) : []),
      ...(!open && v.typed ? [note(t.youTyped), div(v.typed, { max: 3000, mark: tooLongToShow })] : []),
      v.state === 'received' &&
        v.item !== undefined &&
        buttons({ label: t.supplementButtons.withdraw, action: { on: 'supplement', do: 'withdraw', item: v.item } }),
    ],
  })
}
