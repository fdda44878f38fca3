import * as z from 'zod'
import { effectiveDue } from '../../records/light.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/**
 * 任务: on time by when 办结 was pressed, if that was accepted; what waits for 销号 counts neither way. Only tasks whose day is past, so nobody gains
 * by what is far off.
 */
export const tasksOnTime = ruleKind({
  key: 'tasks-on-time',
  params: { none_due: z.enum(['uncounted', 'full']).default('uncounted') },
  compute: ({ points: most, none_due }, { tasks, until, calendar }) => {
    const due = tasks.flatMap((task) => {
      const last = task.due && effectiveDue(task.due, calendar)
      return last !== undefined && last.slice(0, 4) === until.slice(0, 4) && last <= until ? [{ ...task, last }] : []
    })
    const inTime = (one: (typeof due)[number]) => one.finishedOn !== undefined && one.finishedOn <= one.last
    const pending = due.filter((one) => inTime(one) && !one.accepted)
    const counted = due.filter((one) => !pending.includes(one))
    if (counted.length === 0)
      return none_due === 'full'
        ? { points: most, sum: { say: 'tasks-full', pending: pending.length }, records: [] }
        : none('tasks', pending.length)
    const done = counted.filter(inTime)
    return {
      value: done.length / counted.length,
      points: rounded((done.length / counted.length) * most),
      sum: { say: 'tasks', due: counted.length, done: done.length, pending: pending.length },
      records: counted.map(({ ref }) => ref),
      against: counted.filter((one) => !inTime(one)).map(({ ref }) => ref),
    }
  },
})
