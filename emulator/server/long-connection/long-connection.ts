import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { dice } from '../dice.ts'
import { newLogId } from '../ids.ts'
import type { DeliveryKind } from '../push/delivery.ts'
import type { Envelope } from '../push/envelope.ts'
import type { World } from '../world.ts'
import { readAck } from './ack.ts'
import { encodeFrame, type Frame, headerOf } from './frame.ts'
import { createLine, type Line } from './line.ts'
import { type LineRefusal, serviceId, takeRefusal, useTicket } from './lines.ts'
import { pieces } from './pieces.ts'

/** How a push over the connection ended; `error` begins with `long connection`. */
export interface LineAnswer {
  /** `code` of the ack; 0 without one. */
  status: number
  body: string
  duration_ms: number
  error?: string
}

export interface LongConnections {
  /** Takes an upgrade to `/ws/v2`, or refuses it with `Handshake-*` headers. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Pushes to one open connection, any of them. @param onLate called when an ack comes that is no longer waited for, and counts all the same */
  push(envelope: Envelope, kind: DeliveryKind, onLate: () => void): Promise<LineAnswer>
  connections(): Omit<Line, 'send' | 'close' | 'reset'>[]
  /** Closes every connection, as Feishu does every few minutes. Default: 1001. */
  kick(code?: number): void
  /** Breaks every connection off. */
  reset(): void
  /** All connections that are open now become half open: nothing reaches the other side any more, and nobody is told. */
  freeze(): void
  refuseNext(n: number, refusal: LineRefusal): void
  /** Any bytes, as one binary message to every connection. */
  pushRaw(bytes: Uint8Array): void
  /** A data frame of type `card`, which no official client answers. */
  cardFrame(payload?: object): void
  close(): void
}

interface Waiting {
  line: Line
  frames: Frame[]
  end(answer: Omit<LineAnswer, 'duration_ms'>): void
  onLate(): void
  over: boolean
}

const lost = (why: string) => ({ status: 0, body: '', error: `long connection: ${why}` })

