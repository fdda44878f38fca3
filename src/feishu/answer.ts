import { CallFailure } from './failure.ts'
import type { HttpAnswer } from './http.ts'

export type Body = Record<string, unknown>

const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): Body | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

const logIdOf = (answer: HttpAnswer, body: Body | undefined): string | undefined => {
  const error = isRecord(body?.error) ? body.error : {}
  const candidates = [one(answer.headers['x-tt-logid']), error.log_id, error.logid]
  return candidates.find((id): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id))
}

const maxWaitMs = 3_600_000

/** `x-ogw-ratelimit-reset` is in seconds. */
const waitOf = (answer: HttpAnswer): number | undefined => {
  const seconds = Number(one(answer.headers['x-ogw-ratelimit-reset']) ?? Number.NaN)
  return seconds >= 0 ? Math.min(Math.ceil(seconds * 1_000), maxWaitMs) : undefined
}

export interface Read<T> {
  /** False for a page of some proxy; its Date says nothing about Feishu's clock. */
  fromFeishu: boolean
  result: T | CallFailure
}

/** Feishu puts the code in the body, under HTTP 200 as well as under 4xx; both are read the same way. */
export const readAnswer = (api: string, answer: HttpAnswer): Read<Body> => {
  const { status } = answer
  const body = parse(answer.bytes.toString('utf8'))
  const code = typeof body?.code === 'number' ? body.code : undefined
  const facts = { api, sent: true, status, logId: logIdOf(answer, body), afterMs: waitOf(answer) }
  const failed = (more: Partial<CallFailure['facts']> & Pick<CallFailure['facts'], 'why'>): Read<Body> => ({
    fromFeishu: code !== undefined,
    result: new CallFailure({ ...facts, ...more }),
  })

  if (status >= 300 && status < 400) return failed({ why: 'redirect' })
  if (code !== undefined && code !== 0) {
    // The sub-code of a card error exists only inside the text: `ext=ErrCode: 11310; ErrMsg: card action is lock; …`.
    const msg = typeof body?.msg === 'string' ? body.msg : ''
    const sub = /ErrCode: (\d{1,9})/.exec(msg)?.[1]
    const cardLocked = sub === '11310' && msg.includes('card action is lock')
    return failed({ why: 'code', code, cardLocked, subCode: sub === undefined ? undefined : Number(sub) })
  }
  if (status < 200 || status >= 300) return failed({ why: 'http-status' })
  if (!body) return failed({ why: 'not-json' })
  if (code === undefined) return failed({ why: 'no-code' })
  return { fromFeishu: true, result: body }
}

/** A file comes as its bytes; what is JSON says why there is none. */
export const readFile = (api: string, answer: HttpAnswer): Read<Buffer> => {
  const isFile = answer.status === 200 && !/json|html/i.test(answer.headers['content-type'] ?? '')
  if (isFile) return { fromFeishu: true, result: answer.bytes }
  const { fromFeishu, result } = readAnswer(api, answer)
  const failure = result instanceof CallFailure ? result : new CallFailure({ api, why: 'not-json', sent: true })
  return { fromFeishu, result: failure }
}
