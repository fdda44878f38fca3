import { createDecipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'

/** The parts of an event that tests look into. */
interface ReceivedEvent extends Record<string, unknown> {
  message: { message_id: string; content: string; mentions?: { key: string; id: { open_id: string } }[] }
  action: Record<string, unknown>
  token: string
}

interface Received {
  raw: string
  headers: Record<string, string>
  /** The decrypted envelope. */
  plain: { header: Record<string, string>; event: ReceivedEvent }
  /** Hex SHA-256 over the exact bytes agrees with the header. */
  signed: boolean
  /** The official SDK's own check accepted it and called its handler. */
  sdk: boolean
}

type Answer = (received: Received, res: ServerResponse) => unknown

export interface Receiver {
  url: string
  all: Received[]
  /** What the next deliveries are answered with; a value is sent as JSON, undefined means the answer was written already. */
  answer: Answer
  close(): Promise<void>
}

function decrypt(cipher: string, key: string): string {
  const bytes = Buffer.from(cipher, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** What cannot be read is an empty object. */
function read(raw: string, encryptKey: string) {
  try {
    const body = JSON.parse(raw)
    return { body, plain: body.encrypt ? JSON.parse(decrypt(body.encrypt, encryptKey)) : body }
  } catch {
    return { body: {}, plain: {} }
  }
}

async function sdkAccepts(encryptKey: string, type: string, body: object, headers: object): Promise<boolean> {
  let called = false
  const dispatcher = new EventDispatcher({ encryptKey, loggerLevel: LoggerLevel.error, logger: silent })
  dispatcher.register({
    [type]: () => {
      called = true
    },
  })
  await dispatcher.invoke(Object.assign(Object.create({ headers }), body))
  return called
}

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

/** A bot's door that answers the challenge, and checks every delivery with node:crypto and with the official SDK. */
export async function startReceiver(encryptKey: string): Promise<Receiver> {
  const server = createServer(async (req, res) => {
    const raw = await readText(req)
    const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
    const { body, plain } = read(raw, encryptKey)
    if (plain.type === 'url_verification') {
      res.end(JSON.stringify({ challenge: plain.challenge }))
      return
    }
    const text = `${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${encryptKey}${raw}`
    const signed = createHash('sha256').update(text).digest('hex') === headers['x-lark-signature']
    const sdk = await sdkAccepts(encryptKey, plain.header?.event_type ?? '', body, headers)
    const received = { raw, headers, plain, signed, sdk }
    receiver.all.push(received)
    const answer = await receiver.answer(received, res)
    if (answer !== undefined) res.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/feishu`,
    all: [],
    answer: () => ({}),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
