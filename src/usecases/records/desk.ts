import type { ButtonSpec } from '../../cards/kit/controls.ts'
import type { RecordRow } from '../../cards/record-list.ts'
import { allChains } from '../../db/chains.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { countRecords, findRecords, type StoredRecord } from '../../db/records.ts'
import { answerOf } from '../../domain/kinds/meeting-guests.ts'
import type { StateClass } from '../../domain/records/kind.ts'
import { chainsFor } from '../../domain/rights.ts'
import { dayOf, instantOf } from '../../domain/time.ts'
import * as t from '../../texts/records.ts'
import { recordButtons } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { openButton, queryOf, rowOf } from './draw-list.ts'
import { openSteps, stepButton } from './draw-record.ts'
import { allKinds, type Kind, kindOf, kinds, stepOf, waitsFor } from './kinds.ts'
import { sumOf } from './light-counts.ts'
import { leadersOf, relationsOf, rungOf } from './relation.ts'
import { actionOf } from './rights.ts'
import { surroundingsOf } from './surroundings.ts'
import { decidedChains, workedBy } from './worked.ts'

/** Some rows of a block, and how many there are. */
export interface DeskBlock {
  rows: RecordRow[]
  total: number
  /** There may be more than were looked through. */
  more?: true
}

/** What of all kinds waits for one person, in the order in which it is shown. */
export interface Desk {
  /** 重大事项, before everything else. */
  foremost: DeskBlock
  /** 待我定: what this person may decide about; 请您定, where that is a chief. */
  decide: DeskBlock
  ofChief: boolean
  /** 您的批示: open ones that this person gave. */
  orders: DeskBlock
  /** 要办的: to be signed for, or due soon, or overdue. */
  work: DeskBlock
  /** 请我确认: what this person raised, and is to say whether it is so. */
  confirm: DeskBlock
  /** Worked by this person and in good time: a number only. */
  inTime: number
  /** Raised by this person and with others, and closed this month. */
  counts: { others: number; closed: number }
  /** Kinds with more than the rows can show: each opens its list. */
  lists: ButtonSpec[]
  /** Ids of those that may stand in rows. */
  records: string[]
}

const mostRows = 8
/** Looked through for what this person may really decide about. */
const mostLooked = 40

const empty = (): DeskBlock => ({ rows: [], total: 0 })

export const deskOf = async (ctx: ActorCtx): Promise<Desk> => {
  const desk: Desk = {
    ...{ foremost: empty(), decide: empty(), orders: empty(), work: empty(), confirm: empty(), lists: [], records: [] },
    ofChief:
      ctx.actor.grants.some(({ role }) => role === 'chief') && !ctx.actor.grants.some(({ role }) => role === 'office'),
    inTime: 0,
    counts: { others: 0, closed: 0 },
  }
  const { personId } = ctx.actor
  if (personId === undefined) return desk
  for (const kind of allKinds) {
    await foremost(ctx, kind, desk)
    await toDecide(ctx, kind, desk)
  }
  await toMend(ctx, desk)
  await toAnswer(ctx, desk)
  await ordersOf(ctx, desk, personId)
  await toWork(ctx, desk)
  await toConfirm(ctx, desk, personId)
  const worked = await workedBy(ctx)
  desk.counts = {
    others: await countAll(ctx, { open: true, raisedBy: personId, notWorked: worked }),
    closed: await closedThisMonth(ctx, personId),
  }
  // More than the card has rows for: each kind of it opens its list.
  if (desk.decide.total + desk.work.total > mostRows)
    for (const kind of allKinds) {
      const mine = await countAll(ctx, {
        ...{ kind: kind.key, open: true },
        worked: { ...worked, decides: decidedChains(ctx, kind) },
      })
      if (mine > 0) desk.lists.push(listButton(kind, mine))
    }
  return desk
}

const listButton = ({ key, word }: Kind, count: number): ButtonSpec => ({
  label: t.mineOf(word, count),
  kind: 'quiet',
  about: key,
  action: { on: 'records', do: 'show_mine', kind: key, words: '', page: 1 },
})

/** Of this person's, by kind and chain, as closed ones are found. */
const closedThisMonth = async (ctx: ActorCtx, person: string): Promise<number> => {
  const own = ctx.actor.grants.flatMap(({ chain }) => chain ?? [])
  const chains = own.length > 0 ? own : (await allChains(ctx.tx)).map(({ id }) => id)
  const range = monthOf(ctx)
  let closed = 0
  for (const { key } of allKinds) closed += await countAll(ctx, { kind: key, chains, open: false, person, range })
  return closed
}

/** Since the first of the month. */
const monthOf = ({ now, rules: { zone } }: ActorCtx): NonNullable<RecordQuery['range']> => ({
  of: 'closed_at',
  from: instantOf(`${dayOf(now, zone).slice(0, 7)}-01`, '00:00', zone),
  to: now,
})

