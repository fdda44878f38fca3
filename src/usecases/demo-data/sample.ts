import type { Day } from '../../domain/time.ts'

/** Who does something in the sample ledger, by post: of the sample's own chain, or of the district. */
export type Post = 'reporter' | 'lead' | 'chief' | 'office' | 'secondOffice'

/** What a sample is written down with: days count workdays from the day it is filled in, people and chains are those of the roster. */
export interface Around {
  day(workdays: number): Day
  nameOf(post: Post): string
  /** Of a sample of the district the first one. */
  chain: string
  office: string
  /** One of the firms of the chain, in turn; none where it has none. */
  firm(place: number): string | undefined
}

type Typed = string | readonly string[]
export type Given = Readonly<Record<string, Typed | undefined | ((around: Around) => Typed | undefined)>>

/** Something that happens in the life of a sample, so many workdays ago. */
export interface Move {
  ago: number
  by: Post
  step: string
  given?: Given
}

export interface Sample {
  /** Names it for ever: by this it is known that it is there. */
  key: string
  kind: string
  /** Place of the chain in the roster; left out: of the district. */
  chain?: number
  ago: number
  by: Post
  given: Given
  moves?: readonly Move[]
}

export const day = (workdays: number) => (around: Around) => around.day(workdays)
export const name = (post: Post) => (around: Around) => around.nameOf(post)
