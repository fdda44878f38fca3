import { randomUUID } from 'node:crypto'
import { parseObject } from '../json.ts'
import type { World } from '../world.ts'
import { encrypt, signedHeaders } from './crypto.ts'
import { post } from './post.ts'
import { spell } from './spelling.ts'

/** Feishu's check when a request URL is saved; throws with the reason the console would show. */
export async function challenge(world: World, url: string): Promise<void> {
  const { app, modes } = world
  const secret = randomUUID()
  const plain = { challenge: secret, token: app.verification_token, type: 'url_verification' }
  const encrypted = modes.encryption === 'on' && app.encrypt_key !== ''
  const body = spell(encrypted ? { encrypt: encrypt(JSON.stringify(plain), app.encrypt_key) } : plain, modes.spelling)
  const headers = encrypted && modes.challengeSigned ? signedHeaders(app.encrypt_key, body, world.clock.now()) : {}
  const answer = await post(url, body, {
    headers,
    timeout: modes.challengeTimeout,
    connectTimeout: modes.challengeTimeout,
  })
  const refuse = (why: string): never => {
    throw new Error(`the request URL ${url} was not accepted: ${why}`)
  }
  if (answer.error) refuse(`${answer.error}, ${answer.detail}`)
  if (answer.status !== 200) refuse(`HTTP ${answer.status} instead of 200: ${answer.body.slice(0, 200)}`)
  const echoed = parseObject(answer.body)
  if (!echoed) refuse(`the answer is not a JSON object: ${answer.body.slice(0, 200)}`)
  if (echoed?.challenge !== secret) refuse('the challenge did not come back')
}
