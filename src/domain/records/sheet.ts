import type { Field } from './field.ts'
import type { RecordKind } from './kind.ts'

/** A column of a kind's sheet: one of its own fields, or what every record has. */
export type SheetColumn =
  | { is: 'no' | 'chain' | 'state' | 'light' | 'late' | 'moved' | 'source' }
  | { is: 'field'; field: Field }

/** What is filled in, and therefore read back: 编号, 产业链, the fields of the creation form in their order; of a list all of its columns. */
export const filledColumns = ({
  fields,
  editMore = [],
  review,
  ofDistrict,
}: Pick<RecordKind, 'fields' | 'editMore' | 'review' | 'ofDistrict'>): SheetColumn[] => [
  { is: 'no' },
  ...(ofDistrict ? [] : [{ is: 'chain' } as const]),
  ...[...fields, ...(review ? editMore : [])].map((field) => ({ is: 'field', field }) as const),
]

/** Beside them in an export: what the bot knows. Read back, they are passed over. */
export const knownColumns: readonly SheetColumn[] = [
  { is: 'state' },
  { is: 'light' },
  { is: 'late' },
  { is: 'moved' },
  { is: 'source' },
]
