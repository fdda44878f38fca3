import { typedText } from './markdown.ts'
import { fail, ok, type Result } from './result.ts'
import { countCharacters, textLines } from './text.ts'

export const reasonLimit = 60

export interface ReasonFault {
  reason: 'missing' | 'too-long'
  limit?: number
  actual?: number
}

/** Why somebody corrects, returns or exempts: one line that is not too long. */
export function readReason(typed: unknown): Result<string, ReasonFault> {
  const reason = typeof typed === 'string' ? textLines(typedText(typed)).join('，') : ''
  const actual = countCharacters(reason)
  if (actual === 0) return fail({ reason: 'missing' })
  return actual > reasonLimit ? fail({ reason: 'too-long', limit: reasonLimit, actual }) : ok(reason)
}
