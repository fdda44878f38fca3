import { WSClient } from '@larksuiteoapi/node-sdk'
import { onTestFinished } from 'vitest'
import { seed, type Town } from './town.ts'

type Params = ConstructorParameters<typeof WSClient>[0]
export interface Envelope {
  header: Record<string, string>
  event: Record<string, unknown>
}

/** The official client with an own handler in the place of the SDK's dispatcher, and what it said of itself. */
export const connectOfficial = (town: Pick<Town, 'url'>, options: Partial<Params> = {}) => {
  const said: string[] = []
  const got: Envelope[] = []
  let handle: (body: Envelope) => unknown = () => undefined
  const nothing = () => undefined
  const client = new WSClient({
    appId: seed.app.app_id,
    appSecret: seed.app.app_secret,
    domain: town.url,
    logger: { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing },
    onReady: () => said.push('ready'),
    onReconnecting: () => said.push('reconnecting'),
    onReconnected: () => said.push('reconnected'),
    onError: () => said.push('failed'),
    ...options,
  })
  const invoke = async (body: Envelope) => {
    got.push(body)
    return handle(body)
  }
  void client.start({ eventDispatcher: { invoke } as never })
  onTestFinished(() => client.close({ force: true }))
  return {
    client,
    said,
    got,
    state: () => client.getConnectionStatus().state,
    answers: (by: (body: Envelope) => unknown) => {
      handle = by
    },
  }
}
