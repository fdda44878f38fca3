import type { Client, HttpInstance } from '@larksuiteoapi/node-sdk'
import type { Body } from './answer.ts'
import type { ApiRequest } from './transport.ts'

const nothing = () => undefined
// The SDK writes message texts and, when the token call fails, the app secret to its log (1.74.0, observed).
export const silent = { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing }

export interface SdkOptions {
  base: string
  appId: string
  request(options: ApiRequest): Promise<Body>
}

/** What the bot calls of it; the rest is not in the build (`scripts/narrow-sdk.ts`). */
export type Sdk = Pick<Client, 'calendar' | 'contact' | 'im'>

/** The official client's typed calls over our own transport. Loaded on first use: the package takes half a second to read. */
export const lazySdk = ({ base, appId, request }: SdkOptions): (() => Promise<Sdk>) => {
  const load = async () => {
    const { Client, LoggerLevel } = await import('@larksuiteoapi/node-sdk')
    return new Client({
      appId,
      // Tokens are ours, so the SDK has no use for the secret and never sees it.
      appSecret: 'unused',
      domain: base,
      disableTokenCache: true,
      loggerLevel: LoggerLevel.fatal,
      logger: silent,
      // Its typed calls use `request` alone.
      httpInstance: { request } as unknown as HttpInstance,
    })
  }
  let client: Promise<Sdk> | undefined
  return () => {
    client ??= load()
    return client
  }
}

/** An id as one segment of a path. The SDK does not encode it. Throws RangeError for what cannot be a Feishu id. */
export const pathId = (id: string): string => {
  if (!/^[\w-]{1,128}$/.test(id)) throw new RangeError('not a Feishu id')
  return id
}

/** The id of a calendar, `feishu.cn_…@group.calendar.feishu.cn`, as one segment. */
export const calendarPathId = (id: string): string => {
  if (!/^[\w.@-]{1,256}$/.test(id)) throw new RangeError('not the id of a calendar')
  return id
}
