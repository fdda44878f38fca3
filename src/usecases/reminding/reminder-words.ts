import { inPlaceOf } from '../../texts/leave.ts'
import { type Sentence, sentence } from '../../texts/plain.ts'
import type { Recipient } from './recipients.ts'

/** The same words to whoever is asked in somebody's place, and in whose. */
export const inTheirPlace = ({ standsInFor }: Recipient, text: Sentence): Sentence =>
  standsInFor ? sentence`${inPlaceOf(standsInFor.name, standsInFor.until)}${text}` : text
