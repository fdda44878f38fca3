import { monthTold } from '../../cards/monthly-told.ts'
import { months } from '../../db/months.ts'
import { monthOf, previousMonth } from '../../domain/month-plan.ts'
import { monthReading } from '../../domain/month-reading.ts'
import { readRange } from '../../domain/range.ts'
import { dayOf, dayOfWeek } from '../../domain/time.ts'
import { notPossible, oneMonthOnly } from '../../texts/corrections.ts'
import { monthFullTitle } from '../../texts/look.ts'
import { monthLimits, monthWord, noMovesLine } from '../../texts/monthly.ts'
import { monthCommandWord } from '../../texts/monthly-lists.ts'
import { monthNudge, monthNudgeReturned } from '../../texts/monthly-reminders.ts'
import { monthToasts } from '../../texts/monthly-toasts.ts'
import { toasts } from '../../texts/toasts.ts'
import { askWords } from '../../texts/words.ts'
import { theRange } from '../looking-back/read-look.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import { drawMonthFiled, drawStep, type MonthFilling, monthPeriodWords } from './draw-month.ts'
import { drawMonthLook } from './look-months.ts'
import { monthChanges } from './month-changes.ts'
import { digestsOfMonth, monthDigest, monthTargetOf } from './month-digest.ts'
import { type MonthItem, readMonthItem } from './month-item.ts'
import { monthJobs } from './month-jobs.ts'
import { openMonths, oweMonthsOfNewChains } from './open-months.ts'
import { sendMissingMonths, sendMonthToBackups } from './send-month-cards.ts'
import { submitMonth } from './submit-month.ts'

/** 月度进展, the second step of a month's last week. */
export const month: ReportKind<MonthItem, MonthFilling> = {
  periods: months,
  open: openMonths,
  oweNew: oweMonthsOfNewChains,
  now: async ({ tx, now }) => (await months.lockedAfter(tx, now))[0] ?? months.latest(tx),
  before: ({ tx }, plan) => months.read(tx, previousMonth(plan.month)),
  read: readMonthItem,
  key: /^\d{4}-\d{2}$/u,
  times: { present: /^[本上]月$/u, before: /上月/u },
  named: '月报|月度进展',
  command: {
    word: monthCommandWord,
    time: '\\S*月份?',
    periodOf: ({ from, to }) => {
      const last = dayOfWeek(to, 4)
      const read = readRange(monthOf(last), last)
      return read.ok && read.value.from === from && read.value.to === to ? monthOf(last) : undefined
    },
    none: notPossible['no-month'],
    unclear: oneMonthOnly,
    circles: [{ named: /^(?:领导小组|领导小组群)(?:\s|$)/u, target: 'leading' }],
  },

  words: monthPeriodWords,
  nudge: ({ returned, ...ask }, plan) => {
    const about = { ...ask, month: monthWord(plan.month) }
    return returned ? monthNudgeReturned(about) : monthNudge(about)
  },
  limits: monthLimits,
  toasts: { stale: monthToasts.staleKept, filed: () => toasts.submitted },
  // A month's versions show the figures as typed, and a chain of few enterprises shows theirs.
  inPrivate: true,

  reading: monthReading,
  picked: ({ issues }, is) => {
    const issue = issues.find(({ level }) => is(`ask_${level}`))
    return { found: issue ? askWords[issue.level] : noMovesLine, after: issue ? `：${issue.text}` : '' }
  },
  changes: monthChanges,
  fullTitle: monthFullTitle,
  told: (content, { typed }) => monthTold(content, typed),
  toldBriefly: monthTold,

  topics: { card: 'month-card', open: 'month-open' },
  receipt: drawMonthFiled,
  form: drawStep,
  submit: submitMonth,
  sendMissing: sendMissingMonths,
  sendToBackups: sendMonthToBackups,

  digests: digestsOfMonth,
  digest: (plan, target) => monthDigest(plan, monthTargetOf(target)),
  naming: (plan) => [monthDigest(plan, { kind: 'leading' })],
  jobs: monthJobs,

  look: drawMonthLook,
  // Where no time is written: about three months.
  range: async (ctx, range = theRange('近13周', ctx)) => {
    const monthAt = (week: string) => monthOf(dayOfWeek(week, ctx.rules.clock.due.weekday))
    return { from: monthAt(range.from), to: monthAt(range.to) }
  },
  mine: ({ now, rules }) => {
    const to = monthOf(dayOf(now, rules.zone))
    return { from: previousMonth(to), to, limit: 20 }
  },
}
