import { openRecordTitled } from '../../db/open-records.ts'
import type { StoredRecord } from '../../db/records.ts'
import { nameKey } from '../../domain/names.ts'
import {
  type FaultOf,
  type Field,
  readField,
  readFields,
  type Value,
  type Values,
  valueText,
} from '../../domain/records/field.ts'
import type { CellFault, ImportRow } from '../../domain/records/import.ts'
import type { Surroundings } from '../../domain/records/kind.ts'
import type { Known } from '../../domain/records/known.ts'
import { readRecordWords } from '../../domain/records/words.ts'
import { decide } from '../../domain/rights.ts'
import { cleanText } from '../../domain/text.ts'
import * as t from '../../texts/imports.ts'
import { districtWide } from '../../texts/records.ts'
import { columnTitles } from '../../texts/sheets.ts'
import type { ActorCtx } from '../context.ts'
import { readNew } from '../records/create-record.ts'
import { faultText, fieldsFor, fieldsOfNew, fieldText, type Kind, stateWord, stepOf } from '../records/kinds.ts'
import { kindWords, numberOf, recordNumbered } from '../records/names.ts'
import { recordsNamed } from '../records/refs.ts'
import { relationsOf } from '../records/relation.ts'
import { importRight, maySee } from '../records/rights.ts'
import { asTyped, standing } from '../records/standing.ts'
import { takenFaults } from '../records/taken.ts'

/** What a row would do. */
export type RowPlan =
  | { do: 'create'; chainId: string | undefined; given: Record<string, string>; values: Values }
  | { do: 'correct'; record: StoredRecord; edit?: Record<string, unknown>; assign?: Record<string, unknown> }
  /** It says what the records say already. */
  | { do: 'nothing' }

/** What all rows are read against. */
export interface RowsCtx {
  kind: Kind
  hash: string
  known: Known
  at: Surroundings
  /** The id of the chain that goes by these words; undefined where none does. */
  chainNamed(written: string): string | undefined
  /** Causes of these rows that have had their step. */
  done: ReadonlySet<string>
  /** Titles of new rows above, by chain, and codes: two rows of one file make no twins. */
  above: Map<string, number>
}

/** The cause of what a new row makes: the same rows in the same file make nothing twice. */
export const madeBy = (hash: string, row: number): string => `import/${hash}/${row}`

export const planRow = async (
  ctx: ActorCtx,
  rows: RowsCtx,
  row: ImportRow,
): Promise<{ plan: RowPlan } | { faults: CellFault[] }> =>
  row.cells.no === undefined ? planNew(ctx, rows, row) : planCorrection(ctx, rows, row)

const place = { kind: 'p2p' } as const
const mayHandIn = (ctx: ActorCtx, kind: Kind, chainId: string | undefined): boolean =>
  decide(ctx.actor, importRight(kind), chainId === undefined ? { all: true } : { chain: chainId }, place).allow

const planNew = async (
  ctx: ActorCtx,
  { kind, hash, known, at, chainNamed, above, done }: RowsCtx,
  { row, cells }: ImportRow,
): Promise<{ plan: RowPlan } | { faults: CellFault[] }> => {
  if (done.has(madeBy(hash, row))) return { plan: { do: 'nothing' } }
  const fault = (key: string, text: string): CellFault => ({ row, key, title: titleOf(kind, key), text })
  const { chain: written, no: _, ...given } = cells
  const ofChain = written !== undefined && written !== districtWide
  const chainId = ofChain ? chainNamed(written) : undefined
  const faults: CellFault[] = []
  if (kind.declared.ofDistrict) {
    if (!mayHandIn(ctx, kind, undefined)) faults.push(fault('no', t.notYours))
  } else if (written === undefined || (written === districtWide && !kind.declared.district))
    faults.push(fault('chain', t.whichChain))
  else if (ofChain && chainId === undefined) faults.push(fault('chain', t.noChain))
  else if (!mayHandIn(ctx, kind, chainId)) faults.push(fault('chain', t.notYours))
  const fields = fieldsFor(kind, ctx.actor, fieldsOfNew(kind), chainId)
  const read = readNew({ kind, chainId, given }, await withRecords(ctx, fields, known, given), at, fields)
  const unclear = unclearDays(fields, given)
  // Without its chain nobody can say whose unit is missing.
  const ofFields = read.faults.filter(
    ({ field, reason }) =>
      !(field === 'unit' && reason === 'missing' && faults.length > 0) && unclear.every(({ key }) => key !== field),
  )
  faults.push(...ofFields.map((one) => fault(one.field, faultText(kind, one))))
  faults.push(...unclear.map(({ key, text }) => fault(key, text)))
  if (faults.length > 0) return { faults }
  const { values, title } = read
  const create = { do: 'create', chainId, given, values } as const
  if (kind.declared.twins || kind.declared.recurs) return { plan: create }
  const twin = await openRecordTitled(ctx.tx, { kind: kind.key, chainId }, title)
  if (twin) return { faults: [fault(titleKey(kind), t.alike(numberOf(ctx, twin)))] }
  const taken = await takenFaults(ctx, kind, { chainId, at }, values)
  if (taken.length > 0) return { faults: taken.map((one) => fault(one.field, faultText(kind, one))) }
  const keys = [
    { field: titleKey(kind), is: `${chainId ?? ''}/${nameKey(title)}` },
    ...(kind.declared.unique && values.code !== undefined ? [{ field: 'code', is: `code ${values.code}` }] : []),
  ]
  for (const { field, is } of keys) {
    const earlier = above.get(is)
    if (earlier !== undefined) return { faults: [fault(field, t.alikeRow(earlier))] }
  }
  for (const { is } of keys) above.set(is, row)
  return { plan: create }
}

