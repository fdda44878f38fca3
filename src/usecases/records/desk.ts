import type { RecordRow } from '../../cards/record-list.ts'
import { readUnitOf } from '../../db/person-units.ts'
import { countRecords, findRecords, type RecordQuery, type StoredRecord } from '../../db/records.ts'
import { recordLights } from '../../domain/records/light.ts'
import { chainsFor } from '../../domain/rights.ts'
import { recordButtons } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { rowOf } from './draw-list.ts'
import { openSteps, stepButton } from './draw-record.ts'
import { allKinds, type Kind, stepOf } from './kinds.ts'
import { actionOf } from './rights.ts'

/** What of all kinds waits for one person. */
export interface Desk {
  /** 待我定: what this person may decide about. */
  decide: RecordRow[]
  /** 要办的: to be signed for, or due soon, or overdue. */
  work: RecordRow[]
  /** Worked by this person and in good time: a number only. */
  inTime: number
}

const mostRows = 8
/** Looked through for what this person may really decide about. */
const mostLooked = 40

export const deskOf = async (ctx: ActorCtx): Promise<Desk> => {
  const desk: Desk = { decide: [], work: [], inTime: 0 }
  if (ctx.actor.personId === undefined) return desk
  for (const kind of allKinds) {
    desk.decide.push(...(await toDecide(ctx, kind)))
    const { rows, inTime } = await toWork(ctx, kind)
    desk.work.push(...rows)
    desk.inTime += inTime
  }
  return desk
}

/** Chains whose task force this person leads, and those of which this person decides. */
const decidedBy = ({ actor }: ActorCtx, kind: Kind): RecordQuery | undefined => {
  const own = chainsFor(actor, actionOf(kind, 'check'))
  const led = actor.grants.flatMap(({ role, chain }) => (role === 'lead' && chain !== undefined ? [chain] : []))
  const chains = own === 'all' ? undefined : [...own, ...led]
  if (chains?.length === 0) return undefined
  return { kind: kind.key, open: true, decide: true, ...(chains && { chains }) }
}

const toDecide = async (ctx: ActorCtx, kind: Kind): Promise<RecordRow[]> => {
  const query = decidedBy(ctx, kind)
  if (!query) return []
  const rows: RecordRow[] = []
  for (const record of await findRecords(ctx.tx, query, { limit: mostLooked, offset: 0 })) {
    const step = (await openSteps(ctx, kind, record)).find((key) => isDecision(kind, record, key))
    if (step !== undefined) rows.push(rowOf(ctx, kind, record, stepButton(kind, record, step, aboutOf(kind, record))))
    if (rows.length === mostRows) break
  }
  return rows
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
  return step?.notAfter !== undefined
}

const aboutOf = (kind: Kind, { no }: StoredRecord): string => `${kind.key}_${no}`

/** What somebody works: as owner, as one of the unit, in the task force of the chain. */
const workedBy = async ({ tx, actor }: ActorCtx): Promise<NonNullable<RecordQuery['worked']>> => {
  const { personId = '', grants } = actor
  const unit = await readUnitOf(tx, personId)
  const taskForces = grants.flatMap(({ role, chain }) =>
    chain !== undefined && (role === 'reporter' || role === 'backup' || role === 'lead') ? [chain] : [],
  )
  return { person: personId, units: unit === undefined ? [] : [unit], taskForces }
}

const toWork = async (ctx: ActorCtx, kind: Kind): Promise<{ rows: RecordRow[]; inTime: number }> => {
  const states = (...classes: string[]) =>
    Object.entries(kind.declared.states).flatMap(([state, is]) => (classes.includes(is) ? [state] : []))
  const query: RecordQuery = { kind: kind.key, open: true, worked: await workedBy(ctx) }
  const urgent = recordLights.filter((light) => light !== 'green')
  const page = { limit: mostRows, offset: 0 }
  const waiting = await findRecords(ctx.tx, { ...query, states: states('wait') }, page)
  const pressing = await findRecords(ctx.tx, { ...query, states: states('active'), lights: urgent }, page)
  const rows: RecordRow[] = []
  for (const record of [...waiting, ...pressing]) {
    const [first] = await openSteps(ctx, kind, record)
    const button =
      record.state === kind.declared.first && first !== undefined
        ? stepButton(kind, record, first, aboutOf(kind, record))
        : { ...rowOf(ctx, kind, record).open, label: recordButtons.work }
    rows.push(rowOf(ctx, kind, record, button))
  }
  const counts = await countRecords(ctx.tx, { ...query, states: states('active'), lights: ['green'] })
  return { rows: rows.slice(0, mostRows), inTime: counts.get('green') ?? 0 }
}
