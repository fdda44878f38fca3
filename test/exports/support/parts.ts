import { crc32, inflateRawSync } from 'node:zlib'

/** The parts of an xlsx or docx, read from the directory at its end as an unpacker does. Throws when a sum is wrong. */
export const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const stored = file.readUInt16LE(at + 10) === 0
    const [sum, packed, size] = [16, 20, 24].map((field) => file.readUInt32LE(at + field)) as [number, number, number]
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const body = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(body, body + packed)
    const text = stored ? bytes : inflateRawSync(bytes)
    if (text.length !== size || crc32(text) !== sum) throw new Error(`${name} is damaged`)
    parts.set(name, text.toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return parts
}

export const part = (bytes: Uint8Array, name: string): string => {
  const found = partsOf(bytes).get(name)
  if (found === undefined) throw new Error(`no ${name} in ${[...partsOf(bytes).keys()].join(', ')}`)
  return found
}

/** What the first element of that name says of itself, in whatever order. */
export const attributesOf = (xml: string, element: string): Record<string, string> =>
  Object.fromEntries(
    [...(new RegExp(`<${element}( [^>]*)>`).exec(xml)?.[1] ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

/** The number format of a cell, as a spreadsheet names it. */
export const formatOf = (bytes: Uint8Array, sheet: number, cell: string): string => {
  const styles = part(bytes, 'xl/styles.xml')
  const place = Number(attributesOf(part(bytes, `xl/worksheets/sheet${sheet}.xml`), `c r="${cell}"`).s)
  const formats = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g) ?? []
  const { numFmtId = '0' } = attributesOf(formats[place] ?? '', 'xf')
  if (numFmtId === '0') return 'General'
  return new RegExp(`numFmtId="${numFmtId}" formatCode="([^"]*)"`).exec(styles)?.[1] ?? numFmtId
}

const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The paragraphs of a docx as a reader sees them. */
export const paragraphsOf = (bytes: Uint8Array): string[] =>
  [...part(bytes, 'word/document.xml').matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) =>
    [...inside.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/gs)]
      .map(([, text = '']) => text.replace(/&(amp|lt|gt|quot);/g, (_, mark: string) => marks[mark] ?? ''))
      .join(''),
  )
