/** Just enough of each format for its size to be read; there is no picture in it. */
export const pictures = {
  png: (width: number, height: number): Buffer =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), uint32(width), uint32(height)]),
  gif: (width: number, height: number): Buffer =>
    Buffer.concat([Buffer.from('GIF89a'), uint16le(width), uint16le(height), Buffer.alloc(8)]),
  bmp: (width: number, height: number): Buffer => {
    const head = Buffer.alloc(54)
    head.write('BM')
    head.writeInt32LE(width, 18)
    // A negative height is a picture stored from the top down.
    head.writeInt32LE(-height, 22)
    return head
  },
  ico: (width: number, height: number): Buffer =>
    Buffer.concat([Buffer.from('000001000100', 'hex'), Buffer.from([width & 255, height & 255]), Buffer.alloc(14)]),
  jpeg: (width: number, height: number): Buffer =>
    Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      Buffer.from('ffe000104a46494600010100000100010000', 'hex'),
      // A table whose marker lies among those of the frames, then a filling byte.
      Buffer.from('ffc4000411ff', 'hex'),
      Buffer.from('ffffc0001108', 'hex'),
      uint16(height),
      uint16(width),
      Buffer.alloc(10),
    ]),
  'webp, lossy': (width: number, height: number): Buffer =>
    riff('VP8 ', Buffer.concat([Buffer.from('0000009d012a', 'hex'), uint16le(width), uint16le(height)])),
  'webp, lossless': (width: number, height: number): Buffer => {
    const bits = Buffer.alloc(4)
    bits.writeUInt32LE(width - 1 + (height - 1) * 0x4000)
    return riff('VP8L', Buffer.concat([Buffer.from([0x2f]), bits]))
  },
  'webp, extended': (width: number, height: number): Buffer =>
    riff('VP8X', Buffer.concat([Buffer.alloc(4), uint24le(width - 1), uint24le(height - 1)])),
  'tiff, little-endian': (width: number, height: number): Buffer => tiff(width, height, true),
  'tiff, big-endian': (width: number, height: number): Buffer => tiff(width, height, false),
  heic: (width: number, height: number): Buffer =>
    Buffer.concat([
      Buffer.from('00000018', 'hex'),
      Buffer.from('ftypheic'),
      Buffer.alloc(12),
      Buffer.from('00000014', 'hex'),
      Buffer.from('ispe'),
      Buffer.alloc(4),
      uint32(width),
      uint32(height),
    ]),
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const uint16 = (value: number): Buffer => uint32(value).subarray(2)
const uint16le = (value: number): Buffer => Buffer.from([value & 255, value >> 8])
const uint24le = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255, value >> 16])

const riff = (chunk: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from(`WEBP${chunk}`), Buffer.alloc(4), content])

/** One directory with the width as a long and the height as a short. */
function tiff(width: number, height: number, little: boolean): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 24)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  bytes.write(little ? 'II*\0' : 'MM\0*', 'latin1')
  view.setUint32(4, 8, little)
  view.setUint16(8, 2, little)
  for (const [at, tag, type] of [
    [10, 256, 4],
    [22, 257, 3],
  ] as const) {
    view.setUint16(at, tag, little)
    view.setUint16(at + 2, type, little)
    view.setUint32(at + 4, 1, little)
  }
  view.setUint32(18, width, little)
  view.setUint16(30, height, little)
  return bytes
}
