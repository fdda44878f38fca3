import { reportBlocks } from '../../cards/weekly-filed.ts'
import { weeklyTold } from '../../cards/weekly-told.ts'
import { currentPeriod, weeks } from '../../db/items.ts'
import { confirmedOffers } from '../../db/offers.ts'
import { outgoingByKey, type Sent } from '../../db/outbox.ts'
import { textLines } from '../../domain/text.ts'
import { dayOf, previousWeek, weekOf } from '../../domain/time.ts'
import { headline } from '../../domain/weekly-form.ts'
import { weeklyReading } from '../../domain/weekly-reading.ts'
import { nudgeReturned } from '../../texts/corrections.ts'
import { weekLabel } from '../../texts/dates.ts'
import { blockWords } from '../../texts/digest.ts'
import { weeklyFullTitle } from '../../texts/look.ts'
import * as reminders from '../../texts/reminders.ts'
import { toasts } from '../../texts/toasts.ts'
import { weekLimits } from '../../texts/weekly.ts'
import { askWords, planWords, riskWords } from '../../texts/words.ts'
import { digestsOfWeek, weekDigest, weekTargetOf } from '../digest/week-digest.ts'
import { drawLook } from '../looking-back/look-back.ts'
import { asMerged, theRange } from '../looking-back/read-look.ts'
import { redrawLeading } from '../monthly/redraw-leading.ts'
import { backupRecipients } from '../people/stand-ins.ts'
import { drawFiled, drawForm, type WeeklyFilling } from './draw-weekly.ts'
import { taskNames } from './link-choices.ts'
import { offerCardKey } from './offer-report.ts'
import { openPeriods, oweItemsOfNewChains } from './open-periods.ts'
import { periodWords } from './period-words.ts'
import type { ReportKind } from './report-kind.ts'
import { sendMissingWeeks, sendWeeklyCard } from './send-weekly-cards.ts'
import { submitWeekly } from './submit-weekly.ts'
import { weeklyChanges } from './weekly-changes.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'
import { weeklyJobs } from './weekly-jobs.ts'

const weeksBack = 4

/** 周四工作动态. It is the one that is meant where no other is named. */
export const week: ReportKind<WeeklyItem, WeeklyFilling> = {
  periods: weeks,
  open: openPeriods,
  oweNew: oweItemsOfNewChains,
  now: async ({ tx, now }) => (await currentPeriod(tx, now))?.plan,
  // However many weeks it merged.
  before: async ({ tx }, plan) => {
    let at = plan.week
    for (let steps = 0; steps < 6; steps++) {
      at = previousWeek(at)
      const found = await weeks.read(tx, at)
      if (found) return found
    }
    return undefined
  },
  read: ({ tx }, id) => readWeeklyItem(tx, id),
  key: /^\d{4}-W\d{2}$/u,
  times: { present: /^[本上](?:周|期)$/u, before: /上周|上期/u },
  named: '周报|动态',

  words: periodWords,
  nudge: ({ returned, ...ask }, plan) => {
    const period = weekLabel(plan.covers)
    return returned ? nudgeReturned({ ...ask, week: period }) : reminders.nudge({ ...ask, period })
  },
  limits: weekLimits,
  toasts: { stale: toasts.staleKept, filed: ({ noNews }) => (noNews ? toasts.noNewsFiled : toasts.submitted) },
  inPrivate: false,

  reading: weeklyReading,
  picked: ({ risk, askLevel, askDetail, lastPlan, progress }, is) => {
    if (is(`risk_${risk}`))
      return { found: `${blockWords.risk}${riskWords[risk]}`, after: `；${headline(progress).text}` }
    if (is(`ask_${askLevel}`)) return { found: askWords[askLevel], after: `：${textLines(askDetail).join('；')}` }
    const line = lastPlan.find(({ state }) => is(`plan_${state}`))
    return line && { found: planWords[line.state], after: `：${line.text}` }
  },
  changes: weeklyChanges,
  fullTitle: weeklyFullTitle,
  told: (content, { linked }) => reportBlocks(content, linked),
  toldBriefly: weeklyTold,
  linked: ({ tx }, { item }, content) => taskNames(tx, item, content),

  takesNoNews: true,
  topics: { card: 'weekly-card', open: 'weekly-open' },
  receipt: drawFiled,
  form: drawForm,
  submit: submitWeekly,
  // A text report that was confirmed: its card shows the receipt now.
  otherCards: async ({ tx }, { item, has }) => {
    const rows: Sent[] = []
    for (const offer of has.offer ? await confirmedOffers(tx, item.id) : []) {
      const row = await outgoingByKey(tx, offerCardKey(offer.messageId))
      if (row) rows.push(row)
    }
    return rows
  },
  redrawOthers: redrawLeading,
  sendMissing: sendMissingWeeks,
  sendToBackups: async (ctx, weekly, except) => {
    for (const to of await backupRecipients(ctx, weekly.chain.id))
      if (to.personId !== except) await sendWeeklyCard(ctx, weekly, to, 'instead-card')
  },

  // None has been posted or is owed: nothing to look up.
  digests: (weekly) => (weekly.has.digest ? digestsOfWeek(weekly) : []),
  digest: (plan, target) => weekDigest(plan, weekTargetOf(target)),
  naming: (plan, chainId) => (chainId === undefined ? [] : [weekDigest(plan, { kind: 'chief', chainId })]),
  jobs: weeklyJobs,

  look: drawLook,
  range: (ctx, range) => (range ? Promise.resolve(range) : asMerged(ctx, theRange('近4周', ctx))),
  // A merged week may lie ahead of this one: whatever is open counts.
  mine: ({ now, rules }) => {
    let from = weekOf(dayOf(now, rules.zone))
    for (let steps = 0; steps < weeksBack; steps++) from = previousWeek(from)
    return { from, to: '9999-W52', limit: 40 }
  },
}
