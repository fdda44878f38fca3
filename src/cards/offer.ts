import type { WeeklyRemark } from '../domain/weekly.ts'
import * as t from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { form } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'
import { faultSummary, type WeeklyFieldsView, weeklyFields } from './weekly-fields.ts'

/** A text report read back as the filled form; nothing is saved before 确认提交. */
interface OfferOpenView extends WeeklyFieldsView {
  state: 'offer'
  offer: string
  chainName: string
  periodLabel: string
  dueText: string
  /** Revision the item had when the offer was drawn; 0 when nothing was filed. */
  rev: number
  correction: boolean
  overdue?: boolean | undefined
  onBehalfOf?: string | undefined
  shiftNote?: string | undefined
  remarks?: readonly WeeklyRemark[] | undefined
}
interface OfferEndedView {
  state: 'withdrawn' | 'cancelled'
  chainName: string
  periodLabel: string
}
export type OfferView = OfferOpenView | OfferEndedView

const ended = (v: OfferEndedView): Card =>
  card({
    title: t.offerTitle(v.chainName),
    subtitle: v.periodLabel,
    template: 'grey',
    summary: t.offerEnds[v.state],
    elements: [div(t.offerEnds[v.state]), note(t.offerAgain)],
  })

const lateLine = (v: OfferOpenView): string | undefined => {
  if (v.correction) return v.rev > 0 ? t.correctionLine : t.supplementLine
  return v.overdue ? t.overdueLine : undefined
}

export const offerCard = (v: OfferView): Card => {
  if (v.state !== 'offer') return ended(v)
  const late = lateLine(v)
  return card({
    title: t.offerTitle(v.chainName),
    subtitle: v.periodLabel,
    template: v.faults.length > 0 ? 'red' : 'blue',
    summary: t.offerSummary(v.chainName, v.periodLabel),
    elements: [
      ...faultSummary(v.faults),
      div(t.offerLine),
      note(t.dueLine(v.dueText)),
      v.shiftNote !== undefined && note(v.shiftNote),
      late !== undefined && div(late, { colour: 'orange' }),
      v.rev > 0 && div(t.offerReplaces(v.rev), { colour: 'orange' }),
      v.onBehalfOf !== undefined && div(t.behalfLine(v.onBehalfOf)),
      ...(v.remarks ?? []).map((one) => div(t.remarkLine(one), { colour: 'orange' })),
      form('weekly', weeklyFields(v), [
        {
          label: buttonWords.confirmOffer,
          kind: 'primary',
          action: { on: 'offer', do: 'confirm', offer: v.offer, rev: v.rev },
        },
        { label: buttonWords.dropOffer, action: { on: 'offer', do: 'cancel', offer: v.offer, rev: v.rev } },
      ]),
    ],
  })
}
