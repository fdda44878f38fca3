import type { ButtonSpec } from '../../cards/kit/controls.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { findRecords, type StoredRecord } from '../../db/records.ts'
import { answerOf } from '../../domain/kinds/meeting-guests.ts'
import type { StateClass } from '../../domain/records/kind.ts'
import { chainsFor } from '../../domain/rights.ts'
import { recordButtons } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { type Asker, aboutOf, type Filling, mostLooked, page, put, putFound } from './desk-rows.ts'
import { openButton, queryOf } from './draw-list.ts'
import { openSteps, stepButton } from './draw-record.ts'
import { type Kind, kindOf, kinds, ledgerKinds, stepOf, waitsFor } from './kinds.ts'
import { leadersOf, raiserOf, relationsOf, rungOf } from './relation.ts'
import { actionOf } from './rights.ts'
import { surroundingsOf } from './surroundings.ts'
import { decidedChains } from './worked.ts'

/** What is wanted before everything else, of whoever may do it: the office reads a first report, its raiser and the lead follow it up. */
export const foremost = async (ctx: ActorCtx, kind: Kind, block: Filling): Promise<void> => {
  const wanted = kind.declared.foremost
  if (!wanted) return
  const query = await queryOf(ctx, kind, { query: { open: true } })
  for (const record of await findRecords(ctx.tx, query, page)) {
    const step = wanted(record, await surroundingsOf(ctx, record.id))
    if (step === undefined || !(await isTheirs(ctx, kind, record, step))) continue
    await put(ctx, block, { kind, record, step })
  }
}

/** In nobody's place: a step that somebody works is asked of who raised it and of the lead. */
const isTheirs = async (ctx: ActorCtx, kind: Kind, record: StoredRecord, step: string): Promise<boolean> => {
  if (!(await openSteps(ctx, kind, record)).includes(step)) return false
  const relations = await relationsOf(ctx, record)
  return stepOf(kind, step)?.by !== 'work' || relations.includes('raised') || relations.includes('leads')
}

export const toDecide = async (ctx: ActorCtx, kind: Kind, block: Filling): Promise<void> => {
  const chains = decidedChains(ctx, kind)
  if (chains.length === 0) return
  const query: RecordQuery = { kind: kind.key, open: true, decide: true, ...(chains !== 'all' && { chains }) }
  const found = await findRecords(ctx.tx, query, page)
  if (found.length === mostLooked) block.more = true
  for (const record of found) {
    if (!(await liesHere(ctx, kind, record))) continue
    const steps = await openSteps(ctx, kind, record)
    const step = steps.find((key) => isDecision(ctx, kind, record, key))
    if (step === undefined) continue
    // Whoever stands above orders rather than takes it up.
    const first = steps.includes('instruct') && kind.declared.rung?.(record) === 'chief' ? 'instruct' : step
    await put(ctx, block, { kind, record, step: first })
  }
}

/** Open 批示 of this person where their post still reads them, then those that a chief before them gave. */
export const ordersOf = async (ctx: Asker, block: Filling, personId: string): Promise<void> => {
  const kind = kinds.instruction
  const open = { kind: kind.key, open: true } as const
  const chains = chainsFor(ctx.actor, actionOf(kind, 'see'))
  if (chains.length > 0)
    await putFound(ctx, block, { ...open, raisedBy: personId, ...(chains !== 'all' && { chains }) })
  const led = ctx.worked.chiefOf
  if (led.length === 0) return
  const found = await findRecords(ctx.tx, { ...open, chains: led }, page)
  if (found.length === mostLooked) block.more = true
  for (const record of found)
    if (record.raisedBy !== personId && (await raiserOf(ctx.tx, record)).includes(personId))
      await put(ctx, block, { kind, record })
}

/** The chief of its chain reads on what becomes of it. */
export const toldOf = async (ctx: Asker, block: Filling): Promise<void> => {
  const kind = kinds.matter
  const chains = ctx.worked.chiefOf
  if (chains.length === 0) return
  for (const record of await findRecords(ctx.tx, { kind: kind.key, open: true, chains }, page))
    if (kind.declared.inDigest?.(record)) await put(ctx, block, { kind, record })
}

