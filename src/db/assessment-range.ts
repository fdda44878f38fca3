import type { Day, Instant } from '../domain/time.ts'

/** Whose facts are asked for, of which year, and up to which day each. */
export interface Range {
  ids: readonly string[]
  year: number
  zone: string
  from: Instant
  to: Instant
  until: ReadonlyMap<string, Day>
}

export const grouped = <T>(rows: readonly { chain: string; fact: T }[]): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const { chain, fact } of rows) {
    const list = found.get(chain)
    if (list) list.push(fact)
    else found.set(chain, [fact])
  }
  return found
}

/** Those whose day is not beyond what counts for their chain. */
export const upTo = ({ until }: Range, chain: string, day: Day): boolean => day <= (until.get(chain) ?? '')
