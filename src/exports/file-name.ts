import type { Week } from '../domain/time.ts'
import { chainsWord, fileTitle, weekSpan } from '../texts/exports.ts'
import type { FileFormat } from './wish.ts'

const longest = 40

/** Only letters, digits and brackets of a name: what is left is safe in every system's folders and in a header. */
export const safePart = (text: string): string =>
  [...text.normalize('NFC').replace(/[^\p{L}\p{N}（）]+/gu, '')].slice(0, longest).join('') || chainsWord

/** Several words behind one another, `在办-逾期`: together no longer than one. What is signs alone has no place in a name. */
export const safeParts = (texts: readonly string[]): string =>
  [
    ...texts
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
      .map(safePart)
      .join('-'),
  ]
    .slice(0, longest)
    .join('')

/** `工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx` */
export const fileName = (
  format: FileFormat,
  { chain, from, to }: { chain?: string | undefined; from: Week; to: Week },
): string => `${fileTitle}_${chain === undefined ? chainsWord : safePart(chain)}_${weekSpan(from, to)}.${format}`
