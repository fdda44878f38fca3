import type { Modes } from '../modes.ts'

/** A payload cut by bytes, with the place of each piece: a cut may fall inside a character. */
export const pieces = (payload: Buffer, { chunkBytes, pieceOrder }: Modes): { seq: number; part: Buffer }[] => {
  const size = chunkBytes > 0 ? chunkBytes : payload.length
  const cut = Array.from({ length: Math.max(1, Math.ceil(payload.length / size)) }, (_, seq) => ({
    seq,
    part: payload.subarray(seq * size, (seq + 1) * size),
  }))
  // The last one first and the first one last: no place is what it would be in order, but the middle one.
  return pieceOrder === 'shuffled' ? cut.reverse() : cut
}
