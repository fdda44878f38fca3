import type { StoredRecord } from '../../db/records.ts'
import { type Value, valueText } from '../../domain/records/field.ts'
import type { ActorCtx } from '../context.ts'
import { spoken } from './draw-record.ts'

/** What stands in a record, by the keys of its fields; other records by their numbers. */
export const standing = (
  ctx: ActorCtx,
  { values, title, due, unit, owner, source }: StoredRecord,
): Record<string, Value | undefined> => ({
  ...(source !== '' && { source }),
  ...Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? spoken(ctx, value) : value]),
  ),
  title,
  due,
  unit,
  owner,
})
/** Steps read what people type: what stands is typed once more. */
export const asTyped = (values: Record<string, Value | undefined>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === undefined || Array.isArray(value) ? value : valueText(value),
    ]),
  )
