import type { Card } from '../../cards/kit/card.ts'
import { signCard } from '../../cards/sign-off.ts'
import type { Revision } from '../../domain/report.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { filerName } from '../reports/filing.ts'
import { kindOf, type ReportItem, reportWords } from '../reports/report-item.ts'

/** The card of one revision's sign-off as it now is. */
export const drawSignOff = (
  ctx: Ctx,
  report: ReportItem,
  revision: Revision,
  signOff: SignOff,
  filling: { typed?: string | undefined; fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined } = {},
): Card => {
  const { rules } = ctx
  const { name, label } = reportWords(ctx, report)
  return signCard({
    state: signOff.state,
    item: report.item.id,
    rev: revision.rev,
    chainName: report.chain.name,
    reportName: name,
    periodLabel: label,
    told: kindOf(ctx, report).told(revision.content, { typed: true }),
    filedByName: filerName(revision, rules),
    onBehalfOf: revision.onBehalfOf,
    sentText: shortTimeText(revision.sentAt, rules.zone),
    passesText: signOff.passesAt && dayTimeText(signOff.passesAt, rules.zone),
    byName: signOff.byName,
    atText: signOff.settledAt && shortTimeText(signOff.settledAt, rules.zone),
    typed: filling.typed,
    fault: filling.fault,
  })
}
