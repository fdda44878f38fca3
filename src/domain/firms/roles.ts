import type { Value, Values } from '../records/field.ts'
import type { Day } from '../time.ts'

export const firmRoles = ['链主', '骨干', '配套', '科研机构'] as const
/** Who is at the head of a chain, and behind it. */
export const keyRoles: readonly string[] = ['链主', '骨干']

/** What a firm is in one chain, and from when until when; undefined where nobody has said. */
export interface FirmRole {
  chainId: string
  role: string
  since: Day | undefined
  until: Day | undefined
}

/** Kept in the firm's values as `aerospace|链主|2021-12-14|`: its history then tells of them as of everything else. */
export const rolesOf = ({ roles }: Values): FirmRole[] =>
  (Array.isArray(roles) ? (roles as readonly string[]) : []).map((one) => {
    const [chainId = '', role = '', since = '', until = ''] = one.split('|')
    return { chainId, role, since: since || undefined, until: until || undefined }
  })

export const keptRoles = (roles: readonly FirmRole[]): Value =>
  roles.map(({ chainId, role, since = '', until = '' }) => [chainId, role, since, until].join('|'))

export const isNow = ({ until }: FirmRole): boolean => until === undefined
/** Chains that it is in now, each once. */
export const chainsNow = (values: Values): string[] => [
  ...new Set(
    rolesOf(values)
      .filter(isNow)
      .map(({ chainId }) => chainId),
  ),
]
