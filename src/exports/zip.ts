import { constants, crc32, deflateRawSync } from 'node:zlib'

/** The container of xlsx and docx. Parts are compressed as they come; only the compressed bytes are kept. */
export interface Zip {
  add(name: string, pieces: Iterable<string>): void
  end(): Buffer
}

const pieceSize = 64 * 1024
const versionNeeded = 20
const utf8Names = 0x0800
const deflated = 8
/** 1 January 1980 00:00, the earliest a zip can say: the same content makes the same bytes. */
const noDate = 0x0021

export const createZip = (): Zip => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  return {
    add(name, pieces) {
      const { chunks, packed, size, sum } = pack(pieces)
      const path = Buffer.from(name, 'utf8')
      const facts = Buffer.alloc(26)
      facts.writeUInt16LE(versionNeeded, 0)
      facts.writeUInt16LE(utf8Names, 2)
      facts.writeUInt16LE(deflated, 4)
      facts.writeUInt16LE(noDate, 8)
      facts.writeUInt32LE(sum, 10)
      facts.writeUInt32LE(packed, 14)
      facts.writeUInt32LE(size, 18)
      facts.writeUInt16LE(path.length, 22)
      bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, path, ...chunks)
      const place = Buffer.alloc(14)
      place.writeUInt32LE(offset, 10)
      directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, path)
      offset += 4 + facts.length + path.length + packed
    },
    end() {
      const listing = Buffer.concat(directory)
      const entries = directory.length / 4
      const last = Buffer.alloc(22)
      last.write('PK\u0005\u0006', 'latin1')
      last.writeUInt16LE(entries, 8)
      last.writeUInt16LE(entries, 10)
      last.writeUInt32LE(listing.length, 12)
      last.writeUInt32LE(offset, 16)
      return Buffer.concat([...bodies, listing, last])
    },
  }
}

interface Packed {
  chunks: Buffer[]
  packed: number
  size: number
  sum: number
}

/**
 * Each piece is compressed for itself, here and now, and all together are one stream: a stream of Node's would work in another thread, which
 * takes the second core from those who wait for an answer.
 */
const pack = (pieces: Iterable<string>): Packed => {
  const source = pieces[Symbol.iterator]()
  const chunks: Buffer[] = []
  let size = 0
  let sum = 0
  for (let ended = false; !ended; ) {
    const piece = take(source)
    ended = piece.ended
    const bytes = Buffer.from(piece.text, 'utf8')
    size += bytes.length
    sum = crc32(bytes, sum)
    chunks.push(deflateRawSync(bytes, ended ? {} : { finishFlush: constants.Z_SYNC_FLUSH }))
  }
  return { chunks, packed: chunks.reduce((sofar, { length }) => sofar + length, 0), size, sum }
}

/** Pieces joined until they are worth compressing. */
const take = (source: Iterator<string>): { text: string; ended: boolean } => {
  let text = ''
  while (text.length < pieceSize) {
    const next = source.next()
    if (next.done) return { text, ended: true }
    text += next.value
  }
  return { text, ended: false }
}
