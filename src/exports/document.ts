import { lineOf } from './bulletin.ts'
import { documentHead, documentTail, fixedParts, paragraph } from './docx-parts.ts'
import type { DocumentWish } from './wish.ts'
import { createZip } from './zip.ts'

/** A plain document on the page of GB/T 9704: title, paragraphs, who signed. */
export const writeDocument = ({ title, subtitle, lines, signed }: DocumentWish['document']): Buffer => {
  const zip = createZip()
  for (const [name, xml] of fixedParts) zip.add(name, [xml])
  zip.add('word/document.xml', [
    documentHead,
    lineOf.style('Title', title),
    lineOf.style('Subtitle', subtitle),
    paragraph('Body', ''),
    ...lines.map(lineOf.level),
    paragraph('Body', ''),
    ...signed.map((text) => lineOf.style('Signed', text)),
    documentTail,
  ])
  return zip.end()
}
