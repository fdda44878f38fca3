import * as t from '../texts/weekly.ts'
import { type Card, card } from './kit/card.ts'
import { div } from './kit/elements.ts'
import { type WeeklyFiledView, weeklyFiled } from './weekly-filed.ts'
import { type WeeklyFormView, weeklyForm } from './weekly-form.ts'

/** Nothing to fill. `note` says why. */
interface WeeklyExemptView {
  state: 'exempt'
  chainName: string
  periodLabel: string
  note: string
}

export type WeeklyView = WeeklyFormView | WeeklyFiledView | WeeklyExemptView

/** 周四工作动态 in a direct message: the form, then in its place the receipt. */
export const weeklyCard = (v: WeeklyView): Card => {
  if (v.state === 'form') return weeklyForm(v)
  if (v.state === 'filed') return weeklyFiled(v)
  const title = t.notOwedTitle(v.chainName)
  return card({
    title,
    subtitle: v.periodLabel,
    template: 'grey',
    summary: title,
    elements: [div(v.note)],
  })
}
