import { createServer, type IncomingMessage, request } from 'node:http'

export interface Balancer {
  /** One address for all of them. */
  url: string
  /** In turn; one that takes no connection is passed over, as a proxy in front of replicas does. */
  backends: Map<string, string>
  close(): Promise<void>
}

/** In front of replicas on this machine. @param told which of them answered a request */
export const openBalancer = async (told: (name: string) => void = () => undefined): Promise<Balancer> => {
  const backends = new Map<string, string>()
  let turn = 0
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming)
    const all = [...backends]
    const from = turn++
    for (let tries = 0; tries < all.length; tries++) {
      const [name, base] = all[(from + tries) % all.length] as [string, string]
      const answer = await pass(incoming, `${base}${incoming.url ?? ''}`, body).catch(
        (error: NodeJS.ErrnoException) => error,
      )
      if ('code' in answer && answer.code === 'ECONNREFUSED') continue
      // It may have been done: whoever asked asks again.
      if (!('statusCode' in answer)) break
      told(name)
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      return
    }
    outgoing.writeHead(502)
    outgoing.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    backends,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const read = async (incoming: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const pass = (incoming: IncomingMessage, url: string, body: Buffer): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const onward = request(url, { method: incoming.method, headers: incoming.headers }, resolve)
    onward.on('error', reject)
    onward.end(body)
  })
