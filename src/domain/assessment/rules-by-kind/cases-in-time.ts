import * as z from 'zod'
import { addDays } from '../../time.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/**
 * 风险 and 问题 that were closed or moved in time. A case is due when it was answered or when its clock has run out; a risk when it is closed or has been
 * open for as long as it may stand without a word.
 */
export const casesInTime = ruleKind({
  key: 'cases-in-time',
  params: {
    /** Days in which an open risk has to be spoken of. */
    still_days: z.int().min(1).max(366),
    none_due: z.enum(['uncounted', 'full']).default('uncounted'),
  },
  compute: ({ points: most, still_days, none_due }, { cases, risks, until }) => {
    const since = addDays(until, -still_days)
    const judged = [
      ...cases.flatMap(({ ref, answeredOn, missedOn }) =>
        answeredOn === undefined && missedOn === undefined ? [] : [{ ref, good: missedOn === undefined }],
      ),
      ...risks.flatMap(({ ref, openedOn, closedOn, movedOn }) =>
        closedOn === undefined && openedOn > since ? [] : [{ ref, good: closedOn !== undefined || movedOn > since }],
      ),
    ]
    const pending = cases.length + risks.length - judged.length
    if (judged.length === 0)
      return none_due === 'full'
        ? { points: most, sum: { say: 'cases-full', pending }, records: [] }
        : none('cases', pending)
    const good = judged.filter((one) => one.good)
    return {
      value: good.length / judged.length,
      points: rounded((good.length / judged.length) * most),
      sum: { say: 'cases', due: judged.length, done: good.length, pending },
      records: judged.map(({ ref }) => ref),
      against: judged.filter((one) => !one.good).map(({ ref }) => ref),
    }
  },
})
