import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createZip } from '../../src/exports/zip.ts'

/** Distinct lines, so that a piece that is lost, doubled or out of its place shows. */
const lines = (many: number): string[] => Array.from({ length: many }, (_, n) => `第${n}行，共${many}行：三号车间。\n`)

describe('a part of a zip', () => {
  it.each([0, 1, 20_000])('of %i lines comes back whole, however many pieces it was compressed in', (many) => {
    const zip = createZip()
    zip.add('a.xml', lines(many))
    zip.add('b.xml', ['后一份'])
    const bytes = zip.end()
    const nameLength = bytes.readUInt16LE(26)
    const packed = bytes.subarray(30 + nameLength, 30 + nameLength + bytes.readUInt32LE(18))
    const text = lines(many).join('')
    expect(inflateRawSync(packed).toString('utf8')).toBe(text)
    expect(bytes.readUInt32LE(22)).toBe(Buffer.byteLength(text))
  })
})