/** What somebody raised, or leads where the one who raised it may not judge. */
export const toConfirm = async (ctx: ActorCtx, block: Filling, personId: string): Promise<void> => {
  const led = ctx.actor.grants.flatMap(({ role, chain }) => (role === 'lead' && chain !== undefined ? [chain] : []))
  const of = { open: true, standing: { any: confirming, lit: [] } }
  const raised = await findRecords(ctx.tx, { ...of, raisedBy: personId }, page)
  const others = led.length > 0 ? await findRecords(ctx.tx, { ...of, chains: led }, page) : []
  for (const record of [...raised, ...others.filter(({ raisedBy }) => raisedBy !== personId)]) {
    const kind = kindOf(record.kind)
    const step = kind && (await openSteps(ctx, kind, record)).find((key) => stepOf(kind, key)?.confirms)
    if (!kind || step === undefined) continue
    await put(ctx, block, { kind, record, step })
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

const isDecision = ({ actor }: ActorCtx, kind: Kind, record: StoredRecord, key: string): boolean => {
  const step = stepOf(kind, key)
  if (record.values.declined !== undefined) return key === 'assign'
  if (waitsFor(kind, record) === 'ordered')
    return key === 'assign' && chainsFor(actor, actionOf(kind, 'steer')) === 'all'
  return step?.decides === true
}

/** Kinds whose new ones wait for a decision, and may be sent back for it. */
const decidedFirst = ledgerKinds.filter(({ declared }) => declared.states[declared.first] === 'check')

/** What this person raised and was sent back. */
export const toMend = async (ctx: ActorCtx, block: Filling): Promise<void> => {
  const person = ctx.actor.personId
  for (const kind of decidedFirst) {
    const raised = await findRecords(ctx.tx, { kind: kind.key, open: true, person }, page)
    for (const record of raised) {
      if (record.values.returned === undefined || record.raisedBy !== person) continue
      await put(ctx, block, { kind, record, step: 'edit' })
    }
  }
}

/** Invitations without an answer. */
export const toAnswer = async (ctx: ActorCtx, block: Filling): Promise<void> => {
  const kind = kinds.meeting
  for (const record of await findRecords(ctx.tx, { kind: kind.key, open: true, states: ['called'] }, page)) {
    if (answerOf(record.values, ctx.actor.personId) !== undefined) continue
    if (!(await relationsOf(ctx, record)).includes('invited')) continue
    await put(ctx, block, { kind, record, step: 'attend' })
  }
}

/** Of the others nobody has them on a desk for being who works them. */
const workedKinds = ledgerKinds.filter(({ declared }) => !declared.unworked && !declared.offDesk)

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
export const moving = standingAs(workedKinds, 'active')
/** 批示 that nobody has replied to. */
const unreplied = standingAs([kinds.instruction], 'active')
const confirming = ledgerKinds.flatMap(({ key, declared }) =>
  Object.values(declared.steps).flatMap(({ confirms, from }) =>
    confirms ? from.map((state) => `${key}/${state}`) : [],
  ),
)

/** Of all kinds at once, the worst light first: to be taken up, and in hand with a light that is not green; then 批示 to be replied to. */
export const pressing = ({ worked }: Asker): RecordQuery[] => [
  { open: true, worked, standing: { any: waiting, lit: moving } },
  { open: true, worked, kind: kinds.instruction.key, unreplied: true, standing: { any: unreplied, lit: [] } },
]

/** Steps that come first but only say how it goes: what is to be done is looked at first. */
const mere = ['feedback', 'note', 'instruct']

export const buttonOf = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<ButtonSpec> => {
  const [first] = await openSteps(ctx, kind, record)
  return first !== undefined && !mere.includes(first)
    ? stepButton(kind, record, first, aboutOf(kind, record))
    : { ...openButton(kind, record), label: recordButtons.work }
}
