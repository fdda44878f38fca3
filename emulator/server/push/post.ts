import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

export interface PostResult {
  /** 0 when no complete answer came. */
  status: number
  body: string
  headers: Record<string, unknown>
  duration_ms: number
  error?: 'timeout' | 'connect' | 'broken'
  detail?: string
}

export interface PostOptions {
  headers: Record<string, string>
  /** Infinity waits for as long as it takes. */
  timeout: number
  connectTimeout: number
}

/** A timer of Infinity would go off at once. */
const after = (ms: number, act: () => void): NodeJS.Timeout | undefined =>
  Number.isFinite(ms) ? setTimeout(act, ms) : undefined

/** POSTs exact bytes; follows no redirect; `timeout` covers the whole exchange in real milliseconds. */
export function post(url: string, body: string, options: PostOptions): Promise<PostResult> {
  const started = performance.now()
  return new Promise((resolve) => {
    let connected = false
    let request: ClientRequest | undefined
    const finish = (result: Omit<PostResult, 'duration_ms'>) => {
      clearTimeout(overall)
      clearTimeout(connecting)
      request?.destroy()
      resolve({ ...result, duration_ms: Math.round(performance.now() - started) })
    }
    const fail = (error: NonNullable<PostResult['error']>, detail: string) =>
      finish({ status: 0, body: '', headers: {}, error, detail })
    const overall = after(options.timeout, () => fail('timeout', `no answer within ${options.timeout} ms`))
    const connecting = after(options.connectTimeout, () => {
      if (!connected) fail('connect', `no connection within ${options.connectTimeout} ms`)
    })
    const bytes = Buffer.from(body, 'utf8')
    const headers = {
      'Content-Type': 'application/json;charset=utf-8',
      'User-Agent': 'Go-http-client/1.1',
      'Content-Length': String(bytes.length),
      ...options.headers,
    }
    try {
      const send = url.startsWith('https:') ? httpsRequest : httpRequest
      request = send(url, { method: 'POST', headers, agent: false })
    } catch (error) {
      fail('connect', String(error))
      return
    }
    request.on('socket', (socket) => socket.once('connect', () => (connected = true)))
    request.on('response', (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', (error) => fail('broken', error.message))
      response.on('end', () =>
        finish({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          headers: response.headers,
        }),
      )
    })
    request.on('error', (error) => fail(connected ? 'broken' : 'connect', error.message))
    request.end(bytes)
  })
}
