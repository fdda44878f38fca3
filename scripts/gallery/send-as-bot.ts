import type { Card } from '../../src/cards/kit/card.ts'
import { withDemoTag } from '../../src/cards/kit/demo-tag.ts'
import { credentials } from '../stage.ts'

const post = async (url: string, body: object, token = ''): Promise<Record<string, unknown>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

/** Sends a card or a text as the bot, through the local Feishu's API, which checks it. @returns the message's id. */
export const sendAsBot = async (
  url: string,
  person: string,
  content: { card: Card } | { text: string },
): Promise<string> => {
  const token = await post(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
    app_id: credentials.appId,
    app_secret: credentials.appSecret,
  })
  const card = 'card' in content
  const sent = await post(
    `${url}/open-apis/im/v1/messages?receive_id_type=open_id`,
    {
      receive_id: person,
      msg_type: card ? 'interactive' : 'text',
      content: JSON.stringify('card' in content ? withDemoTag(content.card) : content),
    },
    String(token.tenant_access_token),
  )
  const data = sent.data as { message_id?: string } | undefined
  if (sent.code !== 0 || data?.message_id === undefined) throw new Error(`refused: ${JSON.stringify(sent)}`)
  return data.message_id
}
