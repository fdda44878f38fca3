import { allChains } from '../../db/chains.ts'
import { postedBefore } from '../../db/digests.ts'
import type { Unread } from '../../db/record-row.ts'
import { compareTexts } from '../../domain/compare-texts.ts'
import { levels, weeklySource } from '../../domain/kinds/cases.ts'
import { stockLeft } from '../../domain/kinds/risk.ts'
import { nameKey, withoutFirms } from '../../domain/names.ts'
import { isOpen, type Surroundings } from '../../domain/records/kind.ts'
import { effectiveDue, type Lit, rankOf } from '../../domain/records/light.ts'
import { type Mark, markOf, type Seen } from '../../domain/records/marks.ts'
import { addMs, type Day, day, dayOf, epochMs, type Instant, weekOf } from '../../domain/time.ts'
import * as t from '../../texts/record-digest.ts'
import { shortLightWords } from '../../texts/record-lights.ts'
import type { Ctx } from '../context.ts'
import { countLacking } from '../kinds/doc-owed.ts'
import { owedAsOf } from '../monitoring/owed-figures.ts'
import { recordsAsOf, type StoodRecord, unreadLines } from './as-of.ts'
import { isForChief, liesWithChief, type ToDecide, toDecide } from './chief-decides.ts'
import { type Kind, kinds, ledgerKinds, stateWord, waitsFor } from './kinds.ts'
import { liesWithLeading } from './leading-records.ts'
import { numberOf } from './names.ts'
import { staleAsOf } from './stale-as-of.ts'
import { weeksSaid } from './still.ts'
import { surroundingsOf } from './surroundings.ts'

interface OfDigest {
  period: string
  at: Instant
}

const isOverdue = (record: StoodRecord | undefined): boolean => record?.lit?.sum.rule === 'overdue'
/** A digest comes a few hours earlier or later than the one before. */
const aWeek = 8 * day

/** What a chief's digest says of records. */
export interface ChiefDigestRecords {
  /** 请您定, the oldest first. */
  decide: readonly ToDecide[]
  /** Read by the chief and left. */
  read: number
  /** 重大事项 that the chief was told of and are not over. */
  matters: readonly ToDecide[]
  blocks: readonly t.ChiefRecords[]
  /** Kinds that have no block, where anything has changed. */
  others: string | undefined
  /** What weekly reports ask and is a record now, in letters and digits, and the items that asked. */
  asked: ReadonlySet<string>
}

/** Kinds with a block of their own, in its order; the others are one line together. Of meetings and lists a chief's digest says nothing. */
const ownBlocks = ['matter', 'risk', 'task', 'instruction']
const blockOf = ({ key }: Kind): number => (ownBlocks.includes(key) ? ownBlocks.indexOf(key) : ownBlocks.length)

