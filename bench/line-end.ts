import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { decodeFrame, encodeFrame, headerOf } from '../emulator/server/long-connection/frame.ts'

const config = { PingInterval: 90, ReconnectCount: -1, ReconnectInterval: 90, ReconnectNonce: 25 }
const pong = encodeFrame({
  seqId: 0n,
  logId: 0n,
  service: 1,
  method: 0,
  headers: [['type', 'pong']],
  payload: Buffer.from(JSON.stringify(config)),
})

const isGood = (payload: string): boolean => {
  const { code, data = '' } = JSON.parse(payload) as { code: number; data?: string }
  const answer = Buffer.from(data, 'base64').toString('utf8')
  return code === 200 && answer.includes('"type":"success"') && answer.includes('"schema":"2.0"')
}

/** Feishu's end of a long connection, of which the newest one counts. */
export const createLineEnd = async () => {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let line: WebSocket | undefined
  let answered: (id: string, payload: string) => void = () => undefined
  sockets.on('connection', (socket) => {
    line = socket
    socket.on('message', (bytes: Buffer) => {
      const frame = decodeFrame(bytes)
      if (frame.method === 0) socket.send(pong)
      else answered(headerOf(frame, 'message_id') ?? '', frame.payload?.toString('utf8') ?? '')
    })
  })

  const press = async (frames: readonly Buffer[], giveUpMs: number) => {
    const times: number[] = []
    let bad = 0
    let firstBad: string | undefined
    const began = performance.now()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, giveUpMs)
      const seen = new Set<string>()
      answered = (id, payload) => {
        seen.add(id)
        if (isGood(payload)) times.push(performance.now() - began)
        else {
          bad += 1
          firstBad ??= payload.slice(0, 300)
        }
        if (seen.size < frames.length) return
        clearTimeout(timer)
        resolve()
      }
      for (const frame of frames) line?.send(frame)
    })
    const missing = frames.length - times.length - bad
    return { ms: performance.now() - began, times, bad: bad + missing, firstBad }
  }

  const kick = async (): Promise<number> => {
    const began = performance.now()
    const next = once(sockets, 'connection')
    line?.close(1001)
    await next
    return performance.now() - began
  }
  return { port: (server.address() as AddressInfo).port, press, kick }
}
