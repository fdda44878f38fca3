import * as z from 'zod'
import { addMs, hour } from '../../time.ts'
import type { ChainFacts, ItemFact } from '../facts.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** Of a report: what is later than so many hours counts as missed. */
export const lateHours = z.number().min(0).max(720)

/** Owed and due; what is 免报 or was merged into another owes nothing. */
export const dueItems = ({ items, at }: Pick<ChainFacts, 'items' | 'at'>): ItemFact[] =>
  items.filter(({ exempt, dueAt }) => !exempt && dueAt <= at)

export const isLate = ({ filedAt, dueAt }: ItemFact, hours: number): boolean =>
  filedAt !== undefined && filedAt > dueAt && filedAt <= addMs(dueAt, hours * hour)

const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** Each report that came late; so many in each quarter are let go. */
export const lateReports = ruleKind({
  key: 'late-reports',
  params: { each: z.number().min(0), hours: lateHours, waived_each_quarter: z.int().min(0) },
  compute: ({ each, hours, waived_each_quarter }, facts) => {
    const due = dueItems(facts)
    if (due.length === 0) return none('reports')
    const late = due.filter((item) => isLate(item, hours)).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    const seen = new Map<string, number>()
    const costs = late.filter(({ dueDay }) => {
      const quarter = quarterOf(dueDay)
      const before = seen.get(quarter) ?? 0
      seen.set(quarter, before + 1)
      return before >= waived_each_quarter
    })
    return {
      value: late.length,
      points: rounded(-costs.length * each),
      sum: { say: 'late', late: late.length, waived: late.length - costs.length, each },
      records: late.map(({ ref }) => ref),
      against: costs.map(({ ref }) => ref),
    }
  },
})
