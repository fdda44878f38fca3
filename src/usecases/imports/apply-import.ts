import {
  type ImportProgress,
  type RecordImport,
  readImport,
  readImportPart,
  readProgress,
  saveProgress,
  setImportState,
} from '../../db/imports.ts'
import type { Outgoing, Sent } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { readActor } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import type { ImportRow } from '../../domain/records/import.ts'
import { broken, toldImported } from '../../texts/imports.ts'
import type { ActorCtx, Ctx, InTransaction } from '../context.ts'
import { registerChanged } from '../office/office-rules.ts'
import { sourceOf } from '../records/answer-create.ts'
import { makeRecord } from '../records/create-record.ts'
import { type Kind, kindOf } from '../records/kinds.ts'
import { type Worked, workersOf } from '../records/relation.ts'
import { takeStep } from '../records/take-step.ts'
import { tellOfRecords } from '../records/tell-records.ts'
import { patchCard, sayPrivately, sendOnErrand } from '../say.ts'
import { type Applied, drawImport } from './draw-import.ts'
import { madeBy, planRow, type RowsCtx } from './plan-row.ts'
import { eachRow } from './rows-ctx.ts'

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
 * Row by row through the one door, some in each transaction, with how far it has come in the same one: a start after a crash goes on there. Each row is
 * planned anew, since the ledger may have changed after the check.
 */
export const applyImport = async (inTransaction: InTransaction, row: Outgoing): Promise<void> => {
  const { import: id, openId } = JSON.parse(row.body) as ApplyErrand
  const begun = await inTransaction('import', async (ctx) => {
    const one = await readImport(ctx.tx, id)
    if (one?.state === 'applying') return { one, progress: await readProgress(ctx.tx, id) }
    await settle(ctx.tx, row, { state: 'dropped', error: 'no import' })
    return undefined
  })
  const kind = begun && kindOf(begun.one.kind)
  if (!begun || !kind) return
  const { one } = begun
  const { came: known, ...done } = begun.progress ?? { at: 0, made: 0, corrected: 0, left: 0, same: 0, came: {} }
  const came = new Map(Object.entries(known))
  const progress = (): ImportProgress => ({ ...done, came: Object.fromEntries(came) })
  const partAt = (at: number) => inTransaction('import', ({ tx }) => readImportPart(tx, id, at))
  const above = new Map<string, number>()
  for (let part = await partAt(done.at); part; part = await partAt(done.at)) {
    const faulty = new Set(part.faults.map((fault) => fault.row))
    const rows = part.rows.slice(done.at - part.first)
    await eachRow(inTransaction, { kind, hash: one.hash, openId, above }, rows, {
      take: async (ctx, against, each) => {
        const { is, record }: TakenRow = faulty.has(each.row) ? {} : await applyRow(ctx, against, id, each)
        done.at += 1
        if (is) done[is] += 1
        if (record) came.set(whoWorks(record), (came.get(whoWorks(record)) ?? 0) + 1)
      },
      end: async ({ tx }) => {
        if (kind.declared.ofDistrict) await registerChanged(tx)
        await saveProgress(tx, id, progress())
      },
    })
  }
  await inTransaction('import', (ctx) =>
    finish(ctx, row, { ...one, state: 'done' }, { kind, openId, done: progress() }),
  )
}

interface TakenRow {
  is?: keyof Applied
  /** It has come to somebody's desk. */
  record?: StoredRecord | undefined
}

const applyRow = async (ctx: ActorCtx, against: RowsCtx, id: string, row: ImportRow): Promise<TakenRow> => {
  const planned = await planRow(ctx, against, row)
  if ('faults' in planned) return { is: 'left' }
  const { plan } = planned
  if (plan.do === 'nothing') return { is: 'same' }
  if (plan.do === 'create') {
    const { kind, hash, at } = against
    const { chainId, given, values } = plan
    const wish = { kind, chainId, given, via: 'import', sourceKey: madeBy(hash, row.row) } as const
    const { record } = await makeRecord(ctx, { ...wish, source: await sourceOf(ctx, wish) }, values, at)
    return { is: 'made', record }
  }
  const step = (key: 'edit' | 'assign', given: Record<string, unknown>) =>
    takeStep(ctx, {
      record: plan.record.id,
      step: key,
      given,
      via: 'import',
      sourceKey: `import/${id}/${row.row}/${key}`,
    })
  const outcomes = [
    ...(plan.edit ? [await step('edit', plan.edit)] : []),
    ...(plan.assign ? [await step('assign', plan.assign)] : []),
  ]
  if (outcomes.some(({ is }) => is !== 'taken' && is !== 'same')) return { is: 'left' }
  return { is: 'corrected', record: plan.assign && (await readRecord(ctx.tx, plan.record.id)) }
}

/** What says who works a record, as a key: whoever that is then is looked up at the end. */
const whoWorks = ({ owner, unit, chainId }: StoredRecord): string => JSON.stringify({ owner, unit, chainId })

const finish = async (
  ctx: Ctx,
  row: Outgoing,
  one: RecordImport,
  { kind, openId, done }: { kind: Kind; openId: string; done: ImportProgress },
): Promise<void> => {
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return
  await setImportState(ctx.tx, one.id, 'done')
  const drawn = drawImport(one, done)
  for (const card of await recordCards(ctx.tx, one.id, one.createdAt))
    await patchCard(ctx, card.id, 'import-done', drawn)
  const by = await readActor(ctx.tx, openId)
  const toTell = new Map<string, number>()
  for (const [who, count] of Object.entries(done.came))
    for (const person of await workersOf(ctx.tx, JSON.parse(who) as Worked))
      toTell.set(person, (toTell.get(person) ?? 0) + count)
  for (const [id, count] of toTell)
    if (id !== by.personId)
      await tellOfRecords(ctx, [id], `import/${one.id}/told`, toldImported(by.name, count, kind.word))
}
