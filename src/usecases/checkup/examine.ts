import { lastSheet } from '../../db/assessment-sheets.ts'
import { type Chain, chiefPosts } from '../../db/chains.ts'
import { lastPosted, newestOf } from '../../db/checkup.ts'
import { holders } from '../../db/people.ts'
import { offspringOf } from '../../db/record-links.ts'
import { findRecords, type StoredRecord } from '../../db/records.ts'
import { type CheckupGroup, type CheckupItem, witnessedFor } from '../../domain/checkup.ts'
import { lacking, yearOf } from '../../domain/kinds/doc.ts'
import { isOver } from '../../domain/kinds/goal.ts'
import { isStale } from '../../domain/records/review.ts'
import { addDays, type Day, dayBefore, dayOf } from '../../domain/time.ts'
import * as t from '../../texts/checkup.ts'
import type { Ctx } from '../context.ts'
import { type ListState, listStates } from '../records/draw-lists.ts'
import { kinds } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'

/** Of one chain more than anybody registers. */
const all = { limit: 1_000, offset: 0 }
const mapList = 'L15'
const expertList = 'L08'
const ownTeam = '本链服务团'

/** The "1155+N" of a chain, each item with its evidence, date and owner. @param sees whether a 敏感 list may be counted here */
export const examine = async (ctx: Ctx, chain: Chain, sees: (state: ListState) => boolean): Promise<CheckupItem[]> => {
  const docs = await findRecords(ctx.tx, { kind: 'doc', chains: [chain.id], states: ['valid'], sensitive: false }, all)
  const lists = (await listStates(ctx, chain)).filter(sees)
  return [
    docItem(ctx, 'goal', chain, docs, '推进工作目标'),
    await goalItem(ctx, chain),
    ...lists.filter(({ kind }) => kind.key === mapList).map((state) => listItem('map', state, chain)),
    ...(await mechanisms(ctx, chain)),
    ...(await fiveOnes(ctx, chain, docs)),
    ...lists.filter(({ kind }) => kind.key !== mapList).map((state) => listItem('lists', state, chain)),
  ]
}

const todayOf = ({ now, rules }: Ctx): Day => dayOf(now, rules.zone)

/** What is lacking is that of the year that is owed; an earlier one is to be looked at again. */
const docItem = (
  ctx: Ctx,
  group: CheckupGroup,
  { since }: Chain,
  docs: readonly StoredRecord[],
  type: string,
): CheckupItem => {
  const found = docs
    .filter(({ values }) => values.type === type)
    .toSorted((a, b) => yearOf(b.values) - yearOf(a.values))[0]
  const item = { group, key: type, kind: 'doc' }
  if (!found) return { ...item, is: 'missing' }
  const owed = lacking(docs, { today: todayOf(ctx), numbers: ctx.rules.numbers, since }).some(
    (one) => one.type === type,
  )
  const on = typeof found.values.on === 'string' ? found.values.on : undefined
  return { ...item, is: owed ? 'stale' : 'there', evidence: numberOf(ctx, found), on, owner: found.unit }
}

/** What was set for this year, and what it was broken into; one without a task is said. */
const goalItem = async (ctx: Ctx, chain: Chain): Promise<CheckupItem> => {
  const query = { kind: kinds.goal.key, chains: [chain.id], open: true, sensitive: false }
  const today = todayOf(ctx)
  const goals = (await findRecords(ctx.tx, query, all)).filter((one) => !isOver(one, { today }))
  const item = { group: 'goal', key: kinds.goal.key, kind: kinds.goal.key } as const
  if (goals.length === 0) return { ...item, is: 'missing' }
  const tasks: number[] = []
  for (const { id } of goals) tasks.push((await offspringOf(ctx.tx, id)).length)
  const on = goals.map(({ values }) => String(values.updated_on)).toSorted()[0]
  return {
    ...item,
    is: goals.some((one) => isStale(one, today)) ? 'stale' : 'there',
    evidence: t.goalsSaid({
      goals: goals.length,
      tasks: tasks.reduce((sum, one) => sum + one, 0),
      without: tasks.filter((one) => one === 0).length,
    }),
    ...(on !== undefined && { on }),
    owner: chain.departments[0],
  }
}