export const chiefRecords = async (
  ctx: Ctx,
  chainId: string,
  { period, at }: OfDigest,
): Promise<ChiefDigestRecords> => {
  const before = await postedBefore(ctx.tx, { kind: 'chief', chainId, period })
  const longer = before !== undefined && epochMs(at) - epochMs(before) > aWeek
  const decide: (ToDecide & { at: Instant })[] = []
  const blocks: t.ChiefRecords[] = []
  const others: Parameters<typeof t.othersLine>[0][number][] = []
  const asked = new Set<string>()
  const matters: ToDecide[] = []
  const unread: Unread[] = []
  let read = 0
  const tasks = new Map<string, Seen<StoodRecord>>()
  for (const kind of ledgerKinds.toSorted((a, b) => blockOf(a) - blockOf(b))) {
    const { inDigest = () => true } = kind.declared
    // What the digest before was silent about is new to whoever reads it.
    const all = (await recordsAsOf(ctx, kind, { chainId, at, before, unread })).flatMap(({ is, was }) =>
      inDigest(is) ? [{ is, was: was && inDigest(was) ? was : undefined }] : [],
    )
    if (kind.key === 'task') for (const seen of all) tasks.set(seen.is.id, seen)
    const seen = kind.key === 'instruction' ? ownOrders(all, tasks) : all
    for (const { is } of seen)
      if (is.source === weeklySource)
        asked.add(nameKey(String(is.values.detail ?? is.title))).add(String(is.values.ask))
    const shown = new Set<string>()
    for (const one of seen.filter(({ is }) => isForChief(kind, is))) {
      shown.add(one.is.id)
      if (one.is.values.read !== undefined) read += 1
      else {
        const mark = markOf(one, weeksSaid(ctx.rules, kind, one.is, at), heightOf)
        decide.push({ ...(await toDecide(ctx, kind, { ...one, mark }, at)), at: one.is.createdAt })
      }
    }
    const marked = marksOf(ctx, kind, seen, at)
    const unshown = marked.filter(({ is }) => !shown.has(is.id))
    const open = seen.filter(({ is }) => isOpen(is.class))
    const closed = marked.filter(({ mark }) => mark.is === 'closed').length
    if (kind.key === 'matter') {
      for (const one of seen.filter(({ is }) => isOpen(is.class))) matters.push(await toShow(ctx, kind, one, at))
      continue
    }
    if (!ownBlocks.includes(kind.key)) {
      const count = (is: Mark['is']) => unshown.filter(({ mark }) => mark.is === is).length
      const changed = { word: kind.word, fresh: count('new'), worse: count('worse'), closed: count('closed') }
      if (changed.fresh + changed.worse + changed.closed > 0) others.push(changed)
      continue
    }
    if (open.length + closed === 0) continue
    const count = (rule: Lit['sum']['rule']) => open.filter(({ is }) => is.lit?.sum.rule === rule).length
    const [worst] = unshown.filter(({ mark }) => mark.is !== 'closed').toSorted(byUrgency)
    blocks.push({
      word: kind.key === 'instruction' ? t.yourOrders : kind.word,
      ...(kind.key === 'instruction' && { below: true as const }),
      ...(kind.key === 'risk' && { levels: levelsOf(open) }),
      open: open.length,
      soon: kind.key === 'instruction' ? 0 : count('soon'),
      overdue: kind.key === 'instruction' ? 0 : count('overdue'),
      closed,
      longer,
      named: worst && namedOf(ctx, kind, worst, dayOf(at, ctx.rules.zone), tasks),
      red: open.filter(({ is }) => is.lit?.light === 'red').length,
    })
  }
  return {
    decide: decide.toSorted((a, b) => compareTexts(a.at, b.at) || a.no - b.no),
    read,
    matters,
    blocks,
    others: [...(others.length > 0 ? [t.othersLine(others)] : []), ...unreadLines(ctx, unread)].join('\n') || undefined,
    asked,
  }
}

/** How many of each level that a chief hears of. */
const levelsOf = (open: readonly Seen<StoodRecord>[]): readonly (readonly [string, number])[] =>
  (['red', 'orange', 'yellow'] as const).map(
    (light) => [shortLightWords[light], open.filter(({ is }) => is.lit?.light === light).length] as const,
  )

/** A matter: its number and where it stands, neither title nor firm. */
const toShow = async (ctx: Ctx, kind: Kind, one: Seen<StoodRecord>, at: Instant): Promise<ToDecide> => {
  const { is } = one
  const mark = markOf(one, undefined)
  const ups = typeof is.values.follow_ups === 'number' ? is.values.follow_ups : 0
  return {
    ...(await toDecide(ctx, kind, { ...one, mark }, at)),
    line: t.matterLine(numberOf(ctx, is), stateWord(kind, is.state), ups, mark),
  }
}

/** The chief's own: with the light of its task, and as still as that one stands. */
const ownOrders = (
  seen: readonly Seen<StoodRecord>[],
  tasks: ReadonlyMap<string, Seen<StoodRecord>>,
): Seen<StoodRecord>[] =>
  seen.flatMap(({ is, was }) => {
    const task = tasks.get(String(is.values.task))
    const as = (one: StoodRecord, of: StoodRecord | undefined): StoodRecord =>
      of ? { ...one, lit: of.lit, movedAt: of.movedAt } : one
    return is.post === 'chief' ? [{ is: as(is, task?.is), was: was && as(was, task?.was) }] : []
  })

/** How far up it lies. */
const heightOf = (record: StoodRecord): number => (levels as readonly unknown[]).indexOf(record.values.level)

