import type { WeekRange } from '../../domain/range.ts'
import type { Sentence } from '../../texts/plain.ts'

/** How a kind of report is called for in commands: `查 航天 2026-09 月报`. */
export interface KindCommand {
  /** As we write it ourselves. */
  word: string
  /** A time that may stand in one with it, `9月月报`. */
  time: string
  /** The period that a range of several weeks is, if it is one. */
  periodOf(range: WeekRange): string | undefined
  /** Nothing is owed for that period. */
  none(chain: string, period: string): Sentence
  /** The time that was written is none of its periods. */
  unclear: Sentence
  /** Circles of readers beside the chiefs and the office, by the word for them and by what buttons say. */
  circles?: readonly { named: RegExp; target: string }[]
}
