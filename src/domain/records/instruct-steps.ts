import { day, isPerson, must, text, unit } from './field.ts'
import type { Step } from './kind.ts'

/** Where a task comes from that somebody above has given by a 批示. */
export const instructionSource = '批示'

/** Given by who stands above, in the same words for every kind. */
export type InstructStep = keyof ReturnType<typeof instructSteps>

const words = must(text('text', 200))

/**
 * 批示, 转交办 and 阅 of a record: what the first two say is numbered and becomes a task at once (see the hands of 批示).
 * @param from states in which something may still be ordered. @param to left out where it stays as it is.
 */
export const instructSteps = <State extends string>(from: readonly State[], to?: State) => {
  const given = {
    from,
    ...(to !== undefined && { to }),
    by: 'instruct',
    // Of the district there is no task force that it could fall to.
    wrong: ({ unit }, { chainId }) =>
      chainId === undefined && unit === undefined ? [{ field: 'unit', reason: 'missing' }] : [],
    change: () => ({ values: { read: undefined } }),
  } satisfies Step<State>
  return {
    instruct: { ...given, asks: [words, unit('unit'), day('due')] },
    hand_over: { ...given, asks: [must(unit('unit')), day('due')] },
    read: readStep(from),
  } satisfies Record<string, Step<State>>
}

/** Of a task, which is worked already: no other is made of it. The words stand in its history, a day counts as 定时限, a unit as 改派. */
export const instructTaskSteps = <State extends string>(states: {
  open: readonly State[]
  given: readonly State[]
  waits: State
  closed: State
}) =>
  ({
    instruct: {
      from: states.open,
      by: 'instruct',
      asks: [words, day('due')],
      change: ({ due }) => ({ ...setDue(due), values: { read: undefined } }),
      tells: ['workers'],
    },
    hand_over: {
      from: states.given,
      to: states.waits,
      by: 'instruct',
      asks: [must(unit('unit')), day('due')],
      change: ({ unit: to, due, owner }) => ({
        unit: String(to),
        owner: isPerson(owner) ? owner : undefined,
        ...setDue(due),
        values: { declined: undefined, read: undefined },
      }),
      tells: ['workers'],
    },
    read: readStep([...states.open, states.closed]),
  }) satisfies Record<string, Step<State>>

const setDue = (due: unknown) => (typeof due === 'string' ? { due, dueIsDefault: false } : {})

/** Read and left as it is: nobody is told. */
const readStep = <State extends string>(from: readonly State[]) =>
  ({
    from,
    by: 'instruct',
    when: ({ values }) => values.read === undefined,
    change: (_, __, { now }) => ({ values: { read: now } }),
    still: true,
  }) satisfies Step<State>
