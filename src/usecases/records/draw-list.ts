import type { Card } from '../../cards/kit/card.ts'
import type { ButtonSpec } from '../../cards/kit/controls.ts'
import { type RecordRow, recordList } from '../../cards/record-list.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { readUnitOf } from '../../db/person-units.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { showOn } from '../../db/record-shown.ts'
import { countOf, countRecords, findRecords, type StoredRecord } from '../../db/records.ts'
import { taskForceRoles } from '../../domain/people.ts'
import { type Action, chainsFor } from '../../domain/rights.ts'
import { addMs, day, dayOf } from '../../domain/time.ts'
import { allChainsWord } from '../../texts/commands.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { owedRows } from '../kinds/doc-owed.ts'
import { lightOf, standsAs } from './draw-record.ts'
import { asksDue, hasEnd, type Kind } from './kinds.ts'
import { colours, sumOf } from './light-counts.ts'
import { columnsOf } from './list-columns.ts'
import { numberOf, thisYear } from './names.ts'
import type { ListWish } from './read-filters.ts'
import { isUnassigned } from './relation.ts'
import { listRight } from './rights.ts'
import { isStill, movingStates, stillBefore } from './still.ts'
import { viewOf } from './views.ts'
import { decidedChains, workedBy } from './worked.ts'

const rowsAPage = 8

/** What is asked of the roster for whoever looks: once, however many kinds are looked at. */
export const lookerOf = ({ tx, actor: { personId = '' } }: ActorCtx) => {
  let chains: Promise<Chain[]> | undefined
  let unit: Promise<string | undefined> | undefined
  return { chains: () => (chains ??= allChains(tx)), unit: () => (unit ??= readUnitOf(tx, personId)) }
}

/** What of a kind this person may see at all, and what of it is looked for. @param right another one, of which only the chains count */
export const queryOf = async (
  ctx: ActorCtx,
  kind: Kind,
  wish: ListWish,
  right: Action = listRight(kind, wish),
  looker = lookerOf(ctx),
): Promise<RecordQuery> => {
  const open = chainsFor(ctx.actor, right)
  // One register: of a chain are those that are in it.
  if (kind.declared.ofDistrict)
    return {
      kind: kind.key,
      ...wish.query,
      ...(wish.chain && { inChain: wish.chain.id }),
      ...(right !== listRight(kind, wish) && open !== 'all' && { inChain: wish.chain?.id ?? open[0] ?? '' }),
    }
  const bySight = right === listRight(kind, wish)
  const { personId = '', grants } = ctx.actor
  const leads = grants.flatMap(({ role, chain }) => (role === 'lead' || role === 'chief' ? (chain ?? []) : []))
  // Theirs to work where their post does not see all of the chain's.
  const taskForces = grants.flatMap(({ role, chain = '' }) =>
    taskForceRoles.some((one) => one === role) && !open.includes(chain) ? [chain] : [],
  )
  const unit = await looker.unit()
  // Of what somebody may order, theirs is what they have ordered.
  const isGiver =
    wish.mine === true && kind.declared.madeOf === 'objects' && chainsFor(ctx.actor, 'instruct').length > 0
  const named = wish.chain?.id
  const unbounded = open === 'all' && named === undefined && !wish.district
  // Whoever sees all of them and names one needs no list of them.
  const isOne = open === 'all' && named !== undefined && !wish.district
  const all = unbounded || (isOne && leads.length === 0) ? [] : await looker.chains()
  // A chain's people are called by its name.
  const called = all.filter(({ id }) => leads.includes(id)).map(({ name }) => name)
  const units = [...(unit === undefined ? [] : [unit]), ...called]
  const chains = isOne
    ? [named]
    : (wish.district ? [] : all)
        .map(({ id }) => id)
        .filter((id) => (open === 'all' || open.includes(id)) && (named === undefined || id === named))
  return {
    kind: kind.key,
    ...wish.query,
    ...(unbounded
      ? {}
      : {
          chains: wish.district ? [] : chains,
          district: wish.district === true || (open === 'all' && named === undefined),
          // Of other chains only what one works, helps or raised.
          ...(open !== 'all' &&
            named === undefined &&
            bySight &&
            !kind.declared.sensitive && { orOf: { person: personId, units, taskForces } }),
        }),
    ...(wish.query.words && {
      reads: { chains: chainsFor(ctx.actor, 'sensitive-see'), owner: personId },
      veiled: veiledOf(kind),
    }),
    ...(isGiver && { raisedBy: personId }),
    ...(wish.mine && !isGiver && { worked: { ...(await workedBy(ctx)), decides: decidedChains(ctx, kind) } }),
    ...(wish.still && { movedBefore: stillBefore(ctx, kind) ?? '', states: movingStates(kind), open: true }),
    ...(wish.archived && { open: false }),
    // Closed long ago and of a past year: found with 归档, a range or a text, and in no other list.
    ...((wish.archived || (wish.query.open === false && !wish.query.range && !wish.query.words)) && {
      archived: {
        is: wish.archived === true,
        before: addMs(ctx.now, -day * ctx.rules.numbers.archive),
        year: thisYear(ctx),
      },
    }),
  }
}

/** Fields of a kind that are 敏感 by themselves. */
const veiledOf = ({ declared }: Kind): string[] =>
  [...declared.fields, ...(declared.editMore ?? [])].flatMap(({ key, sensitive }) => (sensitive ? [key] : []))

