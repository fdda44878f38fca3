import { deflateRawSync } from 'node:zlib'

/**
 * Node's own stream packs in a thread of its pool, which does not step back: two threads of a file against one that answers people is too much for
 * two cores (docs/performance.md). In the thread that lives for one file, packing is done there and then.
 */
class PackHere extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const pieces: Uint8Array[] = []
    super({
      transform: (piece) => void pieces.push(piece),
      flush: (packed) => packed.enqueue(deflateRawSync(pieces[1] ? Buffer.concat(pieces) : (pieces[0] ?? ''))),
    })
  }
}

export const packHere = (): void => {
  globalThis.CompressionStream = PackHere as unknown as typeof CompressionStream
}
