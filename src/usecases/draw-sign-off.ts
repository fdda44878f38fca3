import type { Card } from '../cards/kit/card.ts'
import { signCard } from '../cards/sign-off.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { Revision } from '../domain/weekly.ts'
import { dayTimeText, shortTimeText } from '../texts/dates.ts'
import type { Ctx } from './context.ts'
import { periodWords } from './period-words.ts'
import { filerName, type WeeklyItem } from './weekly-item.ts'

/** The card of one revision's sign-off as it now is. */
export const drawSignOff = (
  { rules }: Ctx,
  { item, chain, plan }: WeeklyItem,
  revision: Revision,
  signOff: SignOff,
  filling: { typed?: string | undefined; fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined } = {},
): Card =>
  signCard({
    state: signOff.state,
    item: item.id,
    rev: revision.rev,
    chainName: chain.name,
    periodLabel: periodWords(plan, rules).label,
    content: revision.content,
    filedByName: filerName(revision, rules),
    onBehalfOf: revision.onBehalfOf,
    sentText: shortTimeText(revision.sentAt, rules.zone),
    passesText: signOff.passesAt && dayTimeText(signOff.passesAt, rules.zone),
    byName: signOff.byName,
    atText: signOff.settledAt && shortTimeText(signOff.settledAt, rules.zone),
    typed: filling.typed,
    fault: filling.fault,
    demo: rules.demo,
  })
