import { addDays, dayOf, epochMs, weekOf } from '../../src/domain/time.ts'
import { weeklyJobs } from '../../src/jobs/weekly-jobs.ts'
import { planFrom } from '../../src/usecases/open-periods.ts'
import type { Stage } from '../stage.ts'

const words: Record<string, string> = {
  'weekly-card': '发填报卡片',
  'reminder-1': '第一次提醒',
  'reminder-2': '第二次提醒',
  'backup-notice': '通知备报',
  receipt: '推进办收到报送情况',
  'digest-chief': '链长群摘要',
  'digest-office': '推进办周览',
  lock: '锁定',
}

export interface Due {
  /** Epoch milliseconds. */
  at: number
  what: string
}

/** What the clock reaches next, soonest first: every point of this week and of the two that follow. */
export const nextDue = (stage: Stage): Promise<Due[]> =>
  stage.app.inTransaction('next', async ({ now, rules }) => {
    const today = dayOf(now, rules.zone)
    const plans = new Map(
      [-7, 0, 7, 14].map((days) => planFrom(weekOf(addDays(today, days)), rules)).map((plan) => [plan.week, plan]),
    )
    return [...plans.values()]
      .flatMap((plan) => {
        const points = weeklyJobs.map((job) => ({ at: job.at(plan), what: words[job.name] ?? job.name }))
        return [...points, { at: plan.opensAt, what: '开放填报' }, { at: plan.dueAt, what: '截止' }]
      })
      .flatMap(({ at, what }) => (at !== undefined && at > now ? [{ at: epochMs(at), what }] : []))
      .sort((a, b) => a.at - b.at)
      .slice(0, 4)
  })
