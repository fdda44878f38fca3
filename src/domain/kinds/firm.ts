import { firmRoles, isNow, keptRoles, rolesOf } from '../firms/roles.ts'
import { chain, code, day, type FaultOf, isPerson, line, must, pick, ref, unit, type Values } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import { recordKind } from '../records/record-kind.ts'
import { reviewAlerts, reviewStates, reviewSteps, withoutLife } from '../records/review.ts'

const kept = [
  code('code'),
  unit('park'),
  pick('grade', ['A', 'B', 'C']),
  pick('env', ['A级', 'B级', 'C级', 'D级', '引领性', '非引领性']),
]
export const honours = ['专精特新', '小巨人', '隐形冠军', '单项冠军', '行业领军'] as const
const why = must(line('reason', 100))
const steps = reviewSteps(kept)

/** 企业: one firm, once, however many chains it stands in. */
export const firm = recordKind({
  key: 'firm',
  district: true,
  ofDistrict: true,
  undated: true,
  unique: true,
  unworked: true,
  review: { key: 'review-firm', days: 180 },
  states: { ...reviewStates, void: 'void' },
  first: 'valid',
  fields: [must(line('name', 40)), ...kept, chain('chain'), pick('role', firmRoles)],
  titleOf: ({ name }: Values) => String(name),
  wrong: ({ chain: to, role }) =>
    to !== undefined && role === undefined ? [{ field: 'role', reason: 'missing' }] : [],
  // What it begins with in a chain is the first of its roles.
  notes: ({ chain: to, role }, { today }): Values =>
    isPerson(to) ? { roles: keptRoles([{ chainId: to.id, role: String(role), since: today, until: undefined }]) } : {},
  forgets: ['chain', 'role'],
  columns: ['roles_now', 'grade'],
  shows: ['honours', 'formerly', 'updated_on'],
  without: [...withoutLife, 'classify'],
  alerts: reviewAlerts,
  steps: {
    ...steps,
    join: {
      from: ['valid'],
      // Whoever may bring a firm into the register may bring it into their own chain.
      by: 'raise',
      asks: [must(chain('chain')), must(pick('role', firmRoles)), day('on', { past: true })],
      wrong: (given, record, at) => [...notAhead(given, at), ...(roleNow(record, given) ? [stands('role')] : [])],
      change: ({ chain: to, role, on }, { values }, { today }) => ({
        values: {
          roles: keptRoles([
            ...rolesOf(values),
            { chainId: isPerson(to) ? to.id : '', role: String(role), since: String(on ?? today), until: undefined },
          ]),
        },
      }),
    },
    leave: {
      from: ['valid'],
      by: 'work',
      also: ['helps'],
      asks: [must(chain('chain')), pick('role', firmRoles), day('on', { past: true })],
      wrong: (given, record, at) => [...notAhead(given, at), ...(roleNow(record, given) ? [] : [notThere('chain')])],
      change: (given, { values }, { today }) => ({
        values: {
          roles: keptRoles(
            rolesOf(values).map((one) => (isMeant(one, given) ? { ...one, until: String(given.on ?? today) } : one)),
          ),
        },
      }),
    },
    honour: {
      from: ['valid'],
      by: 'work',
      also: ['helps'],
      asks: [must(pick('name', honours)), must(day('on', { past: true }))],
      wrong: (given, _, at) => notAhead(given, at),
      change: ({ name, on }, { values }) => ({ values: { honours: [...listOf(values.honours), `${name} ${on}`] } }),
    },
    rename: {
      from: ['valid'],
      by: 'work',
      also: ['helps'],
      asks: [must(line('name', 40)), day('on', { past: true }), line('reason', 100)],
      change: ({ name }, { values }) => ({
        values: { name, formerly: [...listOf(values.formerly), String(values.name)] },
        title: String(name),
      }),
    },
    merge: {
      from: ['valid'],
      to: 'void',
      by: 'steer',
      asks: [must(ref('ref')), why],
      wrong: ({ ref: into }, { id }) =>
        String(into).startsWith('firm-') && into !== id ? [] : [{ field: 'ref', reason: 'of-kind', why: 'noOther' }],
      confirm: true,
    },
  },
})

const listOf = (value: Values[string] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : []

const isMeant = (one: ReturnType<typeof rolesOf>[number], { chain: of, role }: Values): boolean =>
  isNow(one) && isPerson(of) && one.chainId === of.id && (role === undefined || one.role === role)
const roleNow = ({ values }: RecordFacts, given: Values): boolean => rolesOf(values).some((one) => isMeant(one, given))

const notAhead = ({ on }: Values, { today }: Surroundings): FaultOf[] =>
  typeof on === 'string' && on > today ? [{ field: 'on', reason: 'of-kind', why: 'ahead' }] : []
const stands = (field: string): FaultOf => ({ field, reason: 'of-kind', why: 'standsThere' })
const notThere = (field: string): FaultOf => ({ field, reason: 'of-kind', why: 'notThere' })
