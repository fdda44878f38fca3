import { parseObject } from '../json.ts'
import type { Frame } from './frame.ts'

export type Ack = { ok: true; code: number; body: string } | { ok: false; why: string }

const wrong = (why: string): Ack => ({ ok: false, why: `the ack is wrong: ${why}` })

/** Judges the frame that answers `pushed`: all its headers come back, `biz_rt` behind them, and a payload `{code, data?}` with data in base64. */
export const readAck = (pushed: Frame, ack: Frame): Ack => {
  if (ack.method !== 1) return wrong(`method ${ack.method}`)
  for (const [index, [key, value]] of pushed.headers.entries()) {
    const [backKey, backValue] = ack.headers[index] ?? []
    if (key !== backKey || value !== backValue) return wrong(`header ${key} did not come back`)
  }
  const took = ack.headers.find(([key]) => key === 'biz_rt')?.[1]
  // The official Node client counts backwards: any sign will do.
  if (took === undefined || !/^-?\d+$/.test(took)) return wrong('biz_rt is no number')
  const payload = parseObject(ack.payload?.toString('utf8') ?? '')
  if (typeof payload?.code !== 'number') return wrong('the payload has no code')
  const { code, data } = payload
  if (data === undefined || data === null) return { ok: true, code, body: '' }
  if (typeof data !== 'string') return wrong('data is no base64')
  return { ok: true, code, body: Buffer.from(data, 'base64').toString('utf8') }
}
