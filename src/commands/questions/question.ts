import { answerCard, type Suggestion } from '../../cards/answer.ts'
import type { Chain } from '../../db/chains.ts'
import type { Reading } from '../../domain/words/reading.ts'
import type { Answer, Asked } from '../command.ts'

/** Answers one sort of question: facts first, in one or two lines, then at most three buttons that do the thing. */
export type Question = (asked: Asked, reading: Reading<Chain>) => Promise<Answer>

export const answerWith = ({
  where = 'private',
  ...view
}: {
  title: string
  lines: readonly string[]
  says?: Suggestion[]
  where?: Answer['where']
}): Answer => ({
  where,
  content: { card: answerCard({ says: [], ...view }) },
})