const listItem = (group: CheckupGroup, { kind, rows, stale }: ListState, chain: Chain): CheckupItem => ({
  group,
  key: kind.key,
  is: rows === 0 ? 'missing' : stale > 0 ? 'stale' : 'there',
  evidence: rows === 0 ? undefined : t.rowsSaid(rows, stale),
  owner: chain.departments[0],
  kind: kind.key,
})

/** 五个机制: what they have led to is what there is of them. */
const mechanisms = async (ctx: Ctx, chain: Chain): Promise<CheckupItem[]> => {
  const { tx, rules } = ctx
  const since = addDays(todayOf(ctx), -witnessedFor)
  const witness = (
    key: string,
    kind: string | undefined,
    on: Day | undefined,
    evidence: string | undefined,
  ): CheckupItem => ({
    group: 'mechanisms',
    key,
    ...(kind !== undefined && { kind }),
    is: on === undefined ? 'missing' : on < since ? 'stale' : 'there',
    on,
    evidence,
  })
  const of = async (key: string, kinds: readonly [string, ...string[]], states: readonly string[]) => {
    const record = await newestOf(tx, chain.id, kinds, states)
    const on = record && dayOf(record.createdAt, rules.zone)
    return witness(key, kinds[0], on, record && numberOf(ctx, record))
  }
  const posted = await lastPosted(tx, chain.id)
  const year = Number(todayOf(ctx).slice(0, 4))
  const sheet =
    (await lastSheet(tx, { year, chainId: chain.id }, 'issued')) ??
    (await lastSheet(tx, { year: year - 1, chainId: chain.id }, 'issued'))
  return [
    await of('领导带头', ['visit', 'instruction'], ['open', 'closed']),
    await of('纵横联动', ['liaison'], ['open', 'closed']),
    await of('联席调度', ['meeting'], ['held', 'issued']),
    witness('信息通报', undefined, posted && dayOf(posted, rules.zone), posted && t.digestPosted),
    // Once a year is its time.
    {
      group: 'mechanisms',
      key: '考核评价',
      is: sheet ? 'there' : 'missing',
      on: sheet && dayOf(sheet.madeAt, rules.zone),
      evidence: sheet && t.sheetIssued(sheet.sheet.year),
    },
  ]
}

const fiveOnes = async (ctx: Ctx, chain: Chain, docs: readonly StoredRecord[]): Promise<CheckupItem[]> => {
  const { tx } = ctx
  const today = todayOf(ctx)
  const chief = (await chiefPosts(tx, chain.id)).findLast(({ until }) => until === undefined || until > today)
  const [leads, reporters] = [await holders(tx, 'lead', chain.id), await holders(tx, 'reporter', chain.id)]
  const experts = await findRecords(tx, { kind: expertList, chains: [chain.id], open: true }, all)
  const team = experts.filter(({ values }) => values.in_team === ownTeam)
  const fresh = team.every(({ due }) => due === undefined || due > dayBefore(today))
  const item = (key: string, is: CheckupItem['is'], more: Partial<CheckupItem> = {}): CheckupItem => ({
    group: 'five_ones',
    key,
    is,
    ...more,
  })
  return [
    item('一位领导', chief ? 'there' : 'missing', { evidence: chief?.name, on: chief?.since }),
    item('一条产业链', 'there', { evidence: chain.name, on: chain.since }),
    item('一个工作专班', leads.length > 0 && reporters.length > 0 ? 'there' : 'missing', {
      evidence: [...leads, ...reporters].length > 0 ? t.membersSaid(leads.length, reporters.length) : undefined,
      owner: leads[0]?.name,
    }),
    { ...docItem(ctx, 'five_ones', chain, docs, '年度工作方案'), key: '一套工作方案' },
    item('一支专家服务团', team.length === 0 ? 'missing' : fresh ? 'there' : 'stale', {
      evidence: team.length === 0 ? undefined : t.expertsSaid(team.length),
      kind: expertList,
    }),
  ]
}
