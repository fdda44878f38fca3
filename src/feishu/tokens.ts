import type { Body } from './answer.ts'
import { CallFailure } from './failure.ts'

/** A token lives two hours; from 30 minutes before its end Feishu hands out a new one while the old one stays good. */
const aheadMs = 10 * 60_000

interface Token {
  value: string
  refreshAt: number
  expiresAt: number
}

export interface Tokens {
  get(): Promise<string>
  /** Feishu refused this token. Of many calls that saw it refused, only the first causes a new request. */
  invalidate(value: string): void
  /** Asks Feishu again, whatever is at hand. Throws CallFailure as Feishu gave it. */
  refresh(): Promise<string>
}

/** One token request at a time, shared by all who wait. Ages by the monotonic clock. */
export const createTokens = (o: { monotonic(): number; request(): Promise<Body> }): Tokens => {
  let current: Token | undefined
  let pending: Promise<string> | undefined

  const fetchToken = async () => {
    const askedAt = o.monotonic()
    const { tenant_access_token: value, expire } = await o.request()
    if (typeof value !== 'string' || value === '') throw new CallFailure({ api: 'token', why: 'no-code', sent: true })
    const life = typeof expire === 'number' && expire > 0 ? expire * 1_000 : 0
    current = { value, expiresAt: askedAt + life, refreshAt: askedAt + life - Math.min(aheadMs, life / 2) }
    return value
  }

  const refresh = () => {
    pending ??= fetchToken().finally(() => {
      pending = undefined
    })
    return pending
  }

  return {
    refresh,
    async get() {
      const now = o.monotonic()
      if (!current || now >= current.expiresAt) return await refresh()
      if (now >= current.refreshAt) {
        // The old token is still good: nobody waits, and a failure shows in the log of the request itself.
        refresh().catch(() => undefined)
      }
      return current.value
    },
    invalidate(value) {
      if (current?.value === value) current = undefined
    },
  }
}
