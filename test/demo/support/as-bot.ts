import { credentials } from '../../../scripts/stage.ts'

type Answer = Record<string, unknown> & { data?: Record<string, unknown> }

const call = async (url: string, method: string, body: object | FormData, token = ''): Promise<Answer> => {
  const form = body instanceof FormData
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(form ? {} : { 'content-type': 'application/json' }) },
    body: form ? body : JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

const multipart = (fields: Record<string, string>, name: string, bytes: Uint8Array): FormData => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set(name, new Blob([new Uint8Array(bytes)]), fields.file_name ?? 'picture')
  return form
}

/** Talks to the local Feishu's API as the bot does. */
export const asBot = async (url: string) => {
  const api = `${url}/open-apis`
  const { tenant_access_token } = await call(`${api}/auth/v3/tenant_access_token/internal`, 'POST', {
    app_id: credentials.appId,
    app_secret: credentials.appSecret,
  })
  const asked = async (path: string, body: object | FormData, method = 'POST') => {
    const answer = await call(`${api}${path}`, method, body, String(tenant_access_token))
    if (answer.code !== 0) throw new Error(`${path} was refused: ${JSON.stringify(answer)}`)
    return answer.data ?? {}
  }
  /** `to` is a person or a chat; answers the message id. */
  const message = async (to: string, msg_type: string, content: object): Promise<string> => {
    const path = `/im/v1/messages?receive_id_type=${to.startsWith('oc_') ? 'chat_id' : 'open_id'}`
    return String((await asked(path, { receive_id: to, msg_type, content: JSON.stringify(content) })).message_id)
  }
  return {
    message,
    card: (to: string, card: object) => message(to, 'interactive', card),
    image: async (bytes: Uint8Array) =>
      String((await asked('/im/v1/images', multipart({ image_type: 'message' }, 'image', bytes))).image_key),
    file: async (file_name: string, bytes: Uint8Array) =>
      String((await asked('/im/v1/files', multipart({ file_type: 'stream', file_name }, 'file', bytes))).file_key),
    urgent: (messageId: string, ...people: string[]) =>
      asked(`/im/v1/messages/${messageId}/urgent_app?user_id_type=open_id`, { user_id_list: people }, 'PATCH'),
  }
}
