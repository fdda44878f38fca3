import { chiefDigestCard } from '../../cards/chief-digest.ts'
import { officeDigestCard } from '../../cards/office-digest.ts'
import { digestId } from '../../db/digests.ts'
import { itemId } from '../../db/items.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { chiefGroupMissing } from '../../texts/alarms.ts'
import * as t from '../../texts/corrections.ts'
import { weekLabel } from '../../texts/dates.ts'
import { correctedThreadLine, earlyCommand, mergedThreadLine, officeDigestName } from '../../texts/digest.ts'
import type { Sentence } from '../../texts/plain.ts'
import { chiefRecipients, officeRecipients } from '../reminding/recipients.ts'
import { periodWords } from '../reports/period-words.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { readWeeklyItem, type WeeklyItem } from '../reports/weekly-item.ts'
import { chiefView, officeView } from './digest-views.ts'
import type { Late, PeriodDigest } from './period-digest.ts'

/** Whose digest: a chain's chief's, with the item where it has been read already, or the office's. */
export type WeekTarget = { kind: 'chief'; chainId: string; weekly?: WeeklyItem } | { kind: 'office' }

export const weekTargetOf = (key: string): WeekTarget =>
  key === 'office' ? { kind: 'office' } : { kind: 'chief', chainId: key }

export const weekDigest = (plan: WeekPlan, target: WeekTarget): PeriodDigest => {
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  return {
    id: digestId(target.kind, plan.week, chainId),
    kind: target.kind,
    chainId,
    period: plan.week,
    topic: `digest-${target.kind}`,
    dueAt: target.kind === 'office' ? plan.digestOfficeAt : plan.digestChiefAt,
    reportsDueAt: plan.dueAt,
    draw: async (ctx, making) => {
      if (target.kind === 'office') return officeDigestCard(await officeView(ctx, plan, making))
      const weekly = target.weekly ?? (await readWeeklyItem(ctx.tx, itemId(target.chainId, plan.week)))
      return weekly && chiefDigestCard(await chiefView(ctx, weekly, making))
    },
    recipients: ({ tx }) => (target.kind === 'office' ? officeRecipients(tx) : chiefRecipients(tx, target.chainId)),
    read: ({ tx }, id) => readWeeklyItem(tx, id),
    words: {
      label: weekLabel(plan.covers),
      name: officeDigestName,
      due: ({ rules }) => periodWords(plan, rules).due,
      early: (name) => earlyCommand(name),
      noGroup: chiefGroupMissing,
      late: lateLine,
    },
  }
}

/** The digests a report of a week stands in. */
export const digestsOfWeek = ({ plan, chain }: WeeklyItem): PeriodDigest[] => [
  weekDigest(plan, { kind: 'chief', chainId: chain.id }),
  weekDigest(plan, { kind: 'office' }),
]

const lateLine = ({ chain, current }: ReportItem, late: Late, version: number): Sentence => {
  switch (late) {
    case 'exempt':
      return t.exemptThreadLine(chain.name, version)
    case 'restored':
      return t.restoredThreadLine(chain.name, version)
    case 'refiled':
      return t.refiledThreadLine(chain.name, version)
    case 'filed':
      if (current?.rev === 1) return mergedThreadLine(chain.name, version)
      return t.withReason(correctedThreadLine(chain.name, version), current?.reason)
  }
}