/** The column whose words the title is made of. */
const titleKey = ({ declared }: Kind): string => declared.sameBy ?? declared.fields[0]?.key ?? 'title'

const titleOf = (kind: Kind, key: string): string =>
  key === 'no' || key === 'chain' ? columnTitles[key] : fieldText(kind, key).label

const planCorrection = async (
  ctx: ActorCtx,
  { kind, known, at, chainNamed, above }: RowsCtx,
  { row, cells }: ImportRow,
): Promise<{ plan: RowPlan } | { faults: CellFault[] }> => {
  const fault = (key: string, text: string): CellFault => ({ row, key, title: titleOf(kind, key), text })
  const { no = '', chain: written, ...given } = cells
  const words = kindWords.filter(({ key }) => key === kind.key)
  const named = readRecordWords(/^\d+$/u.test(no) ? `${kind.word}${no}` : no, words)
  const record = named && (await recordNumbered(ctx, kind, named.number))
  const seen = record && maySee(ctx, kind, record, await relationsOf(ctx, record))
  if (!record || !seen || !mayHandIn(ctx, kind, record.chainId)) return { faults: [fault('no', t.noRecord)] }

  const faults: CellFault[] = []
  const ofChain = written !== undefined && written !== districtWide
  const chainId = ofChain ? chainNamed(written) : undefined
  if (written !== undefined && (ofChain && chainId === undefined ? 'unknown' : chainId) !== record.chainId)
    faults.push(fault('chain', t.chainStays))
  const stands = standing(ctx, record)
  const against = await withRecords(ctx, fieldsOfNew(kind), known, given)
  const { review } = kind.declared
  const changed: Record<string, unknown> = {}
  const corrigible = new Set(['unit', 'owner', ...(stepOf(kind, 'edit')?.asks ?? []).map(({ key }) => key)])
  for (const field of fieldsOfNew(kind)) {
    const cell = given[field.key]
    const read = cell === undefined ? undefined : changeOf(field, cell, stands[field.key], against)
    if (read === undefined) continue
    const [unclear] = unclearDays([field], given)
    if (unclear) faults.push(fault(field.key, unclear.text))
    else if ('fault' in read) faults.push(fault(field.key, faultText(kind, read.fault)))
    else if (!corrigible.has(field.key)) faults.push(fault(field.key, t.byItsStep))
    else changed[field.key] = cell
  }
  // Of a list whose it is, is a column like the others.
  const reassigned = !review && ('unit' in changed || 'owner' in changed)
  const assign = stepOf(kind, 'assign')
  if (reassigned && !assign?.from.includes(record.state))
    faults.push(fault('unit' in changed ? 'unit' : 'owner', t.notReassigned(stateWord(kind, record.state))))
  if (faults.length === 0 && kind.declared.unique) {
    // What is not changed stands and is right.
    const fields = fieldsOfNew(kind).filter(({ key }) => key in changed)
    const values = { ...record.values, ...readFields(fields, changed, against).values }
    const taken = await takenFaults(ctx, kind, { id: record.id, chainId: record.chainId, at }, values)
    faults.push(...taken.map((one) => fault(one.field, faultText(kind, one))))
  }
  if (faults.length > 0) return { faults }
  const edited = Object.keys(changed).some((key) => review || (key !== 'unit' && key !== 'owner'))
  if (!edited && !reassigned) return { plan: { do: 'nothing' } }
  const earlier = above.get(record.id)
  if (earlier !== undefined) return { faults: [fault('no', t.alikeRow(earlier))] }
  above.set(record.id, row)
  const reason = t.importReason
  return {
    plan: {
      do: 'correct',
      record,
      ...(edited && {
        edit: { ...asTyped(stands), ...changed, ...('due' in changed ? {} : { due: undefined }), reason },
      }),
      ...(reassigned && {
        assign: { unit: changed.unit ?? record.unit, owner: changed.owner ?? record.owner?.name, reason },
      }),
    },
  }
}

/** A number 11.3 is what a spreadsheet makes of 11.30 as well: which of the two days it was is not guessed. */
const unclearDays = (
  fields: readonly Field[],
  given: Readonly<Record<string, string>>,
): { key: string; text: string }[] =>
  fields.flatMap(({ is, key }) => {
    const [, month, day] =
      (is === 'day' && /^(1[0-2]|[1-9])\.([123])$/u.exec(given[key]?.normalize('NFKC') ?? '')) || []
    if (month === undefined || day === undefined || (month === '2' && day === '3')) return []
    return [{ key, text: t.unclearDay(month, day) }]
  })

/** With the records that its cells name. */
const withRecords = async (
  ctx: ActorCtx,
  fields: readonly Field[],
  known: Known,
  given: Readonly<Record<string, string>>,
): Promise<Known> => ({
  ...known,
  records: await recordsNamed(ctx, fields, given),
})

/** Undefined where the cell says what stands already. A day that is past may stand, it may not be set. */
const changeOf = (
  field: Field,
  cell: string,
  stands: Value | undefined,
  known: Known,
): { to: Value } | { fault: FaultOf } | undefined => {
  if (stands !== undefined && cleanText(cell) === valueText(stands, field)) return undefined
  const lenient = readField(field.is === 'day' ? { ...field, past: true } : field, cell, known)
  if (lenient.ok && JSON.stringify(lenient.value) === JSON.stringify(stands)) return undefined
  const read = readField(field, cell, known)
  if (!read.ok) return { fault: { ...read.fault, field: field.key } }
  return read.value === undefined ? undefined : { to: read.value }
}
