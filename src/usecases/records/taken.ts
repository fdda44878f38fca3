import { firmWithCode } from '../../db/firms.ts'
import { openRecordTitled } from '../../db/open-records.ts'
import { readRecord } from '../../db/records.ts'
import type { FaultOf, Field, Values } from '../../domain/records/field.ts'
import type { Surroundings } from '../../domain/records/kind.ts'
import type { Ctx } from '../context.ts'
import type { Kind } from './kinds.ts'
import { numberOf } from './names.ts'

/** Of what may be there once: that another one is called the same, or has the same code. @param of.id left out before it is saved */
export const takenFaults = async (
  ctx: Ctx,
  kind: Kind,
  of: { id?: string; chainId: string | undefined; at: Surroundings },
  values: Values,
  asked: readonly Field[] = kind.declared.fields,
): Promise<FaultOf[]> => {
  const { unique, titleOf, fields, ofDistrict } = kind.declared
  if (!unique || !titleOf) return []
  const named = await openRecordTitled(ctx.tx, { kind: kind.key, chainId: of.chainId }, titleOf(values, of.at))
  // 恢复 asks for no name: it is said where it asks something.
  const name = fields[0]?.key
  const field = (asked.find(({ key }) => key === name) ?? asked[0])?.key ?? ''
  const taken: FaultOf[] =
    named && named.id !== of.id ? [{ field, reason: 'taken', by: `${numberOf(ctx, named)} ${named.title}` }] : []
  const { code } = values
  const id = ofDistrict && typeof code === 'string' ? await firmWithCode(ctx.tx, code) : undefined
  const other = id === undefined || id === of.id ? undefined : await readRecord(ctx.tx, id)
  return other ? [...taken, { field: 'code', reason: 'taken', by: `${numberOf(ctx, other)} ${other.title}` }] : taken
}
