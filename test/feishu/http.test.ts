import { createServer, type Server, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { CallFailure } from '../../src/feishu/failure.ts'
import { createHttp } from '../../src/feishu/http.ts'

const portOf = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' ? address?.port : undefined
}

const failureOf = async (url: string) => {
  const http = createHttp({ timeoutMs: 250 })
  onTestFinished(http.close)
  const error = await http
    .call({ api: 'POST /x', method: 'POST', url: new URL(url), headers: {}, body: '{}' })
    .catch((e) => e)
  return error instanceof CallFailure ? error.facts : error
}

it('knows that nothing left when the other side speaks no TLS', async () => {
  const port = await portOf(createServer((socket) => socket.resume().end('this is no TLS')))
  expect(await failureOf(`https://127.0.0.1:${port}/`)).toMatchObject({ why: 'connect', sent: false })
})

it('knows that nothing left when the TLS handshake never ends', async () => {
  const open: Socket[] = []
  const port = await portOf(createServer((socket) => void open.push(socket)))
  expect(await failureOf(`https://127.0.0.1:${port}/`)).toMatchObject({ why: 'connect-timeout', sent: false })
  for (const socket of open) socket.destroy()
})

it('knows that nothing left when the name does not resolve', async () => {
  expect(await failureOf('http://feishu.invalid/')).toMatchObject({ why: 'connect', sent: false })
})

it('does not know once the connection was up', async () => {
  const port = await portOf(createServer((socket) => socket.once('data', () => socket.destroy())))
  expect(await failureOf(`http://127.0.0.1:${port}/`)).toMatchObject({ why: 'reset', sent: true })
})
