interface Size {
  width: number
  height: number
}

/** Width and height as the file's own header gives them; undefined when the header is cut off or says nothing. */
export function imageSize(format: string, bytes: Uint8Array): Size | undefined {
  const read = readers[format]
  try {
    return read?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const word = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

const readers: Record<string, (view: DataView) => Size | undefined> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  bmp: (view) => ({ width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }),
  /** 0 stands for 256. */
  ico: (view) => ({ width: view.getUint8(6) || 256, height: view.getUint8(7) || 256 }),
  jpeg,
  webp,
  tiff,
  heic,
}

/** The first frame header among the segments; C4, C8 and CC are none. */
function jpeg(view: DataView): Size | undefined {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536

function webp(view: DataView): Size | undefined {
  const kind = word(view, 12)
  if (kind === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** Tags 256 and 257 of the first directory, each a short or a long. */
function tiff(view: DataView): Size | undefined {
  const little = word(view, 0).startsWith('II')
  const from = view.getUint32(4, little)
  const found = new Map<number, number>()
  for (let i = 0; i < view.getUint16(from, little); i += 1) {
    const at = from + 2 + i * 12
    const long = view.getUint16(at + 2, little) === 4
    found.set(view.getUint16(at, little), long ? view.getUint32(at + 8, little) : view.getUint16(at + 8, little))
  }
  const [width, height] = [found.get(256), found.get(257)]
  return width === undefined || height === undefined ? undefined : { width, height }
}

/** The largest `ispe` box: the picture itself, its tiles and thumbnails being smaller. */
function heic(view: DataView): Size | undefined {
  let largest: Size | undefined
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint8(at) !== 0x69 || word(view, at) !== 'ispe') continue
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}
