import { monthChiefCard } from '../../cards/monthly-chief.ts'
import { monthLeadingCard } from '../../cards/monthly-leading.ts'
import { monthOfficeCard } from '../../cards/monthly-office.ts'
import { chatsFor } from '../../db/chats.ts'
import { digestId } from '../../db/digests.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import { withReason } from '../../texts/corrections.ts'
import { earlyCommand } from '../../texts/digest.ts'
import * as t from '../../texts/monthly-digest.ts'
import {
  leadingWord,
  monthCommandWord,
  monthLeadingName,
  monthOfficeName,
  monthStatusLabel,
} from '../../texts/monthly-lists.ts'
import { monthGroupMissing } from '../../texts/monthly-reminders.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Late, PeriodDigest } from '../digest/period-digest.ts'
import { chiefRecipients, officeRecipients } from '../reminding/recipients.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { monthWords } from './draw-month.ts'
import { type MonthItem, readMonthItem } from './month-item.ts'
import { monthLeadingView } from './month-leading-view.ts'
import { monthChiefView, monthOfficeView } from './month-views.ts'

/** Whose month card: a chain's chief's, the office's, or the leading group's. */
export type MonthTarget = { kind: 'chief'; chainId: string } | { kind: 'office' } | { kind: 'leading' }

export const monthTargetOf = (key: string): MonthTarget =>
  key === 'office' || key === 'leading' ? { kind: key } : { kind: 'chief', chainId: key }

export const monthDigest = (plan: MonthPlan, target: MonthTarget): PeriodDigest => {
  const { kind } = target
  const chainId = kind === 'chief' ? target.chainId : undefined
  return {
    id: digestId(kind, plan.month, chainId),
    kind,
    chainId,
    period: plan.month,
    topic: `month-${kind}`,
    dueAt: { chief: plan.digestChiefAt, office: plan.digestOfficeAt, leading: plan.leadingAt }[kind],
    reportsDueAt: plan.dueAt,
    draw: async (ctx, making) => {
      if (kind === 'office') return monthOfficeCard(await monthOfficeView(ctx, plan, making))
      if (kind === 'leading') return monthLeadingCard(await monthLeadingView(ctx, plan, making))
      const view = await monthChiefView(ctx, plan, target.chainId, making)
      return view && monthChiefCard(view)
    },
    recipients: async ({ tx }) => {
      if (kind === 'chief') return chiefRecipients(tx, target.chainId)
      if (kind === 'office') return officeRecipients(tx)
      // Only in a group that is bound: what concerns all chains is not sent to single people.
      return (await chatsFor(tx, 'leading')).map(({ chatId }) => ({ type: 'chat_id', id: chatId }))
    },
    read: readMonthItem,
    words: {
      label: monthStatusLabel(plan.month),
      name: kind === 'leading' ? monthLeadingName : monthOfficeName,
      due: ({ rules }) => monthWords(plan, rules).due,
      early: (name) => earlyCommand(kind === 'leading' ? leadingWord : name, monthCommandWord),
      noGroup: monthGroupMissing,
      // The leading group reads its page once a month.
      late: kind === 'leading' ? undefined : lateLine,
    },
  }
}

/** The cards a report of a month stands in. */
export const digestsOfMonth = ({ plan, chain }: MonthItem): PeriodDigest[] => [
  monthDigest(plan, { kind: 'chief', chainId: chain.id }),
  monthDigest(plan, { kind: 'office' }),
  monthDigest(plan, { kind: 'leading' }),
]

const lateLine = ({ chain, current }: ReportItem, late: Late, version: number): Sentence => {
  switch (late) {
    case 'exempt':
      return t.monthExempted(chain.name, version)
    case 'restored':
      return t.monthRestored(chain.name, version)
    case 'refiled':
      return t.monthRefiled(chain.name, version)
    case 'filed':
      if (current?.rev === 1) return t.monthMerged(chain.name, version)
      return withReason(t.monthCorrected(chain.name, version), current?.reason)
  }
}
