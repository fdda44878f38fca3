import { isMarked } from '../secrecy.ts'
import { countCharacters } from '../text.ts'

/** Fields of a report whose words may be pointed at, and the words that belong behind a command. */
export const reportFields = ['progress', 'next_plan', 'ask_detail', 'risk_detail'] as const
export const pointFields = [...reportFields, 'words'] as const
export type PointField = (typeof pointFields)[number]

/** What a model is asked: one person's own text, and what it may point at. */
export interface Question {
  text: string
  intents: readonly { name: string; about: string }[]
  fields: readonly PointField[]
}

/** Words of the person's own text, and where they belong. */
export interface Span {
  field: PointField
  quote: string
}

export interface Guess {
  /** One of the question's. */
  intent?: string
  spans: Span[]
}

/** How a question ended: pointed at something, said nothing that may be used, or did not answer in time. */
export type Told = { kind: 'told'; guess: Guess } | { kind: 'dropped' } | { kind: 'failed' }

const mostCharacters = 1_000
/** Seven figures on end, be they parted by spaces or strokes: a telephone, an identity card, an account. */
const longNumber = /[\d〇零一二三四五六七八九](?:[\s\p{Pd}]*[\d〇零一二三四五六七八九]){6}/u

/** Whether a text may be shown to a model at all. */
export const mayBeShown = (text: string, markers: readonly string[]): boolean =>
  text.trim() !== '' &&
  countCharacters(text) <= mostCharacters &&
  !longNumber.test(text.normalize('NFKC').replace(/\p{Cf}/gu, '')) &&
  !isMarked(text, markers)
