import { createServer } from 'node:http'
import { decrypt } from '../../bot/verify.ts'

/** What came in while Feishu was asked to look at our address. */
export type Heard = 'nobody' | 'right-keys' | 'plain' | 'other-keys'

export interface Challenged {
  /** False: somebody has the port already, the bot most likely; it answers. */
  ours: boolean
  heard(): Heard
  close(): Promise<void>
}

export interface ChallengeKeys {
  encryptKey: string
  verificationToken: string
}

const most = 64 * 1024

/**
 * Answers Feishu's question about the address in the place of a bot that does not run yet, and nothing else. It is not known whether the
 * question comes under the new keys or in plain text, so a plain one is answered too: that gives away nothing but the caller's own words,
 * and lasts as long as our own call.
 */
export const answerChallenge = (host: string, port: number, keys: ChallengeKeys): Promise<Challenged> =>
  new Promise((resolve) => {
    let heard: Heard = 'nobody'
    const server = createServer((request, response) => {
      const pieces: Buffer[] = []
      let bytes = 0
      request.on('data', (piece: Buffer) => {
        bytes += piece.length
        if (bytes > most) request.destroy()
        else pieces.push(piece)
      })
      request.on('end', () => {
        const asked = request.method === 'POST' && request.url === '/webhook/feishu'
        const read = asked ? readChallenge(Buffer.concat(pieces).toString('utf8'), keys) : undefined
        if (read && heard !== 'right-keys') heard = read.heard
        if (read?.challenge === undefined) return response.writeHead(404).end()
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ challenge: read.challenge }))
      })
    })
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    server.once('error', () => resolve({ ours: false, heard: () => heard, close: () => Promise.resolve() }))
    server.listen(port, host, () => resolve({ ours: true, heard: () => heard, close }))
  })

const readChallenge = (
  text: string,
  { encryptKey, verificationToken }: ChallengeKeys,
): { heard: Heard; challenge?: string } | undefined => {
  const outer = parse(text)
  if (typeof outer?.encrypt !== 'string') return challengeIn(outer, 'plain')
  const plain = decrypt(outer.encrypt, encryptKey)
  const inner = plain === undefined ? undefined : parse(plain)
  if (!inner || inner.token !== verificationToken) return { heard: 'other-keys' }
  return challengeIn(inner, 'right-keys')
}

const challengeIn = (body: Record<string, unknown> | undefined, heard: Heard) =>
  body?.type === 'url_verification' && typeof body.challenge === 'string'
    ? { heard, challenge: body.challenge }
    : undefined

const parse = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
