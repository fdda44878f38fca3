import * as z from 'zod'
import { addMs, hour } from '../../time.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'
import { dueItems, lateHours } from './late-reports.ts'

/** Each report that did not come, or only so many hours after its time. While those hours run, nothing is said. */
export const missedReports = ruleKind({
  key: 'missed-reports',
  params: { each: z.number().min(0), hours: lateHours },
  compute: ({ each, hours }, facts) => {
    const due = dueItems(facts)
    if (due.length === 0) return none('reports')
    const missed = due.filter(({ dueAt, filedAt, lockAt }) => {
      const last = addMs(dueAt, hours * hour)
      return filedAt === undefined ? facts.at > last && facts.at > lockAt : filedAt > last
    })
    return {
      value: missed.length,
      points: rounded(-missed.length * each),
      sum: { say: 'missed', count: missed.length, each },
      records: missed.map(({ ref }) => ref),
      against: missed.map(({ ref }) => ref),
    }
  },
})
