// A bot in plain Node, no packages: repeats what it is told on a card with a button, and thanks for the press.
import { createServer } from 'node:http'

const {
  BASE_URL = 'http://127.0.0.1:4180',
  APP_ID = 'cli_a1b2c3d4e5f60718',
  APP_SECRET = 'example-secret',
} = process.env
const { VERIFICATION_TOKEN = 'example-token', PORT = '3000' } = process.env

const post = async (path, body, token = '') => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(BASE_URL + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await response.json()
  if (answer.code !== 0) throw new Error(`${path}: ${answer.code} ${answer.msg}`)
  return answer
}
const plain = (content) => ({ tag: 'plain_text', content })
const card = (content, ...more) => {
  const elements = [{ tag: 'div', text: plain(content) }, ...more]
  return { schema: '2.0', config: { update_multi: true }, body: { elements } }
}

const handlers = {
  async 'im.message.receive_v1'({ message }) {
    const keys = { app_id: APP_ID, app_secret: APP_SECRET }
    const { tenant_access_token } = await post('/open-apis/auth/v3/tenant_access_token/internal', keys)
    const said = JSON.parse(message.content).text ?? message.message_type
    const button = { tag: 'button', text: plain('赞'), behaviors: [{ type: 'callback', value: { said } }] }
    const answer = { msg_type: 'interactive', content: JSON.stringify(card(`你说：${said}`, button)) }
    await post(`/open-apis/im/v1/messages/${message.message_id}/reply`, answer, tenant_access_token)
  },
  'card.action.trigger'({ action }) {
    const toast = { type: 'success', content: '谢谢' }
    return { toast, card: { type: 'raw', data: card(`「${action.value.said}」已赞`) } }
  },
}

createServer(async (request, response) => {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  const { type, challenge, token, header, event } = JSON.parse(text)
  if ((header?.token ?? token) !== VERIFICATION_TOKEN) return response.writeHead(403).end()
  const answer = type === 'url_verification' ? { challenge } : await handlers[header.event_type]?.(event)
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}))
}).listen(Number(PORT), '127.0.0.1')
