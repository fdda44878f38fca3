import type { Values } from './field.ts'
import type { RecordFacts } from './kind.ts'

/** What a step changed, as it was; null where there was nothing. */
export type Before = Readonly<Record<string, unknown>>

const columns = [
  'title',
  'due',
  'dueIsDefault',
  'unit',
  'owner',
  'source',
  'movedAt',
  'closedAt',
] as const satisfies readonly (keyof RecordFacts)[]

const flat = (record: RecordFacts): Record<string, unknown> => ({
  ...record.values,
  ...Object.fromEntries(columns.map((key) => [key, record[key]])),
})

export const beforeOf = (was: RecordFacts, is: RecordFacts): Before | undefined => {
  const [old, now] = [flat(was), flat(is)]
  if (was.sensitive !== is.sensitive) [old.sensitive, now.sensitive] = [was.sensitive, is.sensitive]
  const keys = Object.keys({ ...old, ...now }).filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
  return keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, old[key] ?? null])) : undefined
}

/** As much of a step as is needed to take it back. */
export interface Undone {
  step: string
  from: string | undefined
  before: Before | undefined
}

/**
 * A record as it stood before these steps, its newest one first. Who may see it is a matter of now and stays. Undefined: it was not there yet.
 */
export const rewound = <Record extends RecordFacts>(record: Record, steps: readonly Undone[]): Record | undefined => {
  let at: Record | undefined = record
  for (const { step, from, before } of steps) {
    if (at === undefined || step === 'create') return undefined
    const { sensitive: _, ...rest } = before ?? {}
    at = undo(at, from ?? at.state, rest)
  }
  return at
}

const undo = <Record extends RecordFacts>(record: Record, state: string, before: Before): Record => {
  const old = new Map(Object.entries(before).map(([key, value]) => [key, value === null ? undefined : value]))
  const values = Object.fromEntries(
    Object.entries({ ...record.values, ...Object.fromEntries(old) }).filter(
      ([key, value]) => value !== undefined && !columns.some((column) => column === key),
    ),
  ) as Values
  return {
    ...record,
    ...Object.fromEntries(columns.filter((key) => old.has(key)).map((key) => [key, old.get(key)])),
    state,
    values,
    rev: record.rev - 1,
  }
}
