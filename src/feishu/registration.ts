import { settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import type { Http, HttpAnswer } from './http.ts'

/** A code that waits to be scanned. `deviceCode` is a secret: whoever has it gets the app. */
export interface Begun {
  deviceCode: string
  /** To be given to the person, see confirm-link.ts. */
  link: string
  lifeMs: number
  intervalMs: number
}

export type Polled =
  | { kind: 'app'; appId: string; appSecret: string }
  /** Nobody has confirmed, or this answer got lost: the code is still good. */
  | { kind: 'wait' }
  | { kind: 'slower' }
  | { kind: 'denied' }
  | { kind: 'expired' }
  /** The app would belong to a tenant of the international edition. */
  | { kind: 'lark' }
  | { kind: 'refused' }

export interface Registration {
  /** undefined: Feishu gave no link, whatever the reason. */
  begin(): Promise<Begun | undefined>
  poll(deviceCode: string): Promise<Polled>
}

/**
 * One wire call, `POST /oauth/v1/app/registration`: the device flow of RFC 8628, read from the official SDK 1.74.0. Its `registerApp` is not
 * used: it writes https:// in front of every host, waits for ever, and one lost connection ends it although the person may still confirm.
 * @param accounts `https://accounts.feishu.cn`
 */
export const createRegistration = (accounts: string, http: Http): Registration => {
  const ask = async (fields: Record<string, string>): Promise<Record<string, unknown>> => {
    const answer = await settle(
      http.call({
        api: `POST /oauth/v1/app/registration ${fields.action}`,
        method: 'POST',
        url: new URL('/oauth/v1/app/registration', accounts),
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    )
    return answer instanceof CallFailure ? {} : read(answer)
  }

  return {
    async begin() {
      const answer = await ask({
        action: 'begin',
        archetype: 'PersonalAgent',
        auth_method: 'client_secret',
        request_user_info: 'open_id tenant_brand',
      })
      const { device_code: deviceCode, verification_uri_complete: link } = answer
      if (typeof deviceCode !== 'string' || typeof link !== 'string' || !URL.canParse(link)) return undefined
      return {
        deviceCode,
        link,
        // Some answers are reported to say `expire_in`.
        lifeMs: seconds(answer.expires_in ?? answer.expire_in, 600),
        intervalMs: seconds(answer.interval, 5),
      }
    },

    async poll(deviceCode) {
      const answer = await ask({ action: 'poll', device_code: deviceCode })
      const user = (answer.user_info ?? {}) as { tenant_brand?: unknown }
      if (user.tenant_brand === 'lark') return { kind: 'lark' }
      const { client_id: appId, client_secret: appSecret } = answer
      if (typeof appId === 'string' && /^cli_\w+$/.test(appId) && typeof appSecret === 'string' && appSecret !== '')
        return { kind: 'app', appId, appSecret }
      return { kind: ends.get(answer.error) ?? (typeof answer.error === 'string' ? 'refused' : 'wait') }
    },
  }
}

const ends = new Map<unknown, 'wait' | 'slower' | 'denied' | 'expired'>([
  ['authorization_pending', 'wait'],
  ['slow_down', 'slower'],
  ['access_denied', 'denied'],
  ['expired_token', 'expired'],
])

/** Errors come with 400 as well as with 200; a page of some proxy says nothing. */
const read = ({ bytes }: HttpAnswer): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const seconds = (value: unknown, fallback: number): number =>
  (typeof value === 'number' && value >= 0 ? value : fallback) * 1_000
