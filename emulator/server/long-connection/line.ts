import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Modes } from '../modes.ts'
import { decodeFrame, encodeFrame, type Frame, headerOf } from './frame.ts'
import { serviceId } from './lines.ts'

export interface Line {
  id: string
  /** Half open: what comes is read, and nothing goes out, as when a firewall has forgotten the connection. */
  frozen: boolean
  pings: number
  /** WebSocket's own pings. */
  wirePings: number
  /** Frames that were no frame, or no answer to anything. */
  strays: string[]
  send(bytes: Buffer): void
  close(code: number): void
  reset(): void
}

interface LineDeps {
  modes: Modes
  onData(frame: Frame): void
  onClosed(): void
}

/** One open connection of a client: answers its pings and hands on what else it says. */
export const createLine = (socket: WebSocket, wire: Socket, { modes, onData, onClosed }: LineDeps): Line => {
  const line: Line = {
    id: randomUUID(),
    frozen: false,
    pings: 0,
    wirePings: 0,
    strays: [],
    send: (bytes) => {
      if (!line.frozen && socket.readyState === socket.OPEN) socket.send(bytes)
    },
    close: (code) => {
      socket.close(code)
    },
    reset: () => {
      wire.resetAndDestroy()
    },
  }
  let silence: NodeJS.Timeout | undefined
  /** Stricter than what is known of Feishu. */
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      if (!line.frozen) socket.close(1001)
    }, modes.clientConfig.PingInterval * 3_000).unref()
  }
  heard()
  const pong = (): Frame => ({
    seqId: 0n,
    logId: 0n,
    service: serviceId,
    method: 0,
    headers: [['type', 'pong']],
    ...(modes.pong === 'config' ? { payload: Buffer.from(JSON.stringify(modes.clientConfig)) } : {}),
  })
  const control = (frame: Frame) => {
    if (headerOf(frame, 'type') !== 'ping') {
      line.strays.push('a control frame that is no ping')
      return
    }
    line.pings += 1
    heard()
    if (modes.pong !== 'none') line.send(encodeFrame(pong()))
  }
  socket.on('message', (bytes: Buffer, binary) => {
    if (line.frozen) return
    try {
      if (!binary) throw new Error('text')
      const frame = decodeFrame(bytes)
      if (frame.method === 0) control(frame)
      else onData(frame)
    } catch (error) {
      line.strays.push(`no frame: ${(error as Error).message}`)
    }
  })
  socket.on('ping', (data) => {
    if (line.frozen) return
    line.wirePings += 1
    if (modes.wirePong === 'answered') socket.pong(data)
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearTimeout(silence)
    onClosed()
  })
  return line
}
