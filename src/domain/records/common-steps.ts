import { day, type Field, isPerson, line, must, person, ref, text, unit } from './field.ts'
import { isOpen, type StateClass, type Step } from './kind.ts'

const why = must(line('reason', 100))

/** Steps every kind has beside its own. 关联 and 合并 name another record. */
export const commonSteps = <State extends string>({
  states,
  fields,
  steps: own,
  editMore = [],
  corrects = [],
  offDesk = false,
}: {
  states: Readonly<Record<State, StateClass>>
  fields: readonly Field[]
  steps: Readonly<Record<string, Step>>
  editMore?: readonly Field[]
  corrects?: readonly string[]
  offDesk?: boolean
}) => {
  const asked = new Set(Object.values(own).flatMap(({ asks = [] }) => asks.map(({ key }) => key)))
  const of = (wanted: (state: StateClass) => boolean) =>
    (Object.keys(states) as State[]).filter((state) => wanted(states[state]))
  const open = of(isOpen)
  // What whoever works it has yet to take up; what is on nobody's desk waits for somebody else.
  const waits = offDesk ? undefined : of((state) => state === 'wait')[0]
  const active = of((state) => state === 'active')[0] ?? open[0]
  const steps = {
    note: { from: of(() => true), by: 'work', also: ['helps', 'raised'], asks: [must(text('text', 200))], still: true },
    edit: {
      from: of(() => true),
      by: 'steer',
      also: ['raised'],
      // Whose it is has a step of its own, and so may have others.
      asks: [
        ...fields.filter(
          ({ key }) =>
            key !== 'unit' && key !== 'owner' && (key === 'due' || corrects.includes(key) || !asked.has(key)),
        ),
        ...editMore,
        why,
      ],
      still: true,
    },
    assign: {
      from: open,
      ...(waits && { to: waits }),
      by: 'steer',
      also: ['leads'],
      asks: [must(unit('unit')), person('owner'), line('reason', 100)],
      change: ({ unit: to, owner }) => ({
        unit: String(to),
        owner: isPerson(owner) ? owner : undefined,
        values: { declined: undefined },
      }),
      tells: ['workers'],
    },
    relate: { from: open, by: 'raise', asks: [must(ref('ref'))], still: true },
    merge: {
      from: open,
      to: 'void',
      by: 'steer',
      also: ['leads'],
      asks: [must(ref('ref')), line('reason', 100)],
      confirm: true,
    },
    void: { from: open, to: 'void', by: 'steer', also: ['raised'], asks: [why], confirm: true },
    reopen: {
      from: of((state) => state === 'closed'),
      ...(active && { to: active }),
      by: 'check',
      asks: fields.some(({ key }) => key === 'due') ? [why, day('due')] : [why],
      change: ({ due }) => (typeof due === 'string' ? { due, dueIsDefault: false } : {}),
      confirm: true,
      tells: ['workers'],
    },
    classify: {
      from: of(() => true),
      by: 'steer',
      // Who leads may hide it; to show it again is the office's.
      also: ({ sensitive }) => (sensitive ? [] : ['leads']),
      asks: [why],
      change: (_, { sensitive }) => ({ sensitive: !sensitive }),
      confirm: true,
      still: true,
    },
    nudge: {
      from: open,
      by: 'steer',
      also: ['leads'],
      bar: ({ values }, { today }) => (values.nudged_on === today ? { why: 'nudgedToday' } : undefined),
      change: (_, __, { today }) => ({ values: { nudged_on: today } }),
      still: true,
      tells: ['workers'],
    },
  } satisfies Record<string, Step<string>>
  return steps
}

export type CommonStep = keyof ReturnType<typeof commonSteps>
