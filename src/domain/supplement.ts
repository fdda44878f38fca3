import { typedText } from './markdown.ts'
import { fail, ok, type Result } from './result.ts'
import { countCharacters, textLines } from './text.ts'

export const supplementLimit = 200

export interface SupplementFault {
  reason: 'missing' | 'too-long'
  actual: number
}

/** What a cooperating unit adds: one line that is not too long. */
export function readSupplement(typed: unknown): Result<string, SupplementFault> {
  const text = typeof typed === 'string' ? textLines(typedText(typed)).join(' ') : ''
  const actual = countCharacters(text)
  if (actual === 0) return fail({ reason: 'missing', actual })
  return actual > supplementLimit ? fail({ reason: 'too-long', actual }) : ok(text)
}
