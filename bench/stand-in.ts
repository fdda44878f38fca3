import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerCalls } from './calls.ts'
import { benchNow } from './clock.ts'

/** Feishu's sending side as far as its limits go: 30 ms away, 5 a second for one chat, 50 a second and 1000 a minute in all. */
const latencyMs = 30
let arrivals: { at: number; chat: string }[] = []
let refused = 0
/** Where the other end of the long connection is. */
let linePort = 0

const count = (chat: string): boolean => {
  const at = performance.now()
  const since = (ms: number) => arrivals.filter((one) => one.at > at - ms)
  const second = since(1_000)
  const over =
    second.length >= 50 || second.filter((one) => one.chat === chat).length >= 5 || since(60_000).length >= 1_000
  if (over) refused += 1
  else arrivals.push({ at, chat })
  return !over
}

/** By this name the stand-in knows none of the people that a district file names by their numbers. */
const knowsNobody = 'localhost'

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const answer = (body: object, status = 200) =>
      setTimeout(
        () =>
          response
            .writeHead(status, { 'content-type': 'application/json', date: new Date(benchNow()).toUTCString() })
            .end(JSON.stringify(body)),
        latencyMs,
      )
    const path = request.url ?? ''
    if (path.includes('tenant_access_token')) return answer({ code: 0, tenant_access_token: 't-bench', expire: 7_200 })
    if (path.includes('/bot/v3/info'))
      return answer({ code: 0, bot: { open_id: 'ou_bot', app_name: '链长制工作助手' } })
    if (path.includes('/callback/ws/endpoint')) {
      const url = `ws://127.0.0.1:${linePort}/?device_id=1&service_id=1`
      return answer({ code: 0, data: { URL: url, ClientConfig: { PingInterval: 90 } } })
    }
    if (path.includes('/im/v1/chats/')) return answer({ code: 0, data: { name: '工作群', external: false } })
    if (request.method === 'GET') return answer({ code: 0, data: {} })
    if (path.includes('/im/v1/files')) return answer({ code: 0, data: { file_key: 'file_bench' } })
    const { receive_id: chat = path, mobiles = [] } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as {
      receive_id?: string
      mobiles?: string[]
    }
    if (path.includes('/users/batch_get_id')) {
      const known = request.headers.host?.startsWith(knowsNobody) ? [] : mobiles
      return answer({ code: 0, data: { user_list: known.map((mobile) => ({ mobile, user_id: `ou_${mobile}` })) } })
    }
    if (!count(chat)) return answer({ code: 230020, msg: 'rate limit' }, 400)
    return answer({ code: 0, data: { message_id: `om_sent_${arrivals.length}_${benchNow()}`, chat_id: chat } })
  })
})

export interface Seen {
  messages: number
  refused: number
  /** From the first message to the last. */
  ms: number
}

server.listen(0, '127.0.0.1', () =>
  answerCalls({
    port: () => (server.address() as AddressInfo).port,
    line: ({ port }: { port: number }) => {
      linePort = port
    },
    /** What came since the last look. */
    look: (): Seen => {
      const [first, last] = [arrivals[0]?.at ?? 0, arrivals.at(-1)?.at ?? 0]
      const seen = { messages: arrivals.length, refused, ms: last - first }
      arrivals = []
      refused = 0
      return seen
    },
  }),
)
