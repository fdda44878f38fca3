import { addLink } from '../../db/record-links.ts'
import type { RecordStep } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import type { FaultOf, Field, Values } from '../../domain/records/field.ts'
import { readRecordWords } from '../../domain/records/words.ts'
import { cleanText, textLines } from '../../domain/text.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { kindOf } from './kinds.ts'
import { kindWords, numberOf, recordNumbered } from './names.ts'
import { noteRecord } from './note-record.ts'
import { relationsOf } from './relation.ts'
import { maySee } from './rights.ts'

/** Records named in the fields of a step, as typed, by id. Who may not see one has not named it. */
export const recordsNamed = async (
  ctx: ActorCtx,
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, string | undefined>> => {
  const found: Record<string, string | undefined> = {}
  for (const { is, key } of fields) {
    const typed = given[key]
    if (is === 'topics' && typeof typed === 'string') Object.assign(found, await topicsNamed(ctx, typed))
    const named = is === 'ref' && typeof typed === 'string' ? readRecordWords(typed, kindWords) : undefined
    const kind = named && kindOf(named.kind)
    const record = named && kind && (await recordNumbered(ctx, kind, named.number))
    if (record && kind && maySee(ctx, kind, record, await relationsOf(ctx, record)))
      found[String(typed).trim()] = record.id
  }
  return found
}

/** Of lines those that are nothing but the number of a record; without an id where there is none, or none to be seen. */
const topicsNamed = async (ctx: ActorCtx, typed: string): Promise<Record<string, string | undefined>> => {
  const found: Record<string, string | undefined> = {}
  for (const line of textLines(cleanText(typed))) {
    const named = readRecordWords(line, kindWords)
    const kind = named && kindOf(named.kind)
    if (!named || !kind || named.word !== '' || named.rest !== '') continue
    const record = await recordNumbered(ctx, kind, named.number)
    const seen = record && maySee(ctx, kind, record, await relationsOf(ctx, record))
    found[line] = seen ? record.id : undefined
  }
  return found
}

/** What 关联 and 合并 cannot name: the record itself, and what nothing can go on in. */
export const refFaults = async (
  { tx }: Ctx,
  record: StoredRecord,
  step: string,
  { ref }: Values,
): Promise<readonly FaultOf[]> => {
  if (typeof ref !== 'string' || (step !== 'relate' && step !== 'merge')) return []
  if (ref === record.id) return [{ field: 'ref', reason: 'same-record' }]
  const other = step === 'merge' ? await readRecord(tx, ref) : undefined
  if (!other) return []
  if (other.kind !== record.kind) return [{ field: 'ref', reason: 'other-kind' }]
  const isVoid = kindOf(other.kind)?.declared.states[other.state] === 'void'
  return isVoid ? [{ field: 'ref', reason: 'void-record' }] : []
}

/** 关联 and 合并: the other record shows it too. */
export const linkTo = async (ctx: ActorCtx, step: RecordStep): Promise<void> => {
  const { ref } = step.given
  if (typeof ref !== 'string' || (step.step !== 'relate' && step.step !== 'merge')) return
  const other = await readRecord(ctx.tx, ref)
  const own = await readRecord(ctx.tx, step.recordId)
  if (!other || !own) return
  await addLink(ctx.tx, { from: own.id, to: other.id, how: step.step === 'merge' ? 'merged' : 'related' }, ctx.now)
  const linked = step.step === 'merge' ? 'merged' : 'related'
  const given = { text: numberOf(ctx, own) }
  await noteRecord(ctx, other, {}, { ...step, step: linked, given, sourceKey: `${step.sourceKey}/other` })
}
