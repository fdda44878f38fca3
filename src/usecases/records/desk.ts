import type { ButtonSpec } from '../../cards/kit/controls.ts'
import type { RecordRow } from '../../cards/record-list.ts'
import { countRecords, findRecords, type RecordQuery, type StoredRecord } from '../../db/records.ts'
import { answerOf } from '../../domain/kinds/meeting-guests.ts'
import type { StateClass } from '../../domain/records/kind.ts'
import { chainsFor } from '../../domain/rights.ts'
import { recordButtons } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { openButton, queryOf, rowOf } from './draw-list.ts'
import { openSteps, stepButton } from './draw-record.ts'
import { allKinds, type Kind, kindOf, kinds, stepOf } from './kinds.ts'
import { sumOf } from './light-counts.ts'
import { relationsOf } from './relation.ts'
import { actionOf } from './rights.ts'
import { surroundingsOf } from './surroundings.ts'
import { workedBy } from './worked.ts'

/** Some rows of a block, and how many there are. */
export interface DeskBlock {
  rows: RecordRow[]
  total: number
}

/** What of all kinds waits for one person. */
export interface Desk {
  /** 重大事项, before everything else. */
  foremost: DeskBlock
  /** 待我定: what this person may decide about. */
  decide: DeskBlock
  /** 要办的: to be signed for, or due soon, or overdue. */
  work: DeskBlock
  /** Worked by this person and in good time: a number only. */
  inTime: number
  /** Ids of those that stand in rows. */
  records: string[]
}

const mostRows = 8
/** Looked through for what this person may really decide about. */
const mostLooked = 40

export const deskOf = async (ctx: ActorCtx): Promise<Desk> => {
  const desk: Desk = {
    foremost: { rows: [], total: 0 },
    decide: { rows: [], total: 0 },
    work: { rows: [], total: 0 },
    inTime: 0,
    records: [],
  }
  if (ctx.actor.personId === undefined) return desk
  for (const kind of allKinds) {
    await foremost(ctx, kind, desk)
    await toDecide(ctx, kind, desk)
  }
  await toMend(ctx, desk)
  await toAnswer(ctx, desk)
  await toWork(ctx, desk)
  return desk
}

const add = (desk: Desk, block: DeskBlock, record: StoredRecord, row: RecordRow): void => {
  if (block.rows.length >= mostRows) return
  block.rows.push(row)
  desk.records.push(record.id)
}

/** What is wanted before everything else, of whoever may do it: the office reads a first report, its raiser and the lead follow it up. */
const foremost = async (ctx: ActorCtx, kind: Kind, desk: Desk): Promise<void> => {
  const wanted = kind.declared.foremost
  if (!wanted) return
  const query = await queryOf(ctx, kind, { query: { open: true } })
  for (const record of await findRecords(ctx.tx, query, { limit: mostLooked, offset: 0 })) {
    const step = wanted(record, await surroundingsOf(ctx, record.id))
    if (step === undefined || !(await isTheirs(ctx, kind, record, step))) continue
    desk.foremost.total += 1
    add(
      desk,
      desk.foremost,
      record,
      await rowOf(ctx, kind, record, stepButton(kind, record, step, aboutOf(kind, record))),
    )
  }
}

/** In nobody's place: a step that somebody works is asked of who raised it and of the lead. */
const isTheirs = async (ctx: ActorCtx, kind: Kind, record: StoredRecord, step: string): Promise<boolean> => {
  if (!(await openSteps(ctx, kind, record)).includes(step)) return false
  const relations = await relationsOf(ctx, record)
  return stepOf(kind, step)?.by !== 'work' || relations.includes('raised') || relations.includes('leads')
}

/** Chains whose task force this person leads, and those of which this person decides. */
const decidedBy = ({ actor }: ActorCtx, kind: Kind): RecordQuery | undefined => {
  const own = chainsFor(actor, actionOf(kind, 'check'))
  const led = actor.grants.flatMap(({ role, chain }) => (role === 'lead' && chain !== undefined ? [chain] : []))
  const chains = own === 'all' ? undefined : [...own, ...led]
  if (chains?.length === 0) return undefined
  return { kind: kind.key, open: true, decide: true, ...(chains && { chains }) }
}

const toDecide = async (ctx: ActorCtx, kind: Kind, desk: Desk): Promise<void> => {
  const query = decidedBy(ctx, kind)
  if (!query) return
  for (const record of await findRecords(ctx.tx, query, { limit: mostLooked, offset: 0 })) {
    const step = (await openSteps(ctx, kind, record)).find((key) => isDecision(kind, record, key))
    if (step === undefined) continue
    desk.decide.total += 1
    add(
      desk,
      desk.decide,
      record,
      await rowOf(ctx, kind, record, stepButton(kind, record, step, aboutOf(kind, record))),
    )
  }
}

/** Records on this person's desk, to be worked or decided, that allow a step now. */
export const deskAllowing = async (ctx: ActorCtx, kind: Kind, step: string, most: number): Promise<StoredRecord[]> => {
  if (ctx.actor.personId === undefined) return []
  const page = { limit: mostLooked, offset: 0 }
  const own = await findRecords(ctx.tx, { kind: kind.key, open: true, worked: await workedBy(ctx) }, page)
  const query = decidedBy(ctx, kind)
  const decided = query ? await findRecords(ctx.tx, query, page) : []
  const ids = new Set(own.map(({ id }) => id))
  const allowing: StoredRecord[] = []
  for (const record of [...decided.filter(({ id }) => !ids.has(id)), ...own]) {
    if ((await openSteps(ctx, kind, record)).includes(step)) allowing.push(record)
    if (allowing.length === most) break
  }
  return allowing
}

const isDecision = (kind: Kind, record: StoredRecord, key: string): boolean => {
  const step = stepOf(kind, key)
  if (record.values.declined !== undefined) return key === 'assign'
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
      desk.work.total += 1
      add(
        desk,
        desk.work,
        record,
        await rowOf(ctx, kind, record, stepButton(kind, record, 'edit', aboutOf(kind, record))),
      )
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
    desk.work.total += 1
    add(
      desk,
      desk.work,
      record,
      await rowOf(ctx, kind, record, stepButton(kind, record, 'attend', aboutOf(kind, record))),
    )
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

/** Of all kinds at once, the worst light first: to be taken up, and in hand with a light that is not green. */
const toWork = async (ctx: ActorCtx, desk: Desk): Promise<void> => {
  const query: RecordQuery = { open: true, worked: await workedBy(ctx) }
  const pressing: RecordQuery = { ...query, standing: { any: waiting, lit: moving } }
  for (const record of await findRecords(ctx.tx, pressing, { limit: mostRows, offset: 0 })) {
    const kind = kindOf(record.kind)
    if (kind) add(desk, desk.work, record, await rowOf(ctx, kind, record, await buttonOf(ctx, kind, record)))
  }
  desk.work.total += await countAll(ctx, pressing)
  desk.inTime = await countAll(ctx, { ...query, standing: { any: [], lit: moving, green: true } })
}

const buttonOf = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<ButtonSpec> => {
  const [first] = await openSteps(ctx, kind, record)
  return record.state === kind.declared.first && first !== undefined
    ? stepButton(kind, record, first, aboutOf(kind, record))
    : { ...openButton(kind, record), label: recordButtons.work }
}

const countAll = async ({ tx }: ActorCtx, query: RecordQuery): Promise<number> => sumOf(await countRecords(tx, query))
