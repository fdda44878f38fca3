import { inflateRawSync } from 'node:zlib'

export type UnzipFault = 'not-xlsx' | 'legacy' | 'too-large'

/** What the parts may come to unpacked: a file of a few kilobytes can unpack to gigabytes. */
const mostUnpacked = 64 * 1024 * 1024
const mostParts = 1000
/** Old .xls, and .xlsx with a password. */
const legacy = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** The parts of a workbook that hold words, unpacked within limits. */
export const unzip = (file: Buffer): { parts: Map<string, Buffer> } | { fault: UnzipFault } => {
  if (file.subarray(0, legacy.length).equals(legacy)) return { fault: 'legacy' }
  try {
    return unpack(file)
  } catch (error) {
    // Beyond the limit, or bytes that are no zip.
    const { code } = error as NodeJS.ErrnoException
    return { fault: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-xlsx' }
  }
}

const unpack = (file: Buffer): { parts: Map<string, Buffer> } | { fault: UnzipFault } => {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0) return { fault: 'not-xlsx' }
  const count = file.readUInt16LE(end + 10)
  if (count > mostParts) return { fault: 'too-large' }
  const parts = new Map<string, Buffer>()
  let at = file.readUInt32LE(end + 16)
  let left = mostUnpacked
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) return { fault: 'not-xlsx' }
    const [flags, method, packed] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const start = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\/+/, '')
    at += 46 + nameLength + extra + comment
    if (!/\.(?:xml|rels)$/i.test(name)) continue
    const body = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    if (flags & 1 || body + packed > file.length || parts.has(name)) return { fault: 'not-xlsx' }
    const bytes = file.subarray(body, body + packed)
    if (method !== 0 && method !== 8) return { fault: 'not-xlsx' }
    const part = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, left) })
    left -= part.length
    if (left < 0) return { fault: 'too-large' }
    parts.set(name, part)
  }
  return { parts }
}
