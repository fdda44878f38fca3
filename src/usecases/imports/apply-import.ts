import { type RecordImport, readImport, setImportState } from '../../db/imports.ts'
import type { Outgoing, Sent } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { readActor } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import { readRecord } from '../../db/records.ts'
import type { ImportRow } from '../../domain/records/import.ts'
import { broken, toldImported } from '../../texts/imports.ts'
import type { ActorCtx, Ctx, InTransaction } from '../context.ts'
import { sourceOf } from '../records/answer-create.ts'
import { createRecord } from '../records/create-record.ts'
import { type Kind, kindOf } from '../records/kinds.ts'
import { workersOf } from '../records/relation.ts'
import { takeStep } from '../records/take-step.ts'
import { tellOfRecords } from '../records/tell-records.ts'
import { patchCard, sayPrivately, sendOnErrand } from '../say.ts'
import { type Applied, drawImport } from './draw-import.ts'
import { causesOf, planRow, type RowsCtx } from './plan-row.ts'
import { rowsAtOnce, rowsCtx } from './rows-ctx.ts'

interface ApplyErrand {
  import: string
  openId: string
}

/** Presses 导入: written down, and done by an errand a few rows at a time. @returns undefined when it was settled already. */
export const startImport = async (ctx: ActorCtx, id: string, card: Sent): Promise<RecordImport | undefined> => {
  const one = await readImport(ctx.tx, id)
  if (one?.state !== 'open') return undefined
  await setImportState(ctx.tx, id, 'applying')
  // A lane of its own: what else is said to this person does not wait for it.
  const lane = { type: 'message_id', id: card.messageId ?? id } as const
  const errand: ApplyErrand = { import: id, openId: ctx.actor.openId }
  await sendOnErrand(ctx, 'apply-import', `import/${id}/apply`, lane, errand)
  return { ...one, state: 'applying' }
}

/** It could not be brought to its end: whoever pressed hears it, and can send the file once more. */
export const importBroken = async (ctx: Ctx, row: Outgoing): Promise<void> => {
  const { import: id, openId } = JSON.parse(row.body) as ApplyErrand
  await setImportState(ctx.tx, id, 'dropped')
  const { personId } = await readActor(ctx.tx, openId)
  await sayPrivately(ctx, { openId, personId }, `import/${id}/broken`, { text: broken })
}

/** 不导入. */
export const dropImport = async (ctx: ActorCtx, id: string): Promise<RecordImport | undefined> => {
  const one = await readImport(ctx.tx, id)
  if (one?.state !== 'open') return undefined
  await setImportState(ctx.tx, id, 'dropped')
  return { ...one, state: 'dropped' }
}

/**
 * Row by row through the one door, in slices. Each row has a cause of its own, so that beginning anew after a crash does nothing twice; each is
 * planned anew, since the ledger may have changed after the check.
 */
export const applyImport = async (inTransaction: InTransaction, row: Outgoing): Promise<void> => {
  const { import: id, openId } = JSON.parse(row.body) as ApplyErrand
  const one = await inTransaction('import', async (ctx) => {
    const found = await readImport(ctx.tx, id)
    if (found?.state === 'applying') return found
    await settle(ctx.tx, row, { state: 'dropped', error: 'no import' })
    return undefined
  })
  const kind = one && kindOf(one.kind)
  if (!one || !kind) return
  const faulty = new Set(one.faults.map((fault) => fault.row))
  const rows = one.rows.filter((each) => !faulty.has(each.row))
  const done: Applied = { made: 0, corrected: 0, left: 0 }
  const toTell = new Map<string, number>()
  const above = new Map<string, number>()
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await inTransaction('import', async (ctx) => {
      const own: ActorCtx = { ...ctx, actor: await readActor(ctx.tx, openId) }
      const slice = rows.slice(at, at + rowsAtOnce)
      const against = await rowsCtx(own, { kind, hash: one.hash, above }, slice)
      for (const each of slice) {
        const taken = await applyRow(own, against, each)
        if (taken.is === 'nothing') continue
        done[taken.is] += 1
        for (const person of taken.tell) toTell.set(person, (toTell.get(person) ?? 0) + 1)
      }
    })
  await inTransaction('import', (ctx) => finish(ctx, row, { ...one, state: 'done' }, { kind, openId, done, toTell }))
}

interface TakenRow {
  is: keyof Applied | 'nothing'
  /** Whose desk it has come to. */
  tell: readonly string[]
}
const left: TakenRow = { is: 'left', tell: [] }

const applyRow = async (ctx: ActorCtx, against: RowsCtx, row: ImportRow): Promise<TakenRow> => {
  const causes = causesOf(against.hash, row.row)
  const has = (cause: string): boolean => against.done.has(cause)
  if (has(causes.made)) return { is: 'made', tell: [] }
  if (has(causes.assign) || has(causes.edit)) return { is: 'corrected', tell: [] }
  const planned = await planRow(ctx, against, row)
  if ('faults' in planned) return left
  const { plan } = planned
  if (plan.do === 'nothing') return { is: 'nothing', tell: [] }
  if (plan.do === 'create') {
    const { kind } = against
    const { chainId, given } = plan
    const wish = {
      kind,
      chainId,
      given,
      via: 'import',
      sourceKey: causes.made,
    } as const
    const made = await createRecord(ctx, { ...wish, source: await sourceOf(ctx, wish), evenIfAlike: true }, against)
    return made.is === 'created' ? { is: 'made', tell: await workersOf(ctx.tx, made.record) } : left
  }
  const step = (key: 'edit' | 'assign', given: Record<string, unknown>) =>
    takeStep(ctx, { record: plan.record.id, step: key, given, via: 'import', sourceKey: causes[key] })
  const outcomes = [
    ...(plan.edit ? [await step('edit', plan.edit)] : []),
    ...(plan.assign ? [await step('assign', plan.assign)] : []),
  ]
  if (outcomes.some(({ is }) => is !== 'taken' && is !== 'same')) return left
  const now = plan.assign && (await readRecord(ctx.tx, plan.record.id))
  return { is: 'corrected', tell: now ? await workersOf(ctx.tx, now) : [] }
}

const finish = async (
  ctx: Ctx,
  row: Outgoing,
  one: RecordImport,
  { kind, openId, done, toTell }: { kind: Kind; openId: string; done: Applied; toTell: ReadonlyMap<string, number> },
): Promise<void> => {
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return
  await setImportState(ctx.tx, one.id, 'done')
  const drawn = drawImport(one, done)
  for (const card of await recordCards(ctx.tx, one.id, one.createdAt))
    await patchCard(ctx, card.id, 'import-done', drawn)
  const by = await readActor(ctx.tx, openId)
  for (const [id, count] of toTell)
    if (id !== by.personId)
      await tellOfRecords(ctx, [id], `import/${one.id}/told`, toldImported(by.name, count, kind.word))
}
