import type { Card } from '../../cards/kit/card.ts'
import { type NamingView, namingCard } from '../../cards/naming.ts'
import { type Chat, chatsFor } from '../../db/chats.ts'
import { newId } from '../../db/ids.ts'
import { currentPeriod, itemId, periodsLockedAfter } from '../../db/items.ts'
import { type Naming, namedBefore, saveNaming } from '../../db/namings.ts'
import { holders } from '../../db/people.ts'
import { mayBeSaid } from '../../db/restore.ts'
import { addMs, day, hour } from '../../domain/time.ts'
import { isWorkingTime } from '../../domain/working-time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import type { Sentence } from '../../texts/plain.ts'
import * as t from '../../texts/quiet.ts'
import { chatUseText } from '../../texts/words.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { awayToday } from '../people/stand-ins.ts'
import { periodWords } from '../reports/period-words.ts'
import { readWeeklyItem, type WeeklyItem } from '../reports/weekly-item.ts'
import { aboutItem, sendTo } from '../say.ts'

export type NotNamed = keyof typeof t.namingNot

/** How far back the last due time can lie: a long holiday and a week. */
const longestAgo = 21 * day

/** The chain's item that fell due last: whoever is named has missed that one. */
export const lastDueItem = async (ctx: Ctx, chainId: string): Promise<WeeklyItem | undefined> => {
  const periods = (await periodsLockedAfter(ctx.tx, addMs(ctx.now, -longestAgo))).filter(
    ({ plan }) => plan.dueAt < ctx.now,
  )
  const last = periods.at(-1)
  return last && readWeeklyItem(ctx.tx, itemId(chainId, last.period))
}

/** Said while another week is open: which one is meant. */
export const namingWeekWords = async (ctx: Ctx, { plan }: WeeklyItem): Promise<string | undefined> => {
  const open = (await currentPeriod(ctx.tx, ctx.now))?.plan
  if (!open || open.week === plan.week || open.dueAt <= ctx.now) return undefined
  const { week, due } = periodWords(open, ctx.rules)
  return t.namingEarlier(week, due, periodWords(plan, ctx.rules).week)
}

/** Why the chain is not to be named now. */
export const whyNotNamed = async (ctx: Ctx, weekly: WeeklyItem | undefined): Promise<NotNamed | undefined> => {
  if (!weekly) return 'not-due'
  const { item, plan, chain } = weekly
  if (item.state === 'filed' || item.state === 'exempt' || item.state === 'returned') return item.state
  if (plan.dueAt >= ctx.now) return 'not-due'
  if (await namedBefore(ctx.tx, item.id)) return 'named'
  if ((await groupsOf(ctx, chain.id)).length === 0) return 'no-group'
  return isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone) ? undefined : 'quiet'
}

/** Shows the office the line before a group sees it: to the task force's group, else the chief's. */
export const proposeNaming = async (ctx: ActorCtx, weekly: WeeklyItem, reason: string): Promise<Card> => {
  const [group] = await groupsOf(ctx, weekly.chain.id)
  const naming: Naming = {
    id: newId('name'),
    itemId: weekly.item.id,
    reason,
    use: group?.use === 'taskforce' ? 'taskforce' : 'chief',
    withPerson: false,
    state: 'proposed',
    proposedBy: ctx.actor.openId,
    createdAt: ctx.now,
  }
  await saveNaming(ctx.tx, naming)
  return drawNaming(ctx, weekly, naming, 'proposed')
}

/** The second click: one line to each group of that use, counted and written down with the reason. */
export const sayNaming = async (ctx: ActorCtx, weekly: WeeklyItem, naming: Naming): Promise<Card> => {
  const { tx, now } = ctx
  const said: Naming = { ...naming, state: 'said', settledAt: now }
  await saveNaming(tx, said)
  const text = await lineOf(ctx, weekly, naming)
  for (const chat of (await groupsOf(ctx, weekly.chain.id)).filter(({ use }) => use === naming.use))
    await sendTo(
      ctx,
      { type: 'chat_id', id: chat.chatId },
      {
        cause: `naming/${naming.id}`,
        topic: 'naming',
        content: { text },
        about: aboutItem(weekly),
        expiresAt: addMs(now, hour),
      },
    )
  await audited(ctx, 'naming', {
    object: weekly.item.id,
    chain: weekly.chain.id,
    place: 'card',
    detail: { reason: naming.reason, group: naming.use, withPerson: naming.withPerson },
  })
  return drawNaming(ctx, weekly, said, 'said')
}

export const drawNaming = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  naming: Naming,
  state: NamingView['state'],
): Promise<Card> => {
  const groups = await groupsOf(ctx, weekly.chain.id)
  const uses = new Set(groups.map(({ use }) => use))
  const chosen = groups.find(({ use }) => use === naming.use)
  return namingCard({
    state,
    naming: naming.id,
    line: await lineOf(ctx, weekly, naming),
    earlier: await namingWeekWords(ctx, weekly),
    reason: naming.reason,
    groupName: chosen?.name || chatUseText(naming.use, weekly.chain.name),
    use: naming.use,
    canSwitch: uses.size > 1,
    withPerson: naming.withPerson,
    canName: (await mainThere(ctx, weekly.chain.id)) !== undefined,
    mayBeSaid: await mayBeSaid(ctx.tx, weekly.plan.dueAt),
    byName: naming.settledAt && ctx.actor.name,
    atText: naming.settledAt && shortTimeText(naming.settledAt, ctx.rules.zone),
  })
}

const groupsOf = async ({ tx }: Ctx, chainId: string): Promise<Chat[]> => [
  ...(await chatsFor(tx, 'taskforce', chainId)),
  ...(await chatsFor(tx, 'chief', chainId)),
]

/** Nobody is named for what fell due while they were on leave. */
const mainThere = async (ctx: Ctx, chainId: string): Promise<string | undefined> => {
  const away = await awayToday(ctx)
  return (await holders(ctx.tx, 'reporter', chainId)).find(({ id }) => !away.has(id))?.name
}

const lineOf = async (ctx: Ctx, { chain, plan }: WeeklyItem, naming: Naming): Promise<Sentence> => {
  const words = periodWords(plan, ctx.rules)
  return t.namingLine({
    chain: chain.name,
    week: words.week,
    due: words.due,
    reason: naming.reason,
    office: ctx.rules.officeName,
    person: naming.withPerson ? await mainThere(ctx, chain.id) : undefined,
  })
}
