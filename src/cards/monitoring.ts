import type { Trend } from '../domain/charts.ts'
import type { Total } from '../domain/monitoring/totals.ts'
import type { Month } from '../domain/month-plan.ts'
import type { Day } from '../domain/time.ts'
import * as t from '../texts/monitoring.ts'
import { type Card, card } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, heading, note } from './kit/elements.ts'
import { trendElements } from './trend.ts'

/** What firms of chains have reported of a month, summed: never a figure of one of them. */
export interface MonitoringView {
  month: Month
  until: Day
  chains: readonly { name: string; totals: readonly { key: t.TotalKey; total: Total }[]; unread: number }[]
  /** Of one chain how it has gone; those of which anything is known. */
  trends: readonly Trend[]
  /** The words that bring the same as a picture. */
  picture?: string | undefined
  /** How many firms reached a line of the office; undefined where that is not for this place. */
  warned?: number | undefined
}

export const monitoringCard = ({ month, until, chains, warned, trends, picture }: MonitoringView): Card =>
  card({
    title: t.monitoringTitle(month),
    template: 'blue',
    summary: t.monitoringTitle(month),
    elements: [
      ...chains.flatMap(({ name, totals, unread }) => [
        heading(name),
        ...(totals.some(({ total }) => total.asked > 0)
          ? totals.map(({ key, total }) => div(t.totalLine(key, total)))
          : []),
        ...(unread > 0 ? [div(t.unreadFirms(unread))] : []),
      ]),
      ...(chains.length === 0 ? [div(t.nobodyAsked)] : []),
      warned !== undefined && warned > 0 && div(t.warnedLine(warned)),
      note(t.monitoringNote(until)),
      ...trends.flatMap(trendElements),
      picture !== undefined &&
        trends.length > 0 &&
        buttons({ label: t.trendButton, about: 'trend', action: { on: 'say', do: 'wish', words: picture } }),
    ],
  })
