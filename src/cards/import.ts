import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

export interface ImportView {
  title: string
  fileName: string
  /** `可导入 34 行，有错 3 行` */
  counts: string
  said: readonly string[]
  /** The first of them. */
  faults: readonly string[]
  more?: string | undefined
  note?: string | undefined
  state: 'open' | 'applying' | 'done' | 'dropped'
  buttons: readonly ButtonSpec[]
}

const templates = { open: 'blue', applying: 'blue', done: 'green', dropped: 'grey' } as const

/** What a filled template comes to, before anything of it counts. */
export const importCard = (v: ImportView): Card =>
  card({
    title: v.title,
    subtitle: v.fileName,
    template: v.state === 'open' && v.faults.length > 0 ? 'orange' : templates[v.state],
    summary: `${v.title} ${v.counts}`,
    elements: [
      heading(v.counts),
      ...v.said.map((line) => div(line)),
      ...v.faults.map((line) => faultLine(line)),
      v.more !== undefined && note(v.more),
      v.note !== undefined && note(v.note),
      v.buttons.length > 0 && buttons(...v.buttons),
    ],
  })
