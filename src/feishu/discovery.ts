import type { CredentialCheck } from './credentials.ts'
import { judge } from './credentials.ts'
import { settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import type { Transport } from './transport.ts'

/** Where the long connection is to be opened. The address is a credential: never logged. */
export interface Found {
  url: string
  /** Seconds between the pings of the client. */
  pingInterval: number
}

export type Discovery = { ok: true; found: Found } | Extract<CredentialCheck, { ok: false }>

/** Feishu's own figure; the SDK makes a timer of a millisecond of what is no number (1.74.0, observed). */
const usualInterval = 90

const plainLine = '飞书给的长连接地址不加密，没有去连：请核对 FEISHU_BASE_URL'

/** Asks for an address. It takes the app's secret, no token, and lies beside `/open-apis`. It is good for one connection. */
export const discover = async (
  { base, appId, appSecret }: { base: string; appId: string; appSecret: string },
  transport: Pick<Transport, 'ask'>,
): Promise<Discovery> => {
  const url = `${base}/callback/ws/endpoint`
  const call = { method: 'POST', url, data: { AppID: appId, AppSecret: appSecret } }
  const answer = await settle(transport.ask(call))
  if (answer instanceof CallFailure) return judge(answer, '长连接地址')
  const data = (answer.data ?? {}) as { URL?: unknown; ClientConfig?: { PingInterval?: unknown } | null }
  const interval = Number(data.ClientConfig?.PingInterval)
  if (typeof data.URL !== 'string' || !/^wss?:\/\/./.test(data.URL))
    return { ok: false, refused: false, code: 0, hint: '飞书没有给出长连接地址，稍后再试' }
  if (base.startsWith('https:') && !data.URL.startsWith('wss:'))
    return { ok: false, refused: false, code: 0, hint: plainLine }
  return { ok: true, found: { url: data.URL, pingInterval: interval > 0 ? interval : usualInterval } }
}
