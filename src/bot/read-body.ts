import type { IncomingMessage } from 'node:http'

/**
 * The bytes of a request, as they came: the signature is over them. Read from the socket, not through a web `Request`, whose stream costs
 * more than checking and decrypting together.
 * @returns `too-large` when there are more than `largest`, and the rest is still on its way; `left` when the client went away before the end.
 */
export const readBody = (incoming: IncomingMessage, largest: number): Promise<Buffer | 'too-large' | 'left'> =>
  new Promise((resolve) => {
    if (Number(incoming.headers['content-length'] ?? 0) > largest) {
      resolve('too-large')
      return
    }
    const pieces: Buffer[] = []
    let length = 0
    incoming.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > largest) resolve('too-large')
      else pieces.push(piece)
    })
    incoming.once('end', () => resolve(Buffer.concat(pieces)))
    incoming.once('error', () => resolve('left'))
    incoming.once('close', () => resolve('left'))
  })