const add = (desk: Desk, block: DeskBlock, record: StoredRecord, row: RecordRow): void => {
  if (block.rows.length >= mostRows) return
  block.rows.push(row)
  desk.records.push(record.id)
}

/** One more, with the button of its step. */
const put = async (
  ctx: ActorCtx,
  desk: Desk,
  block: DeskBlock,
  { kind, record, step }: { kind: Kind; record: StoredRecord; step: string },
): Promise<void> => {
  block.total += 1
  if (block.rows.length < mostRows)
    add(desk, block, record, await rowOf(ctx, kind, record, stepButton(kind, record, step, aboutOf(kind, record))))
}

/** What is wanted before everything else, of whoever may do it: the office reads a first report, its raiser and the lead follow it up. */
const foremost = async (ctx: ActorCtx, kind: Kind, desk: Desk): Promise<void> => {
  const wanted = kind.declared.foremost
  if (!wanted) return
  const query = await queryOf(ctx, kind, { query: { open: true } })
  for (const record of await findRecords(ctx.tx, query, { limit: mostLooked, offset: 0 })) {
    const step = wanted(record, await surroundingsOf(ctx, record.id))
    if (step === undefined || !(await isTheirs(ctx, kind, record, step))) continue
    await put(ctx, desk, desk.foremost, { kind, record, step })
  }
}

/** In nobody's place: a step that somebody works is asked of who raised it and of the lead. */
const isTheirs = async (ctx: ActorCtx, kind: Kind, record: StoredRecord, step: string): Promise<boolean> => {
  if (!(await openSteps(ctx, kind, record)).includes(step)) return false
  const relations = await relationsOf(ctx, record)
  return stepOf(kind, step)?.by !== 'work' || relations.includes('raised') || relations.includes('leads')
}

const toDecide = async (ctx: ActorCtx, kind: Kind, desk: Desk): Promise<void> => {
  const chains = decidedChains(ctx, kind)
  if (chains.length === 0) return
  const query: RecordQuery = { kind: kind.key, open: true, decide: true, ...(chains !== 'all' && { chains }) }
  const found = await findRecords(ctx.tx, query, { limit: mostLooked, offset: 0 })
  if (found.length === mostLooked) desk.decide.more = true
  for (const record of found) {
    if (!(await liesHere(ctx, kind, record))) continue
    const steps = await openSteps(ctx, kind, record)
    const step = steps.find((key) => isDecision(ctx, kind, record, key))
    if (step === undefined) continue
    // Whoever stands above orders rather than takes it up.
    const first = steps.includes('instruct') && kind.declared.rung?.(record) === 'chief' ? 'instruct' : step
    await put(ctx, desk, desk.decide, { kind, record, step: first })
  }
}

/** Open 批示 that this person gave. */
const ordersOf = async (ctx: ActorCtx, desk: Desk, personId: string): Promise<void> => {
  const query: RecordQuery = { kind: kinds.instruction.key, open: true, raisedBy: personId }
  desk.orders.total = await countAll(ctx, query)
  for (const record of await findRecords(ctx.tx, query, { limit: mostRows, offset: 0 }))
    add(desk, desk.orders, record, await rowOf(ctx, kinds.instruction, record))
}

/** What somebody raised, or leads where the one who raised it may not judge. */
const toConfirm = async (ctx: ActorCtx, desk: Desk, personId: string): Promise<void> => {
  const led = ctx.actor.grants.flatMap(({ role, chain }) => (role === 'lead' && chain !== undefined ? [chain] : []))
  const of = { open: true, standing: { any: confirming, lit: [] } }
  const page = { limit: mostLooked, offset: 0 }
  const raised = await findRecords(ctx.tx, { ...of, raisedBy: personId }, page)
  const others = led.length > 0 ? await findRecords(ctx.tx, { ...of, chains: led }, page) : []
  for (const record of [...raised, ...others.filter(({ raisedBy }) => raisedBy !== personId)]) {
    const kind = kindOf(record.kind)
    const step = kind && (await openSteps(ctx, kind, record)).find((key) => stepOf(kind, key)?.confirms)
    if (!kind || step === undefined) continue
    await put(ctx, desk, desk.confirm, { kind, record, step })
  }
}

/** What lies with a post is for those who hold it; read there and left, it is the office's. */
const liesHere = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<boolean> => {
  const { read, declined } = record.values
  const rung = kind.declared.rung?.(record)
  if (rung === undefined || declined !== undefined || kind.declared.states[record.state] !== 'wait') return true
  const theirs = read === undefined ? await rungOf(ctx.tx, record) : await leadersOf(ctx.tx, undefined)
  return theirs.includes(ctx.actor.personId ?? '')
}

