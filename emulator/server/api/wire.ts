import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

export type WireTrouble = 'hang' | 'reset' | 'half-body' | 'slow-drip'

const never = <T>(): Promise<T> => new Promise(() => {})

/** Spoils the answer on the socket; without a socket (in-process `fetch`) it rejects or never resolves. */
export async function spoil(
  trouble: WireTrouble,
  outgoing: ServerResponse | undefined,
  answer: string,
): Promise<Response> {
  if (!outgoing) {
    if (trouble === 'reset' || trouble === 'half-body') throw new TypeError('fetch failed')
    return never()
  }
  if (trouble === 'reset') outgoing.socket?.resetAndDestroy()
  if (trouble === 'half-body' || trouble === 'slow-drip') {
    const bytes = Buffer.from(answer, 'utf8')
    outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) })
    if (trouble === 'half-body') {
      outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy())
    } else drip(outgoing, bytes)
  }
  return RESPONSE_ALREADY_SENT
}

/** One byte every 100 ms, and never the last one. */
function drip(outgoing: ServerResponse, bytes: Buffer): void {
  let sent = 0
  const timer = setInterval(() => {
    if (sent < bytes.length - 1) outgoing.write(bytes.subarray(sent, sent + 1))
    sent += 1
  }, 100)
  timer.unref()
  outgoing.on('close', () => clearInterval(timer))
}
