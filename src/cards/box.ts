import { cleanText } from '../domain/text.ts'
import { cutBackLine } from '../texts/weekly.ts'
import { type FormElement, input, mostInput } from './kit/controls.ts'
import { note } from './kit/elements.ts'

/** What a box holds of a list: each line with a number before it, and the breaks between them. The client counts all of it. */
export const boxOfLines = ({ lines, characters }: { lines: number; characters: number }): number =>
  lines * (characters + '1. '.length) + lines - 1

/** A box for text. What is too long for any box comes back cut, and the card says so. */
export const box = (spec: Parameters<typeof input>[0]): FormElement[] => [
  ...(cleanText(spec.value ?? '').length > mostInput ? [note(cutBackLine(mostInput))] : []),
  input(spec),
]
