import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** The least a zip needs: each part through a deflate stream, then the directory. */
export const plainZip = async (
  parts: readonly (readonly [name: string, pieces: Iterable<string>])[],
): Promise<Buffer> => {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, pieces] of parts) {
    const { packed, size, sum } = await deflated(pieces)
    const path = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(sum, 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(size, 18)
    facts.writeUInt16LE(path.length, 22)
    bodies.push(Buffer.from('PK\u0003\u0004'), facts, path, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, rest, path)
    offset += 30 + path.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

const deflated = async (pieces: Iterable<string>): Promise<{ packed: Buffer; size: number; sum: number }> => {
  const deflate = createDeflateRaw()
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(deflate, 'end')
  let size = 0
  let sum = 0
  let text = ''
  const write = async () => {
    const bytes = Buffer.from(text)
    text = ''
    size += bytes.length
    sum = crc32(bytes, sum)
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  for (const piece of pieces) {
    text += piece
    if (text.length > 65_536) await write()
  }
  await write()
  deflate.end()
  await ended
  return { packed: Buffer.concat(chunks), size, sum }
}