/** Records on this person's desk, to be worked or decided, that allow a step now. */
export const deskAllowing = async (ctx: ActorCtx, kind: Kind, step: string, most: number): Promise<StoredRecord[]> => {
  if (ctx.actor.personId === undefined) return []
  const page = { limit: mostLooked, offset: 0 }
  const worked = { ...(await workedBy(ctx)), decides: decidedChains(ctx, kind) }
  const own = await findRecords(ctx.tx, { kind: kind.key, open: true, worked }, page)
  const allowing: StoredRecord[] = []
  for (const record of own) {
    if ((await openSteps(ctx, kind, record)).includes(step)) allowing.push(record)
    if (allowing.length === most) break
  }
  return allowing
}

const isDecision = ({ actor }: ActorCtx, kind: Kind, record: StoredRecord, key: string): boolean => {
  const step = stepOf(kind, key)
  if (record.values.declined !== undefined) return key === 'assign'
  if (waitsFor(kind, record) === 'ordered')
    return key === 'assign' && chainsFor(actor, actionOf(kind, 'steer')) === 'all'
  return step?.decides === true
}

const aboutOf = (kind: Kind, { no }: StoredRecord): string => `${kind.key}_${no}`

/** Kinds whose new ones wait for a decision, and may be sent back for it. */
const decidedFirst = allKinds.filter(({ declared }) => declared.states[declared.first] === 'check')

/** What this person raised and was sent back. */
const toMend = async (ctx: ActorCtx, desk: Desk): Promise<void> => {
  const person = ctx.actor.personId
  for (const kind of decidedFirst) {
    const raised = await findRecords(ctx.tx, { kind: kind.key, open: true, person }, { limit: mostLooked, offset: 0 })
    for (const record of raised) {
      if (record.values.returned === undefined || record.raisedBy !== person) continue
      await put(ctx, desk, desk.work, { kind, record, step: 'edit' })
    }
  }
}

/** Invitations without an answer. */
const toAnswer = async (ctx: ActorCtx, desk: Desk): Promise<void> => {
  const kind = kinds.meeting
  for (const record of await findRecords(
    ctx.tx,
    { kind: kind.key, open: true, states: ['called'] },
    { limit: mostLooked, offset: 0 },
  )) {
    if (answerOf(record.values, ctx.actor.personId) !== undefined) continue
    if (!(await relationsOf(ctx, record)).includes('invited')) continue
    await put(ctx, desk, desk.work, { kind, record, step: 'attend' })
  }
}

/** Of the others nobody has them on a desk for being who works them. */
const workedKinds = allKinds.filter(({ declared }) => !declared.unworked && !declared.offDesk)

/** States of every kind that are of these classes, `task/new`. */
const standingAs = (of: readonly Kind[], ...classes: StateClass[]): string[] =>
  of.flatMap(({ key, declared }) =>
    Object.entries(declared.states).flatMap(([state, is]) => (classes.includes(is) ? [`${key}/${state}`] : [])),
  )
// What waits for a rung is to be decided, not worked.
const waiting = standingAs(
  workedKinds.filter(({ declared }) => !declared.rung),
  'wait',
)
const moving = standingAs(workedKinds, 'active')
/** 批示 that nobody has replied to. */
const unreplied = standingAs([kinds.instruction], 'active')
const confirming = allKinds.flatMap(({ key, declared }) =>
  Object.values(declared.steps).flatMap(({ confirms, from }) =>
    confirms ? from.map((state) => `${key}/${state}`) : [],
  ),
)

/** Of all kinds at once, the worst light first: to be taken up, and in hand with a light that is not green; then 批示 to be replied to. */
const toWork = async (ctx: ActorCtx, desk: Desk): Promise<void> => {
  const query: RecordQuery = { open: true, worked: await workedBy(ctx) }
  const pressing: RecordQuery[] = [
    { ...query, standing: { any: waiting, lit: moving } },
    { ...query, kind: kinds.instruction.key, unreplied: true, standing: { any: unreplied, lit: [] } },
  ]
  for (const each of pressing) {
    for (const record of await findRecords(ctx.tx, each, { limit: mostRows, offset: 0 })) {
      const kind = kindOf(record.kind)
      if (kind) add(desk, desk.work, record, await rowOf(ctx, kind, record, await buttonOf(ctx, kind, record)))
    }
    desk.work.total += await countAll(ctx, each)
  }
  desk.inTime = await countAll(ctx, { ...query, standing: { any: [], lit: moving, green: true } })
}

/** Steps that come first but only say how it goes: what is to be done is looked at first. */
const mere = ['feedback', 'note', 'instruct']

const buttonOf = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<ButtonSpec> => {
  const [first] = await openSteps(ctx, kind, record)
  return first !== undefined && !mere.includes(first)
    ? stepButton(kind, record, first, aboutOf(kind, record))
    : { ...openButton(kind, record), label: recordButtons.work }
}

const countAll = async ({ tx }: ActorCtx, query: RecordQuery): Promise<number> => sumOf(await countRecords(tx, query))
