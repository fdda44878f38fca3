import { inflateRawSync } from 'node:zlib'

/** What stands in an xlsx or docx, whatever it looks like there. */
export interface FileTexts {
  /** Cells, or paragraphs. */
  places: number
  /** Every text and figure in its order. */
  texts: string[]
}

/** The parts of a zip, by the listing at its end. */
const partsOf = (zip: Buffer): Map<string, string> => {
  const parts = new Map<string, string>()
  let at = zip.readUInt32LE(zip.length - 6)
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left--) {
    const [packed, nameLength, offset] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const body = offset + 30 + nameLength
    const bytes = zip.subarray(body, body + packed)
    const stored = zip.readUInt16LE(at + 10) === 0
    parts.set(name, (stored ? bytes : inflateRawSync(bytes)).toString('utf8'))
    at += 46 + nameLength
  }
  return parts
}

const place = /<(?:c|w:p)[ />]/g
const text = /<(?:w:)?(?:t|v)(?: [^>]*)?>([^<]*)</g
const shared = /<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g

export const fileTexts = (zip: Buffer): FileTexts => {
  const parts = partsOf(zip)
  const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(text)].map(([, said = '']) => said)
  const bodies = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'word/document.xml'].flatMap(
    (name) => parts.get(name)?.replace(shared, (_, place: string) => `<c ><t>${texts[Number(place)]}</t>`) ?? [],
  )
  return {
    places: bodies.reduce((sum, xml) => sum + (xml.match(place)?.length ?? 0), 0),
    texts: bodies.flatMap((xml) => [...xml.matchAll(text)].map(([, said = '']) => said.replaceAll('&quot;', '"'))),
  }
}