export function createLongConnections(world: World): LongConnections {
  const server = new WebSocketServer({ noServer: true, autoPong: false, perMessageDeflate: false, maxPayload: 2 ** 26 })
  const open = new Set<Line>()
  const hanging = new Set<Duplex>()
  const waiting = new Map<string, Waiting>()
  /** Which of several connections a push takes. */
  const roll = dice()
  let number = 0n

  function refuse(socket: Duplex, status: number, headers: Record<string, string>): void {
    const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' })
    socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  }

  function handshakeRefused(socket: Duplex, status: number, msg: string, autherrcode?: number): void {
    refuse(socket, status, {
      'Handshake-Status': String(status),
      'Handshake-Msg': msg,
      ...(autherrcode === undefined ? {} : { 'Handshake-Autherrcode': String(autherrcode) }),
    })
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined)
    const { pathname, searchParams } = new URL(request.url ?? '', 'ws://local')
    const planned = world.down ? undefined : takeRefusal(world.lines, 'handshake')
    if (world.down) socket.destroy()
    else if (pathname !== '/ws/v2') refuse(socket, 404, {})
    else if (planned === 'hang') hanging.add(socket)
    else if (typeof planned === 'object' && 'handshake' in planned)
      handshakeRefused(socket, planned.handshake, 'planned refusal', planned.autherrcode)
    else if (!useTicket(world.lines, searchParams.get('ticket') ?? '', world.clock.now()))
      handshakeRefused(socket, 403, 'the ticket is not valid')
    else if (open.size >= world.modes.connectionLimit) handshakeRefused(socket, 514, 'too many connections', 1000040350)
    else accept(request, socket, head)
  }

  function accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    server.handleUpgrade(request, socket, head, (client) => {
      const line = createLine(client, socket as Socket, {
        modes: world.modes,
        onData: (frame) => answered(line, frame),
        onClosed() {
          open.delete(line)
          world.lines.open = open.size
          for (const push of waiting.values()) if (push.line === line) push.end(lost('the connection was lost'))
          world.changed()
        },
      })
      open.add(line)
      world.lines.open = open.size
      world.changed()
    })
  }

  function answered(line: Line, ack: Frame): void {
    const id = headerOf(ack, 'message_id') ?? ''
    const push = waiting.get(id)
    // The piece that completed the set comes back: any of them will do.
    const pushed = push?.frames.find((frame) => headerOf(frame, 'seq') === headerOf(ack, 'seq'))
    if (!push || !pushed) {
      line.strays.push('an ack of nothing')
      return
    }
    if (!push.over && push.line !== line && world.modes.lateAck === 'ignored') {
      line.strays.push('an ack of a push over another connection')
      return
    }
    waiting.delete(id)
    const read = readAck(pushed, ack)
    if (push.over) {
      if (world.modes.lateAck === 'accepted' && read.ok && read.code === 200) push.onLate()
      else line.strays.push('a late ack')
      return
    }
    if (!read.ok) {
      push.end(lost(read.why))
      return
    }
    const failed = read.code === 200 ? {} : { error: `long connection: code ${read.code}` }
    push.end({ status: read.code, body: read.body, ...failed })
  }

  function framesOf(envelope: Envelope): Frame[] {
    const { header } = envelope
    const token = world.modes.lineToken === 'sent' ? header.token : ''
    const payload = Buffer.from(JSON.stringify({ ...envelope, header: { ...header, token } }), 'utf8')
    const cut = pieces(payload, world.modes)
    const messageId = randomUUID()
    const traceId = header.event_type === 'card.action.trigger' ? newLogId() : header.event_id
    return cut.map(({ seq, part }) => {
      number += 1n
      return {
        seqId: number,
        logId: number,
        service: serviceId,
        method: 1,
        headers: [
          ['type', 'event'],
          ['message_id', messageId],
          ['sum', String(cut.length)],
          ['seq', String(seq)],
          ['trace_id', traceId],
          ['timestamp', String(world.clock.now())],
          ['instance_id', 'emulator-1'],
        ],
        payload: part,
      }
    })
  }

  async function sendAll(line: Line, frames: Frame[]): Promise<void> {
    for (const [index, frame] of frames.entries()) {
      // Another push comes in between.
      if (index > 0 && world.modes.pieceOrder === 'interleaved') await new Promise(setImmediate)
      line.send(encodeFrame(frame))
    }
  }

  function push(envelope: Envelope, kind: DeliveryKind, onLate: () => void): Promise<LineAnswer> {
    const started = performance.now()
    const lines = [...open]
    const line = lines[Math.floor(roll() * lines.length)]
    const { callbackTimeout, eventTimeout } = world.modes
    const patience = kind === 'callback' ? callbackTimeout : eventTimeout
    return new Promise((resolve) => {
      const timer = Number.isFinite(patience)
        ? setTimeout(() => end(lost(`no ack within ${patience} ms`)), patience)
        : undefined
      function end(answer: Omit<LineAnswer, 'duration_ms'>): void {
        clearTimeout(timer)
        entry.over = true
        resolve({ ...answer, duration_ms: Math.round(performance.now() - started) })
      }
      const frames = line ? framesOf(envelope) : []
      const entry: Waiting = { line: line as Line, frames, end, onLate, over: false }
      const [first] = frames
      if (!line || !first) return end(lost('no client is connected'))
      waiting.set(headerOf(first, 'message_id') ?? '', entry)
      void sendAll(line, frames)
    })
  }

  return {
    upgrade,
    push,
    connections: () =>
      [...open].map(({ send: _send, close: _close, reset: _reset, ...shown }) => ({
        ...shown,
        strays: [...shown.strays],
      })),
    kick(code = 1001) {
      for (const line of open) line.close(code)
    },
    reset() {
      for (const line of open) line.reset()
    },
    freeze() {
      for (const line of open) line.frozen = true
    },
    refuseNext(n, refusal) {
      world.lines.refusals.push(...Array.from({ length: n }, () => refusal))
    },
    pushRaw(bytes) {
      for (const line of open) line.send(Buffer.from(bytes))
    },
    cardFrame(payload = {}) {
      for (const line of open)
        line.send(
          encodeFrame({
            seqId: 0n,
            logId: 0n,
            service: serviceId,
            method: 1,
            headers: [
              ['type', 'card'],
              ['message_id', randomUUID()],
              ['sum', '1'],
              ['seq', '0'],
            ],
            payload: Buffer.from(JSON.stringify(payload)),
          }),
        )
    },
    close() {
      for (const client of server.clients) client.terminate()
      for (const socket of hanging) socket.destroy()
      server.close()
    },
  }
}
