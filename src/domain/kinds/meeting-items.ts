import { isPerson, type Value, type Values } from '../records/field.ts'
import type { NamedPerson } from '../records/known.ts'
import type { Day } from '../time.ts'

/** Of an agenda. */
export const mostItems = 12

/** One matter of a meeting: another record, or words. */
export interface MeetingItem {
  /** Given once and never anew. */
  no: number
  /** The id of the record, or the words. */
  is: string
  ref: boolean
  decision: string | undefined
  unit: string | undefined
  owner: NamedPerson | undefined
  due: Day | undefined
  /** The task that came of it. */
  task: string | undefined
}

const parts = ['ref', 'text', 'decision', 'unit', 'owner', 'due', 'task'] as const
const keyOf = (no: number, part: (typeof parts)[number]): string => `item${no}_${part}`
const last = 'items_last'

const text = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const lastOf = (values: Values): number => Number(values[last] ?? 0)

/** In the order of their numbers. */
export const itemsOf = (values: Values): MeetingItem[] =>
  Array.from({ length: lastOf(values) }, (_, index) => index + 1).flatMap((no) => {
    const of = (part: (typeof parts)[number]) => values[keyOf(no, part)]
    const is = text(of('ref')) ?? text(of('text'))
    if (is === undefined) return []
    const owner = of('owner')
    return {
      ...{ no, is, ref: of('ref') !== undefined, decision: text(of('decision')), unit: text(of('unit')) },
      ...{ owner: isPerson(owner) ? owner : undefined, due: text(of('due')), task: text(of('task')) },
    }
  })

type Changed = Record<string, Value | undefined>

/** An id as records have them. */
const isRef = (is: string): boolean => /^[a-z]+-\d{4}-\d+$/u.test(is)

/** The agenda with these behind it; what stands there already is not put there twice. */
export const withItems = (values: Values, added: readonly string[]): Changed => {
  const standing = new Set(itemsOf(values).map(({ is }) => is))
  const fresh = [...new Set(added)].filter((is) => !standing.has(is))
  const from = lastOf(values)
  return {
    ...Object.fromEntries(fresh.map((is, index) => [keyOf(from + index + 1, isRef(is) ? 'ref' : 'text'), is])),
    ...(fresh.length > 0 && { [last]: from + fresh.length }),
  }
}

/** Without those that are not kept; what has been decided about stays. */
export const withoutOthers = (values: Values, kept: readonly string[]): Changed =>
  Object.fromEntries(
    itemsOf(values)
      .filter(({ is, decision }) => !kept.includes(is) && decision === undefined)
      .flatMap(({ no }) => parts.map((part) => [keyOf(no, part), undefined])),
  )

export const decidedAs = (
  values: Values,
  is: string,
  decided: { decision: Value; unit?: Value | undefined; owner?: Value | undefined; due?: Value | undefined },
): Changed => {
  const item = itemsOf(values).find((one) => one.is === is)
  if (!item) return {}
  const { decision, unit, owner, due } = decided
  return Object.fromEntries(
    Object.entries({ decision, unit, owner, due }).map(([part, value]) => [keyOf(item.no, part as 'decision'), value]),
  )
}

export const taskMade = (no: number, task: string): Changed => ({ [keyOf(no, 'task')]: task })