interface Marked extends Seen<StoodRecord> {
  mark: Mark
}

const marksOf = (ctx: Ctx, kind: Kind, seen: readonly Seen<StoodRecord>[], at: Instant): Marked[] =>
  seen.flatMap((one) => {
    const mark = markOf(one, stillIn(ctx, kind, one.is, at), heightOf)
    return mark ? [{ ...one, mark }] : []
  })

/** A digest has a word of its own for what waits for a signature: it is not said twice. */
const stillIn = ({ rules }: Ctx, kind: Kind, is: StoodRecord, at: Instant): number | undefined =>
  is.class === 'wait' ? undefined : weeksSaid(rules, kind, is, at)

const byUrgency = ({ is: a }: Marked, { is: b }: Marked): number =>
  rankOf(a.lit) - rankOf(b.lit) || compareTexts(a.due ?? '9', b.due ?? '9') || a.year - b.year || a.no - b.no

const namedOf = (
  ctx: Ctx,
  kind: Kind,
  { is, mark }: Marked,
  today: Day,
  tasks: ReadonlyMap<string, Seen<StoodRecord>>,
): t.ChiefRecords['named'] => {
  const task = kind.key === 'instruction' ? tasks.get(String(is.values.task))?.is : undefined
  return {
    number: task ? `${numberOf(ctx, is)}→${numberOf(ctx, task)}` : numberOf(ctx, is),
    title: is.sensitive ? undefined : withoutFirms(is.title, ctx.rules.firms),
    standing: task ? stateWord(kinds.task, task.state) : standingOf(ctx, kind, is, today),
    mark,
  }
}

/** Where it stands, in as few words as a digest has: what nobody said is left out. */
const standingOf = ({ rules }: Ctx, kind: Kind, record: StoodRecord, today: Day): string => {
  const { lit, due } = record
  if (!lit) return stateWord(kind, record.state)
  if (kind.key === 'risk') return t.riskStanding(record.values.sources === '唯一', stockLeft(record.values, today))
  const { sum, node, clock } = lit
  switch (sum.rule) {
    case 'overdue': {
      if (node !== undefined) return t.overdueNode(sum.days)
      return t.overdueFor(
        sum.days,
        due === undefined || clock ? undefined : daysBetween(effectiveDue(due, rules.calendar), today),
      )
    }
    case 'extended-twice':
      return t.extendedTwice
    case 'unsolved-twice':
      return t.unsolvedTwice
    case 'soon':
      return node === undefined ? t.dueIn(sum.days) : ''
    default:
      return due === undefined ? '' : t.dueOn(due)
  }
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / day)

