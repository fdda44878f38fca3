import { allChains } from '../../db/chains.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { type DeskBlockKey, deskBlocks } from '../../domain/mine.ts'
import type { Actor, Role } from '../../domain/people.ts'
import { dayOf, instantOf } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import { owedFigures } from '../monitoring/owed-figures.ts'
import {
  buttonOf,
  foremost,
  moving,
  ordersOf,
  pressing,
  toAnswer,
  toConfirm,
  toDecide,
  toldOf,
  toMend,
} from './desk-blocks.ts'
import { type Asker, type DeskBlock, type Filling, putFound, putRows } from './desk-rows.ts'
import { allKinds, hasEnd, ledgerKinds } from './kinds.ts'
import { staleLists } from './stale-lists.ts'
import { workedBy } from './worked.ts'

/** What is looked at again, or only written down, is with nobody else in the meantime. */
const reviewed = allKinds.flatMap((kind) => (hasEnd(kind) ? [] : [kind.key]))

/** Of these something may wait for a decision. */
const decided = allKinds.filter(({ declared: { steps } }) => Object.values(steps).some(({ decides }) => decides))

/** What of all kinds waits for one person. */
export interface Desk {
  blocks: Readonly<Record<DeskBlockKey, DeskBlock>>
  /** What is to be decided is asked of a chief. */
  ofChief: boolean
}

/** In the whole card, and on a page of a list. */
export const mostRows = 8

export const deskOf = async (ctx: ActorCtx): Promise<Desk> => {
  const blocks = {} as Record<DeskBlockKey, DeskBlock>
  const asker = { ...ctx, worked: await workedBy(ctx) }
  for (const key of deskBlocks)
    blocks[key] = await filled(asker, key, { from: 0, most: countedAlone.includes(key) ? 0 : mostRows, opens: false })
  return { blocks, ofChief: isChiefs(ctx.actor) }
}

/** Whose desk is a chief's. */
export const isChiefs = ({ grants }: Actor): boolean => {
  const holds = (post: Role) => grants.some(({ role }) => role === post)
  return holds('chief') && !holds('office')
}

/** All of one block, eight rows a page, each opening its record. */
export const deskPage = async (ctx: ActorCtx, key: DeskBlockKey, page: number): Promise<DeskBlock> =>
  filled({ ...ctx, worked: await workedBy(ctx) }, key, { from: (page - 1) * mostRows, most: mostRows, opens: true })

const countedAlone: readonly DeskBlockKey[] = ['ahead', 'others', 'closed']

const filled = async (
  ctx: Asker,
  key: DeskBlockKey,
  wanted: Pick<Filling, 'from' | 'most' | 'opens'>,
): Promise<DeskBlock> => {
  const block: Filling = { rows: [], total: 0, records: [], ...wanted }
  if (ctx.actor.personId !== undefined) await fill[key](ctx, block, ctx.actor.personId)
  const { rows, total, records, more } = block
  return { rows, total, records, ...(more && { more }) }
}

const fill: Readonly<Record<DeskBlockKey, (ctx: Asker, block: Filling, person: string) => Promise<void>>> = {
  /** 重大事项, before everything else. */
  foremost: async (ctx, block) => {
    for (const kind of ledgerKinds) await foremost(ctx, kind, block)
  },
  /** 待我定: what this person may decide about; 请您定, where that is a chief. */
  decide: async (ctx, block) => {
    for (const kind of decided) await toDecide(ctx, kind, block)
  },
  /** 您的批示: open ones that this person gave, or answers for now. */
  orders: ordersOf,
  /** 重大事项 that this chief was told of. */
  told: toldOf,
  /** 要办的: to be mended, answered or signed for, or due soon, or overdue. */
  work: async (ctx, block) => {
    await toMend(ctx, block)
    await toAnswer(ctx, block)
    for (const each of pressing(ctx)) await putFound(ctx, block, each, (kind, record) => buttonOf(ctx, kind, record))
    putRows(block, await owedFigures(ctx, ctx.worked))
    putRows(block, await staleLists(ctx, ctx.worked))
  },
  /** 请我确认: what this person raised, and is to say whether it is so. */
  confirm: toConfirm,
  /** Worked by this person and in good time. */
  ahead: ({ worked, ...ctx }, block) =>
    putFound(ctx, block, { open: true, worked, standing: { any: [], lit: moving, green: true } }),
  /** Raised by this person, and with others. */
  others: ({ worked, ...ctx }, block, person) =>
    putFound(ctx, block, { open: true, raisedBy: person, notWorked: worked, notKinds: reviewed }),
  /** Of this person's, closed this month, by kind and chain, as closed ones are found. */
  closed: async (ctx, block, person) => {
    const own = ctx.actor.grants.flatMap(({ chain }) => chain ?? [])
    const chains = own.length > 0 ? own : (await allChains(ctx.tx)).map(({ id }) => id)
    for (const { key } of ledgerKinds)
      await putFound(ctx, block, { kind: key, chains, open: false, person, range: monthOf(ctx) })
  },
}

/** Since the first of the month. */
const monthOf = ({ now, rules: { zone } }: ActorCtx): NonNullable<RecordQuery['range']> => ({
  of: 'closed_at',
  from: instantOf(`${dayOf(now, zone).slice(0, 7)}-01`, '00:00', zone),
  to: now,
})
