import type { Chain } from '../db/chains.ts'
import { type Fragment, fragmentsOf } from '../db/fragments.ts'
import { readItemParts } from '../db/item-parts.ts'
import type { Item } from '../db/items.ts'
import { holders } from '../db/people.ts'
import { openReturn, type Return } from '../db/returns.ts'
import type { Executor } from '../db/schema.ts'
import { readSignOff } from '../db/sign-offs.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Filing } from '../domain/item-state.ts'
import type { Actor } from '../domain/people.ts'
import { decide } from '../domain/rights.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { Instant } from '../domain/time.ts'
import type { Revision, SupportLine, WeeklyContent, WeeklyTyped } from '../domain/weekly.ts'
import { planLines } from '../domain/weekly-form.ts'
import { byOffice } from '../texts/corrections.ts'
import type { OfficeRules } from './office-rules.ts'

/** Everything one weekly item consists of at a moment. */
export interface WeeklyItem {
  item: Item
  plan: WeekPlan
  chain: Chain
  /** The revision in force. */
  current?: Revision
  /** 审签 of that revision; absent where the chain's switch was off. */
  signOff?: SignOff
  /** What cooperating units have added and not withdrawn, newest first. */
  fragments: Fragment[]
  /** Lines of the last period's plan, three at most, to be answered for. */
  lastPlan: string[]
  /** The last period was 无新增. */
  noNewsBefore: boolean
  /** Set while the revision in force has been returned and not been filed again. */
  returned?: Return
}

/** @returns undefined when there is no such item. */
export const readWeeklyItem = async (db: Executor, id: string): Promise<WeeklyItem | undefined> => {
  const parts = await readItemParts(db, id)
  if (!parts) return undefined
  const { item, period, chain, current, before } = parts
  const signOff = current && (await readSignOff(db, id, current.rev))
  const returned = item.state === 'returned' ? await openReturn(db, id) : undefined
  return {
    item,
    plan: period.plan,
    chain,
    ...(current && { current }),
    ...(returned && { returned }),
    ...(signOff && { signOff }),
    fragments: await fragmentsOf(db, id),
    lastPlan: before ? planLines(before.nextPlan).slice(0, 3) : [],
    noNewsBefore: before?.noNews === true,
  }
}

/** In which post a person files for a chain: as main reporter, or standing in (代报). Undefined: not at all. */
export const filingPost = (actor: Actor, chainId: string): 'reporter' | 'backup' | 'lead' | undefined =>
  (['reporter', 'backup', 'lead'] as const).find((post) =>
    actor.grants.some((grant) => grant.role === post && grant.chain === chainId),
  )

/** The same, and for the office what it may always do to a report that is in: correct it. */
export const postFor = (
  actor: Actor,
  { chain, current }: { chain: Chain; current?: unknown },
): Revision['post'] | undefined =>
  filingPost(actor, chain.id) ??
  (current && decide(actor, 'correct', { chain: chain.id }, { kind: 'p2p' }).allow ? 'office' : undefined)

/** What a filing of this person would be if it were sent then. */
export const filingOf = (weekly: WeeklyItem, post: Revision['post'], sentAt: Instant): Filing => ({
  sentAt,
  dueAt: weekly.plan.dueAt,
  lockAt: weekly.plan.lockAt,
  filedBefore: weekly.current !== undefined,
  post,
})

/** Under whose name a revision stands. */
export const filerName = (
  { post, filedByName }: Pick<Revision, 'post' | 'filedByName'>,
  { officeName }: OfficeRules,
): string => (post === 'office' ? byOffice(officeName, filedByName) : filedByName)

export const mainReporterName = async (db: Executor, chainId: string): Promise<string | undefined> =>
  (await holders(db, 'reporter', chainId))[0]?.name

/** What the form of a stored report is filled with. */
export const typedOf = (content: WeeklyContent): WeeklyTyped => ({
  progress: content.progress,
  next_plan: content.nextPlan,
  ask_level: content.askLevel,
  ask_detail: content.askDetail,
  risk: content.risk,
  ...(content.riskDetail !== undefined && { risk_detail: content.riskDetail }),
  ...(content.support && { fragments: content.support.map(({ id }) => id).join(',') }),
  ...Object.fromEntries(content.lastPlan.map((line, index) => [`last_plan_${index + 1}`, line.state])),
})

/** What can be picked: what was received and still stands, and what is in the report already. */
export const supportOf = ({ fragments, current }: Pick<WeeklyItem, 'fragments' | 'current'>): SupportLine[] => {
  const received = fragments.map(({ id, unit, personName, sentAt, text }) => ({
    id,
    unit,
    by: personName,
    at: sentAt,
    text,
  }))
  const known = new Set(received.map(({ id }) => id))
  return [...received, ...(current?.content.support ?? []).filter(({ id }) => !known.has(id))]
}
