import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Enough for two inks and their edges on the page's few backgrounds. */
const mostColours = 64
/** Squared: about thirteen steps in each of the three channels. */
const apart = 500
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

interface Pixels {
  width: number
  height: number
  /** Red, green and blue of each pixel, row by row. */
  rgb: Buffer
}

const chunksOf = (png: Buffer): { type: string; data: Buffer }[] => {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** The neighbour that lies nearest to the plane through left, above and corner (PNG specification, 9.4). */
const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** Reads what Chromium writes: eight bits a channel, no alpha, not interlaced. */
const decode = (png: Buffer): Pixels => {
  const chunks = chunksOf(png)
  const head = chunks.find(({ type }) => type === 'IHDR')?.data
  if (head?.[8] !== 8 || head[9] !== 2 || head[12] !== 0) throw new Error('not the kind of PNG that Chromium writes')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const line = width * 3
  const rgb = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x++) {
      const at = y * line + x
      const left = x >= 3 ? (rgb[at - 3] ?? 0) : 0
      const above = y > 0 ? (rgb[at - line] ?? 0) : 0
      const corner = x >= 3 && y > 0 ? (rgb[at - line - 3] ?? 0) : 0
      const add = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      rgb[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + add
    }
  }
  return { width, height, rgb }
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The commonest colours that can be told apart, so that a rare one, of a small tag, is not lost to shades of the others. */
const paletteOf = (commonestFirst: number[]): number[] => {
  const kept: number[] = []
  for (const colour of commonestFirst) {
    if (kept.length === mostColours) break
    if (kept.every((one) => distance(one, colour) > apart)) kept.push(colour)
  }
  return kept
}

/** The same picture in its commonest colours: a third of the size, and nobody sees the difference. */
export const smallPng = (png: Buffer): Buffer => {
  const { width, height, rgb } = decode(png)
  const count = new Map<number, number>()
  const colourAt = (pixel: number): number => rgb.readUIntBE(pixel * 3, 3)
  for (let pixel = 0; pixel < width * height; pixel++) count.set(colourAt(pixel), (count.get(colourAt(pixel)) ?? 0) + 1)
  const kept = paletteOf([...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour))
  const nearest = new Map(
    [...count.keys()].map((colour) => {
      const gaps = kept.map((one) => distance(one, colour))
      return [colour, gaps.indexOf(Math.min(...gaps))]
    }),
  )
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(colourAt(y * width + x)) ?? 0

  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const palette = Buffer.from(kept.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
