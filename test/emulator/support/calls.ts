import { seed, type Town } from './town.ts'

interface Refusal {
  status: number
  code: number
  msg: string
  error: Record<string, unknown>
  headers: Record<string, string>
}

/** What the official client rejected with; fails when the call went through. */
export async function refused(call: Promise<unknown>): Promise<Refusal> {
  try {
    const answer = await call
    throw new Error(`the call went through: ${JSON.stringify(answer)}`)
  } catch (error) {
    const response = (error as { response?: { status: number; data: Refusal; headers: Record<string, string> } })
      .response
    if (!response) throw error
    return { ...response.data, status: response.status, headers: response.headers }
  }
}

export const codeOf = async (call: Promise<unknown>): Promise<number> => (await refused(call)).code

type IdType = 'open_id' | 'chat_id' | 'email' | 'union_id' | 'user_id'

/** Sends through the official client; the id's form tells its type. */
export function send(
  town: Town,
  to: string,
  content: string | object = { text: '你好' },
  msgType = 'text',
  uuid?: string,
) {
  const type: IdType = to.startsWith('oc_')
    ? 'chat_id'
    : to.includes('@')
      ? 'email'
      : to.startsWith('on_')
        ? 'union_id'
        : 'open_id'
  return town.client.im.v1.message.create({
    params: { receive_id_type: type },
    data: {
      receive_id: to,
      msg_type: msgType,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      ...(uuid === undefined ? {} : { uuid }),
    },
  })
}

export const sendCard = async (town: Town, to: string, card: object): Promise<string> =>
  (await send(town, to, card, 'interactive')).data?.message_id ?? ''

export const patch = (town: Town, message_id: string, card: object) =>
  town.client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(card) } })

export const request = (town: Town, method: string, url: string, data?: object, params?: object) =>
  town.client.request<{ code: number; data?: Record<string, unknown> }>({
    method,
    url,
    ...(data ? { data } : {}),
    ...(params ? { params } : {}),
  })

/** One raw call of the token endpoint. */
export async function askToken(town: Town, secret = seed.app.app_secret) {
  const response = await fetch(`${town.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app_id: seed.app.app_id, app_secret: secret }),
  })
  const body = (await response.json()) as { code: number; tenant_access_token: string; expire: number }
  return { status: response.status, body }
}

export const tokenOf = async (town: Town): Promise<string> => (await askToken(town)).body.tenant_access_token
