import { credentials } from '../../../scripts/stage.ts'

const post = async (url: string, body: object, token = ''): Promise<Record<string, unknown>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

/** Sends a card as the bot, through the local Feishu's API. */
export const sendCard = async (url: string, person: string, card: object): Promise<void> => {
  const token = await post(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
    app_id: credentials.appId,
    app_secret: credentials.appSecret,
  })
  const sent = await post(
    `${url}/open-apis/im/v1/messages?receive_id_type=open_id`,
    { receive_id: person, msg_type: 'interactive', content: JSON.stringify(card) },
    String(token.tenant_access_token),
  )
  if (sent.code !== 0) throw new Error(`the card was refused: ${JSON.stringify(sent)}`)
}
