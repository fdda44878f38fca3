import { cleanText } from '../domain/text.ts'
import { cutBackLine } from '../texts/weekly.ts'
import { type FormElement, givenBack, input } from './kit/controls.ts'
import { note } from './kit/elements.ts'

/** What a box holds of a list: each line with a number before it, and the breaks between them. The client counts all of it. */
export const boxOfLines = ({ lines, characters }: { lines: number; characters: number }): number =>
  lines * (characters + '1. '.length) + lines - 1

/** A box for text. What is too long for any box comes back cut, and the card says so. */
export const box = (spec: Parameters<typeof input>[0]): FormElement[] => [
  ...(cleanText(spec.value ?? '').length > givenBack(spec.max) ? [note(cutBackLine(givenBack(spec.max)))] : []),
  input(spec),
]
