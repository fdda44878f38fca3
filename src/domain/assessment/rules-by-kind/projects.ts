import * as z from 'zod'
import { type Day, day as dayMs } from '../../time.ts'
import { none, rounded, within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 重点项目: money done against the year's plan and the time gone by; each red project costs. One of which nobody has said what is done counts neither way. */
export const projects = ruleKind({
  key: 'projects',
  params: { red_each: z.number().min(0) },
  compute: ({ points: most, red_each }, { projects: all, until }) => {
    if (!all || all.length === 0) return none('projects')
    const said = all.flatMap(({ done, ...one }) => (done === undefined ? [] : [{ ...one, done }]))
    const pending = all.length - said.length
    const sum = (of: 'plan' | 'done') => said.reduce((amount, one) => amount + one[of], 0)
    const [plan, done] = [sum('plan'), sum('done')]
    if (plan <= 0) return none('projects', pending)
    const share = timeGone(until)
    const red = said.filter((one) => one.red)
    return {
      value: done / plan,
      points: within(Math.min(most, (done / plan / share) * most) - red.length * red_each, 0, most),
      sum: { say: 'projects', done, plan, share: rounded(share * 100), red: red.length, each: red_each, pending },
      records: said.map(({ ref }) => ref),
      against: red.map(({ ref }) => ref),
    }
  },
})

/** Of the year, with the day itself. */
const timeGone = (until: Day): number => {
  const year = until.slice(0, 4)
  const [from, to] = [Date.parse(`${year}-01-01`), Date.parse(`${year}-12-31`)]
  return ((Date.parse(until) - from) / dayMs + 1) / ((to - from) / dayMs + 1)
}