/** A list of a kind as somebody may see it, eight rows a page, the worst light first. @param list.on the outbox row of its card */
export const drawList = async (
  ctx: ActorCtx,
  kind: Kind,
  list: { wish: ListWish; words: string; page: number; mayRaise: boolean; on: string; inGroup: boolean },
): Promise<Card> => {
  const { wish, words } = list
  const { reads, ...narrow } = await queryOf(ctx, kind, wish)
  // Who reads along may not read what is 敏感: in a group nothing of it is found.
  const query = list.inGroup ? narrow : { ...narrow, reads }
  const counts = await countRecords(ctx.tx, query)
  const owed = kind.key === 'doc' ? await owedRows(ctx, wish) : []
  const total = sumOf(counts) + owed.length
  const pages = Math.max(1, Math.ceil(total / rowsAPage))
  const page = Math.min(Math.max(1, list.page), pages)
  const from = (page - 1) * rowsAPage
  const rows: RecordRow[] = owed.slice(from, from + rowsAPage)
  const limit = rowsAPage - rows.length
  const records = limit > 0 ? await findRecords(ctx.tx, query, { limit, offset: Math.max(0, from - owed.length) }) : []
  const button = (label: string, act: string, to = page): ButtonSpec => ({
    label,
    kind: 'quiet',
    action: { on: 'records', do: act, kind: kind.key, words, page: to },
  })
  for (const record of records) rows.push(await rowOf(ctx, kind, record, undefined, list.inGroup))
  const stale =
    kind.declared.review && !wish.query.dueBefore
      ? await countOf(ctx.tx, { ...query, open: true, dueBefore: dayOf(ctx.now, ctx.rules.zone) })
      : 0
  const plain = page === 1 && !wish.archived && !wish.district && Object.keys(wish.query).every((key) => key === 'open')
  // Somebody who sees a part of it is told that nothing was found there.
  const whole =
    plain && !wish.mine && !wish.still && (wish.chain || chainsFor(ctx.actor, listRight(kind, wish)) === 'all')
  const drawn = recordList({
    head: (plain && (await viewOf(kind)?.head?.(ctx, { chain: wish.chain, inGroup: list.inGroup }))) || [],
    title: t.listTitle(
      kind.texts.title === undefined ? kind.word : `${kind.word} ${kind.texts.title}`,
      wish.chain?.name ?? (wish.district ? t.districtWide : allChainsWord),
    ),
    sought: words.trim() === '' ? undefined : words.trim(),
    counts: [
      t.listCounts(
        query.open ? (hasEnd(kind) ? t.openWord : t.keptWord) : t.foundWord,
        total - owed.length,
        colours(counts),
      ),
      ...(owed.length > 0 ? [t.notRegisteredCount(owed.length)] : []),
    ].join('　'),
    rows,
    nothing:
      kind.declared.review && plain && !wish.mine
        ? whole
          ? t.nothingKept
          : t.nothingKeptSeen
        : words.trim() === ''
          ? whole
            ? t.nothingOpen
            : t.nothingOpenSeen
          : list.mayRaise && wish.text
            ? t.nothingFoundNew
            : t.nothingFound,
    page: pages > 1 ? t.page(page, pages) : undefined,
    turning: [
      ...(page > 1 ? [button('上一页', 'prev', page - 1)] : []),
      ...(page < pages ? [button('下一页', 'next', page + 1)] : []),
    ],
    filters: [
      ...(wish.query.overdue || total === 0 || !asksDue(kind)
        ? []
        : [button(t.recordButtons.overdue, 'show_overdue', 1)]),
      ...(wish.query.soon || total === 0 || !asksDue(kind) ? [] : [button(t.recordButtons.soon, 'show_soon', 1)]),
      ...(stale > 0 ? [button(t.staleWord, 'show_stale', 1)] : []),
      ...(wish.mine || !hasEnd(kind) ? [] : [button(t.recordButtons.mine, 'show_mine', 1)]),
      ...(words.trim() === '' ? [] : [button(t.recordButtons.all, 'show_all', 1)]),
      ...(list.mayRaise ? [{ ...button(t.recordButtons.new, 'new', 1), kind: 'primary' as const }] : []),
    ],
  })
  const { chain } = wish
  const shown = { as: 'list', by: ctx.actor.openId, kind: kind.key, words, page, chain: chain?.id } as const
  await showOn(
    ctx.tx,
    list.on,
    shown,
    records.map(({ id }) => id),
    ctx.now,
  )
  return drawn
}

/** Number and title; of a sensitive one the number alone. */
export const rowTitle = (ctx: Ctx, record: StoredRecord): string =>
  record.sensitive ? t.hiddenTitle(numberOf(ctx, record)) : `${numberOf(ctx, record)} ${record.title}`

/** Number and title, the kind's two columns, light and state; of a sensitive one the number alone. */
export const rowOf = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  button?: ButtonSpec,
  inGroup = false,
): Promise<RecordRow> => {
  const { lit } = record
  return {
    // A list that is 敏感 as a whole is read by those alone who may read every row of it.
    name: kind.declared.sensitive && !inGroup ? `${numberOf(ctx, record)} ${record.title}` : rowTitle(ctx, record),
    light: lightOf(record, inGroup),
    stateWord: standsAs(ctx, kind, record),
    rest: [
      ...(lit ? [standsAs(ctx, kind, record)] : []),
      ...(await columnsOf(ctx, kind, record, inGroup)),
      ...((await isUnassigned(ctx.tx, record)) ? [t.unassigned] : []),
      ...(isStill(ctx, kind, record) ? [t.stillMark] : []),
    ].join(' · '),
    open: button ?? openButton(kind, record),
  }
}

export const openButton = (kind: Kind, { id, no, rev }: StoredRecord): ButtonSpec => ({
  label: t.recordButtons.open,
  about: `${kind.key}_${no}`,
  action: { on: 'record', do: 'open', record: id, rev },
})
