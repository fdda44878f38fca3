import type { MineItem } from '../../cards/mine.ts'
import { readChain } from '../../db/chains.ts'
import { readDraft } from '../../db/drafts.ts'
import type { Item } from '../../db/items.ts'
import { openReturn } from '../../db/returns.ts'
import { readRevision } from '../../db/revisions.ts'
import type { Instant } from '../../domain/time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import type { ActorCtx } from '../context.ts'
import { kindOf } from './report-item.ts'

/** One report in 我的. */
export const mineRow = async (ctx: ActorCtx, item: Item): Promise<MineItem | undefined> => {
  const kind = kindOf(ctx, { item })
  const plan = await kind.periods.read(ctx.tx, item.period)
  const chain = await readChain(ctx.tx, item.chainId)
  if (!plan || !chain) return undefined
  const words = kind.words(plan, ctx.rules)
  const returned = item.state === 'returned' ? await openReturn(ctx.tx, item.id) : undefined
  return {
    item: item.id,
    chain: chain.id,
    period: item.period,
    chainName: chain.name,
    weekLabel: words.short,
    dueText: returned ? shortTimeText(returned.dueAt, ctx.rules.zone) : words.due,
    ...(returned && { reason: returned.reason, past: returned.dueAt < ctx.now }),
    state: await stateOf(ctx, item, plan.dueAt),
    late: item.isLate,
    changing: item.state === 'filed' && (await isChanging(ctx, item)),
  }
}

/** This person has kept a change of what is filed and not handed it in. A draft from before somebody else filed is none. */
export const isChanging = async ({ tx, actor }: ActorCtx, { id, currentRev }: Item): Promise<boolean> => {
  const draft = actor.personId === undefined ? undefined : await readDraft(tx, id, actor.personId)
  const filed = draft && (await readRevision(tx, id, currentRev))
  return filed !== undefined && draft !== undefined && draft.savedAt >= filed.receivedAt
}

const stateOf = async (ctx: ActorCtx, { id, state }: Item, dueAt: Instant): Promise<MineItem['state']> => {
  if (state === 'filed' || state === 'exempt' || state === 'returned') return state
  const { personId } = ctx.actor
  if (personId !== undefined && (await readDraft(ctx.tx, id, personId))) return 'draft'
  return ctx.now > dueAt ? 'missing' : 'open'
}
