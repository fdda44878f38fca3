import { lineOf } from './bulletin.ts'
import { paragraph, writePage } from './page.ts'
import type { DocumentWish } from './wish.ts'

/** A plain document on the page of GB/T 9704: title, paragraphs, who signed. */
export const writeDocument = ({ title, subtitle, lines, signed }: DocumentWish['document']): Promise<Buffer> =>
  writePage([
    lineOf.style('Title', title),
    lineOf.style('Subtitle', subtitle),
    paragraph('Body', ''),
    ...lines.map(lineOf.level),
    paragraph('Body', ''),
    ...signed.map((text) => lineOf.style('Signed', text)),
  ])
