import type { Total } from '../domain/monitoring/totals.ts'
import type { Month } from '../domain/month-plan.ts'
import type { Day } from '../domain/time.ts'
import * as t from '../texts/monitoring.ts'
import { type Card, card } from './kit/card.ts'
import { div, heading, note } from './kit/elements.ts'

/** What firms of chains have reported of a month, summed: never a figure of one of them. */
export interface MonitoringView {
  month: Month
  until: Day
  chains: readonly { name: string; totals: readonly { key: t.TotalKey; total: Total }[] }[]
  /** How many firms reached a line of the office; undefined where that is not for this place. */
  warned?: number | undefined
}

export const monitoringCard = ({ month, until, chains, warned }: MonitoringView): Card =>
  card({
    title: t.monitoringTitle(month),
    template: 'blue',
    summary: t.monitoringTitle(month),
    elements: [
      ...chains.flatMap(({ name, totals }) => [
        heading(name),
        ...totals.map(({ key, total }) => div(t.totalLine(key, total))),
      ]),
      ...(chains.length === 0 ? [div(t.nobodyAsked)] : []),
      warned !== undefined && warned > 0 && div(t.warnedLine(warned)),
      note(t.monitoringNote(until)),
    ],
  })
