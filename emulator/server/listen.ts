import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  url: string
  /** Breaks open connections off: a hanging call must not keep a test alive. */
  close(): Promise<void>
}

/** What takes the connections that ask for another protocol than HTTP. */
interface Upgrades {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

export async function listen(app: Hono, upgrades: Upgrades, port: number, host: string): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  // However long its client or this machine stands still, a connection is not lost for it.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
  server.headersTimeout = 0
  server.on('upgrade', upgrades.upgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        upgrades.close()
        server.closeAllConnections()
      }),
  }
}
