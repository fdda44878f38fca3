import type { IncomingMessage } from 'node:http'

/**
 * The bytes of a request, as they came: the signature is over them. Read from the socket, not through a web `Request`, whose stream costs
 * more than checking and decrypting together.
 * @returns undefined when there are more than `largest`; the rest is still on its way. Rejects when the client leaves.
 */
export const readBody = (incoming: IncomingMessage, largest: number): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > largest) {
      resolve(undefined)
      return
    }
    const pieces: Buffer[] = []
    let length = 0
    incoming.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > largest) resolve(undefined)
      else pieces.push(piece)
    })
    incoming.once('end', () => resolve(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)))
    incoming.once('error', reject)
    incoming.once('close', () => reject(new Error('the client left')))
  })
