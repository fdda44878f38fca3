import { type NamedChain, nameKey, nearestWords, spokenName } from '../names.ts'
import type { Day } from '../time.ts'

/** A unit by the name in the district file, with what else it is called. */
export interface NamedUnit {
  name: string
  aliases: readonly string[]
}

export interface NamedPerson {
  id: string
  name: string
}

export interface NamedFirm {
  name: string
  /** 链主 or 骨干 of some chain. */
  key: boolean
  /** What it was called before. */
  formerly?: readonly string[]
}
/** A firm as the register has it. */
export interface RegisteredFirm extends NamedFirm {
  id: string
  /** `企业12` */
  number: string
  code?: string | undefined
}
/** Something that can be picked: how it is kept, what a card gives back, and what people read. */
export type Offer = string | { is: string; value: string; label: string }
export const offered = (known: Known, from: string): Exclude<Offer, string>[] =>
  (known.offered?.[from] ?? []).map((one) => (typeof one === 'string' ? { is: one, value: one, label: one } : one))

/** What fields are read against. */
export interface Known {
  today: Day
  /** The office's wall clock, `2026-10-15 21:40`. */
  wall: string
  /** Firms of the register; empty where there is none. */
  firms: readonly string[]
  /** The same with what else they are found by. */
  register?: readonly RegisteredFirm[] | undefined
  chains?: readonly NamedChain[] | undefined
  units: readonly NamedUnit[]
  people: readonly NamedPerson[]
  /** What a record offers to be picked from, such as its open nodes. */
  offered?: Readonly<Record<string, readonly Offer[]>> | undefined
  /** Days that stand already: they may be past and are left as they are. */
  standing?: Readonly<Record<string, Day | undefined>> | undefined
  /** Records named in a field, as typed, by id; undefined where there is none that whoever types may see. */
  records?: Readonly<Record<string, string | undefined>> | undefined
  /** Units and chains that are invited. */
  parties?: readonly NamedUnit[] | undefined
}

/** The task force of the record's own chain, as a unit. */
export const ownTaskForce = '本链专班'
const taskForceWords = ['专班', '本专班', '本链', '我们专班']

/** A unit by its name, an alias, or the name without its bracket. */
export const unitCalled = (typed: string, units: readonly NamedUnit[]): string | undefined => {
  if (typed === ownTaskForce || taskForceWords.includes(typed)) return ownTaskForce
  const key = nameKey(typed)
  const found =
    units.find(({ name, aliases }) => name === typed || aliases.includes(typed)) ??
    only(units.filter(({ name, aliases }) => [name, ...aliases].some((one) => nameKey(one) === key)))
  return found?.name
}

/** The same; else the three nearest. Nothing is guessed. */
export const unitNamed = (typed: string, units: readonly NamedUnit[]): { name: string } | { near: string[] } => {
  const name = unitCalled(typed, units)
  return name === undefined ? { near: nearestWords(typed, [ownTaskForce, ...units.map((one) => one.name)]) } : { name }
}

/** Everybody of that name, as it is written, else as it is spoken. */
export const peopleCalled = <P extends NamedPerson>(typed: string, people: readonly P[]): readonly P[] => {
  const exact = people.filter(({ name }) => name === typed)
  if (exact.length > 0) return exact
  const spoken = spokenName(typed)
  return people.filter(({ name }) => spokenName(name) === spoken)
}

export const personNamed = (
  typed: string,
  people: readonly NamedPerson[],
): NamedPerson | { near: string[]; several: boolean } => {
  const found = peopleCalled(typed, people)
  const one = only(found)
  if (one) return one
  const near =
    found.length > 1
      ? found.map(({ name }) => name)
      : nearestWords(
          typed,
          people.map(({ name }) => name),
        )
  return { near, several: found.length > 1 }
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
