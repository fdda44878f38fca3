import { months } from '../../src/db/months.ts'
import { addDays, dayOf, epochMs, weekOf } from '../../src/domain/time.ts'
import { monthJobs } from '../../src/usecases/monthly/month-jobs.ts'
import { planFrom } from '../../src/usecases/reports/open-periods.ts'
import { weeklyJobs } from '../../src/usecases/reports/weekly-jobs.ts'
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
  'monthly-card': '发月报卡片',
  'monthly-reminder': '提醒报月报',
  'monthly-digest-chief': '链长群月报',
  'monthly-digest-office': '推进办月报',
  'monthly-leading': '领导小组月报',
  'monthly-lock': '月报锁定',
}

export interface Due {
  /** Epoch milliseconds. */
  at: number
  what: string
}

/** What the clock reaches next, soonest first: every point of this week, of the two that follow and of the open month. */
export const nextDue = (stage: Stage): Promise<Due[]> =>
  stage.app.inTransaction('next', async ({ tx, now, rules }) => {
    const today = dayOf(now, rules.zone)
    const plans = new Map(
      [-7, 0, 7, 14].map((days) => planFrom(weekOf(addDays(today, days)), rules)).map((plan) => [plan.week, plan]),
    )
    const ofMonths = (await months.lockedAfter(tx, now)).flatMap((plan) =>
      monthJobs.map((job) => ({ at: job.at(plan), what: words[job.name] ?? job.name })),
    )
    return [...plans.values()]
      .flatMap((plan) => {
        const points = weeklyJobs.map((job) => ({ at: job.at(plan), what: words[job.name] ?? job.name }))
        return [...points, { at: plan.opensAt, what: '开放填报' }, { at: plan.dueAt, what: '截止' }]
      })
      .concat(ofMonths)
      .flatMap(({ at, what }) => (at !== undefined && at > now ? [{ at: epochMs(at), what }] : []))
      .sort((a, b) => a.at - b.at)
      .slice(0, 4)
  })
