import * as t from '../texts/carry-over.ts'
import { type ButtonSpec, type FormElement, submits } from './kit/controls.ts'
import { div } from './kit/elements.ts'

/** What of last week can be taken into this week's form. */
export interface CarryView {
  item: string
  /** Last week's plan has lines. */
  done: boolean
  /** Last week has words. */
  last: boolean
  /** The progress is word for word last week's. */
  unchanged: boolean
}

/** Below last week's plan. Both give back what is typed; nothing is filed. */
export const carryRow = ({ item, done, last }: CarryView): FormElement[] => {
  const specs: ButtonSpec[] = []
  if (done) specs.push({ label: t.carryButtons.done, action: { on: 'carry', do: 'carry_done', item } })
  if (last) specs.push({ label: t.carryButtons.last, action: { on: 'carry', do: 'carry_last', item } })
  return specs.length > 0 ? [submits(...specs)] : []
}

export const lastWordsLine = (carry: CarryView | undefined): FormElement[] =>
  carry?.unchanged ? [div(t.lastWordsNote, { colour: 'orange' })] : []
