import type { Action, Decision } from '../domain/rights.ts'
import type { Sentence } from '../texts/plain.ts'
import { refuse } from '../usecases/refuse.ts'
import type { Answer, Asked } from './command.ts'

/** The answer to somebody who may not: in private, saying who can help. */
export const refused = async (
  asked: Asked,
  decision: Extract<Decision, { allow: false }>,
  action: Action,
  chain?: string,
): Promise<Answer> => ({
  where: 'private',
  content: { text: await refuse(asked, decision, { action, chain, place: asked.place.kind }) },
})

export const say = (text: Sentence, where: Answer['where'] = 'private'): Answer => ({ where, content: { text } })
