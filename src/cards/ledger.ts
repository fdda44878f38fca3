import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

export interface LedgerView {
  title: string
  /** One a kind. */
  blocks: readonly { line: string; lines: readonly string[]; open: ButtonSpec }[]
  /** Of which kinds nothing is open, or that nothing was found. */
  note?: string | undefined
  /** For who may have it as a file. */
  file: ButtonSpec | undefined
}

/** 台账: what is open of every kind, by light. */
export const ledgerCard = (v: LedgerView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: v.title,
    elements: [
      ...v.blocks.flatMap(({ line, lines }) => [
        div(line, { size: 'heading' }),
        lines.length > 0 && div(lines.join('\n'), { max: 3000 }),
      ]),
      v.note !== undefined && note(v.note),
      // Of what is not open there is nothing to take along.
      v.blocks.length > 0 && buttons(...v.blocks.map(({ open }) => open), ...(v.file ? [v.file] : [])),
    ],
  })
