import type { Card } from '../../cards/kit/card.ts'
import type { ButtonSpec } from '../../cards/kit/controls.ts'
import { type RecordRow, recordList } from '../../cards/record-list.ts'
import { allChains } from '../../db/chains.ts'
import { readUnitOf } from '../../db/person-units.ts'
import { countRecords, findRecords, type RecordQuery, type StoredRecord } from '../../db/records.ts'
import { recordLights } from '../../domain/records/light.ts'
import { type Action, chainsFor } from '../../domain/rights.ts'
import { addMs, day } from '../../domain/time.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { monthDay } from '../../texts/dates.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { type Kind, stateWord } from './kinds.ts'
import { numberOf, thisYear } from './names.ts'
import type { ListWish } from './read-filters.ts'
import { actionOf } from './rights.ts'

const rowsAPage = 8

/** What of a kind this person may see at all, and what of it is looked for. @param right another one, of which only the chains count */
export const queryOf = async (
  ctx: ActorCtx,
  kind: Kind,
  wish: ListWish,
  right: Action = actionOf(kind, 'see'),
): Promise<RecordQuery> => {
  const open = chainsFor(ctx.actor, right)
  const bySight = right === actionOf(kind, 'see')
  const seen = (await allChains(ctx.tx)).map(({ id }) => id).filter((id) => open === 'all' || open.includes(id))
  const { personId = '' } = ctx.actor
  const unit = await readUnitOf(ctx.tx, personId)
  const units = unit === undefined ? [] : [unit]
  const named = wish.chain?.id
  const chains = named === undefined ? seen : seen.filter((id) => id === named)
  const stillSince = addMs(ctx.now, -7 * day * ctx.rules.numbers['task-still'])
  return {
    kind: kind.key,
    ...wish.query,
    ...(open === 'all' && named === undefined && !wish.district
      ? {}
      : {
          chains: wish.district ? [] : chains,
          district: wish.district === true || (open === 'all' && named === undefined),
          // Of other chains only what one works, helps or raised.
          ...(open !== 'all' && named === undefined && bySight && { orOf: { person: personId, units } }),
        }),
    ...(wish.mine && {
      worked: {
        person: personId,
        units,
        taskForces: ctx.actor.grants.flatMap(({ role, chain }) =>
          chain !== undefined && ['reporter', 'backup', 'lead'].includes(role) ? [chain] : [],
        ),
      },
    }),
    ...(wish.still && { movedBefore: stillSince, open: true }),
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

/** A list of a kind as somebody may see it, eight rows a page, the worst light first. */
export const drawList = async (
  ctx: ActorCtx,
  kind: Kind,
  list: { wish: ListWish; words: string; page: number; mayRaise: boolean },
): Promise<Card> => {
  const { wish, words } = list
  const query = await queryOf(ctx, kind, wish)
  const counts = await countRecords(ctx.tx, query)
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const pages = Math.max(1, Math.ceil(total / rowsAPage))
  const page = Math.min(Math.max(1, list.page), pages)
  const records = await findRecords(ctx.tx, query, { limit: rowsAPage, offset: (page - 1) * rowsAPage })
  const button = (label: string, act: string, to = page): ButtonSpec => ({
    label,
    kind: 'quiet',
    action: { on: 'records', do: act, kind: kind.key, words, page: to },
  })
  const colours = recordLights.flatMap((light) => {
    const n = counts.get(light)
    return n ? [`${t.shortLightWords[light]}${n}`] : []
  })
  return recordList({
    title: t.listTitle(kind.word, wish.chain?.name ?? (wish.district ? t.districtWide : allChainsWord)),
    sought: words.trim() === '' ? undefined : words.trim(),
    counts: t.listCounts(query.open ? t.openWord : t.foundWord, total, colours.join('　')),
    rows: records.map((record) => rowOf(ctx, kind, record)),
    nothing: words.trim() === '' ? t.nothingOpen : list.mayRaise && wish.text ? t.nothingFoundNew : t.nothingFound,
    page: pages > 1 ? t.page(page, pages) : undefined,
    turning: [
      ...(page > 1 ? [button('上一页', 'prev', page - 1)] : []),
      ...(page < pages ? [button('下一页', 'next', page + 1)] : []),
    ],
    filters: [
      ...(wish.query.overdue || total === 0 ? [] : [button(t.recordButtons.overdue, 'show_overdue', 1)]),
      ...(wish.query.soon || total === 0 ? [] : [button(t.recordButtons.soon, 'show_soon', 1)]),
      ...(wish.mine ? [] : [button(t.recordButtons.mine, 'show_mine', 1)]),
      ...(words.trim() === '' ? [] : [button(t.recordButtons.all, 'show_all', 1)]),
      ...(list.mayRaise ? [{ ...button(t.recordButtons.new, 'new', 1), kind: 'primary' as const }] : []),
    ],
    demo: ctx.rules.demo,
  })
}

/** A group line holds number, title, unit, due, light and state; of a sensitive one the number alone. */
export const rowOf = (ctx: ActorCtx, kind: Kind, record: StoredRecord, button?: ButtonSpec): RecordRow => {
  const number = numberOf(ctx, record)
  const { lit, due, unit } = record
  return {
    name: record.sensitive ? `${number}（${t.sensitiveWord}，私信查看）` : `${number} ${record.title}`,
    light: lit && { is: lit.light, text: t.lightText(lit) },
    stateWord: stateWord(kind, record.state),
    rest: [
      ...(lit ? [stateWord(kind, record.state)] : []),
      ...(unit === undefined ? [] : [unit]),
      ...(due === undefined ? [] : [monthDay(due)]),
    ].join(' · '),
    open: button ?? {
      label: t.recordButtons.open,
      about: `${kind.key}_${record.no}`,
      action: { on: 'record', do: 'open', record: record.id, rev: record.rev },
    },
  }
}
