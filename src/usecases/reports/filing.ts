import type { Chain } from '../../db/chains.ts'
import { holders } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import type { Filing } from '../../domain/item-state.ts'
import { type Actor, taskForceRoles } from '../../domain/people.ts'
import type { Revision } from '../../domain/report.ts'
import { decide } from '../../domain/rights.ts'
import type { Instant } from '../../domain/time.ts'
import { byOffice } from '../../texts/corrections.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { ReportItem } from './report-item.ts'

/** In which post a person files for a chain: as main reporter, or standing in (代报). Undefined: not at all. */
export const filingPost = (actor: Actor, chainId: string): 'reporter' | 'backup' | 'lead' | undefined =>
  taskForceRoles.find((post) => actor.grants.some((grant) => grant.role === post && grant.chain === chainId))

/** The same, and for the office what it may always do to a report that is in: correct it. */
export const postFor = (
  actor: Actor,
  { chain, current }: { chain: Chain; current?: unknown },
): Revision['post'] | undefined =>
  filingPost(actor, chain.id) ??
  (current && decide(actor, 'correct', { chain: chain.id }, { kind: 'p2p' }).allow ? 'office' : undefined)

/** What a filing in that post would be if it were sent then. */
export const filingOf = ({ plan, current }: ReportItem, post: Revision['post'], sentAt: Instant): Filing => ({
  sentAt,
  dueAt: plan.dueAt,
  lockAt: plan.lockAt,
  filedBefore: current !== undefined,
  post,
})

/** Under whose name a revision stands. */
export const filerName = (
  { post, filedByName }: Pick<Revision, 'post' | 'filedByName'>,
  { officeName }: OfficeRules,
): string => (post === 'office' ? byOffice(officeName, filedByName) : filedByName)

export const mainReporterName = async (db: Executor, chainId: string): Promise<string | undefined> =>
  (await holders(db, 'reporter', chainId))[0]?.name