/** What the office's digest says of the records of all chains and of the district. Undefined: there is none. */
export const officeRecords = async (ctx: Ctx, { period, at }: OfDigest): Promise<t.OfficeRecords | undefined> => {
  const before = await postedBefore(ctx.tx, { kind: 'office', chainId: undefined, period })
  const chains = (await allChains(ctx.tx)).map(({ id, name, aliases }) => ({ id, name: aliases[0] ?? name }))
  const today = dayOf(at, ctx.rules.zone)
  const surroundings = { ...(await surroundingsOf(ctx, undefined)), today }
  const lit = new Map<string, { red: number; yellow: number; changed: boolean }>()
  const view = {
    decide: new Map<string, number>(),
    changes: [] as t.OfficeRecords['changes'][number][],
    still: [] as [string, number][],
    unsigned: 0,
    forChief: { all: 0, aged: 0 },
    forLeading: 0,
    matters: { open: 0, unseen: 0 },
    meetings: { week: 0, tasks: 0, late: 0 },
    docs: { lacking: 0, review: 0 },
  }
  const unread: Unread[] = []
  let any = false
  for (const kind of ledgerKinds) {
    const seen = await recordsAsOf(ctx, kind, { at, before, unread })
    const marked = marksOf(ctx, kind, seen, at)
    const open = seen.filter(({ is }) => isOpen(is.class))
    any ||= seen.length > 0
    for (const [key, word] of Object.entries(kind.texts.waits)) {
      const waiting = open.filter(({ is }) => waitsFor(kind, is) === key && liesWithOffice(kind, is)).length
      view.decide.set(word, (view.decide.get(word) ?? 0) + waiting)
    }
    const litOf = (chainId: string) => {
      const of = lit.get(chainId) ?? { red: 0, yellow: 0, changed: false }
      lit.set(chainId, of)
      return of
    }
    for (const { is } of open) {
      if (is.chainId === undefined) continue
      const of = litOf(is.chainId)
      if (is.lit?.light === 'red') of.red += 1
      if (is.lit?.light === 'yellow') of.yellow += 1
    }
    // What was closed is a change as well, whatever else of its chain is open.
    for (const { is } of marked) if (is.chainId !== undefined) litOf(is.chainId).changed = true
    const aWeekAgo = addMs(at, -7 * day)
    for (const { is } of open.filter(({ is }) => liesWithChief(kind, is) && is.values.read === undefined)) {
      view.forChief.all += 1
      if (String(is.values.since ?? is.createdAt) <= aWeekAgo) view.forChief.aged += 1
    }
    view.forLeading += open.filter(({ is }) => liesWithLeading(is)).length
    if (kind.key === 'matter') {
      view.matters.open += open.length
      view.matters.unseen += open.filter(({ is }) => is.class === 'wait').length
    }
    if (kind.key === 'doc') {
      const stood = seen.map(({ is }) => is)
      view.docs.lacking = await countLacking(ctx, stood, at)
      view.docs.review = open.filter(({ is }) => is.lit?.sum.rule === 'to-review').length
    }
    if (kind.key === 'meeting') {
      view.meetings.week += seen.filter(({ is }) => is.class !== 'void' && isInWeekOf(is.values.on, today)).length
      view.meetings.late += open.filter(({ is }) => is.lit?.sum.rule === 'minutes-late').length
      continue
    }
    if (kind.key === 'task')
      view.meetings.tasks += seen.filter(
        ({ is }) => is.source === kinds.meeting.word && is.createdAt >= (before ?? aWeekAgo),
      ).length
    // A matter has a line of its own, and what is ordered stands as its task.
    if (kind.key === 'matter' || kind.key === 'instruction') continue
    const marks = (is: Mark['is']) => marked.filter(({ mark }) => mark.is === is).length
    view.changes.push({
      word: kind.word,
      overdue: kind.key === 'task' ? open.filter(({ is, was }) => isOverdue(is) && !isOverdue(was)).length : 0,
      ...(kind.key !== 'task' && { fresh: marks('new'), worse: marks('worse') }),
      closed: marks('closed'),
    })
    view.still.push([kind.word, open.filter(({ is }) => stillIn(ctx, kind, is, at) !== undefined).length])
    view.unsigned += open.filter(({ is }) => isUnsigned(kind, is, surroundings)).length
  }
  const stale = await staleAsOf(ctx, { at, before, unread })
  const figures = await owedAsOf(ctx, { at, before, unread })
  if (!any && stale.length === 0 && figures.length === 0 && unread.length === 0) return undefined
  return {
    ...view,
    lists: stale,
    figures,
    unread: unreadLines(ctx, unread),
    decide: [...view.decide],
    lights: chains
      .flatMap(({ id, name }) => {
        const of = lit.get(id)
        return of ? [{ chain: name, ...of }] : []
      })
      .toSorted((a, b) => b.red - a.red || b.yellow - a.yellow),
  }
}

const isInWeekOf = (on: unknown, today: Day): boolean => typeof on === 'string' && weekOf(on) === weekOf(today)

/** What waits at another rung is not the office's, unless it was read there and left. */
const liesWithOffice = (kind: Kind, is: StoodRecord): boolean =>
  is.class !== 'wait' ||
  is.values.declined !== undefined ||
  is.values.read !== undefined ||
  (!liesWithLeading(is) && (kind.declared.rung?.(is) ?? 'office') === 'office')

/** 待签收超时: since the day on which it says so itself. */
const isUnsigned = (kind: Kind, record: StoodRecord, at: Surroundings): boolean =>
  (kind.declared.alerts?.(record, at) ?? []).some(({ say, on }) => say === 'unsigned' && on <= at.today)
