import type { PeriodPlan, Revision } from '../domain/report.ts'
import type { SignOff } from '../domain/sign-off.ts'
import { type Chain, readChain } from './chains.ts'
import { type Item, readItem } from './items.ts'
import type { PeriodStore } from './periods.ts'
import { openReturn, type Return } from './returns.ts'
import { readRevision } from './revisions.ts'
import type { Executor } from './schema.ts'
import { readSignOff } from './sign-offs.ts'

/** One item of any kind of report at a moment. */
export interface ReportParts<Plan extends PeriodPlan = PeriodPlan, Content = unknown> {
  item: Item
  plan: Plan
  chain: Chain
  /** The revision in force. */
  current?: Revision<Content>
  /** 审签 of that revision; absent where the chain's switch was off. */
  signOff?: SignOff
  /** Set while the revision in force has been returned and not been filed again. */
  returned?: Return
  /** What there is around it, where that has been read: who would find nothing need not ask. */
  has?: { draft: boolean }
}

/** @returns undefined when there is no such item of that kind. */
export const readParts = async <Plan extends PeriodPlan, Content>(
  db: Executor,
  periods: PeriodStore<Plan>,
  id: string,
): Promise<ReportParts<Plan, Content> | undefined> => {
  const item = periods.has(id) ? await readItem(db, id) : undefined
  const plan = item && (await periods.read(db, item.period))
  const chain = item && (await readChain(db, item.chainId))
  if (!item || !plan || !chain) return undefined
  const current = item.currentRev > 0 ? await readRevision<Content>(db, id, item.currentRev) : undefined
  const signOff = current && (await readSignOff(db, id, current.rev))
  const returned = item.state === 'returned' ? await openReturn(db, id) : undefined
  return { item, plan, chain, ...(current && { current }), ...(signOff && { signOff }), ...(returned && { returned }) }
}
