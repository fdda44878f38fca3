import type { Client } from '@larksuiteoapi/node-sdk'
import { failedLookup, type Lookup, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import { pathId } from './sdk.ts'

/** Longer than this and the answer to a click would come too late. */
const usualPatienceMs = 1_200

export interface MessageTexts {
  /** The words of a text message as it stands now, edited or not. Not ok when Feishu does not tell within 1.2 s, or it is no text. */
  messageText(messageId: string): Promise<Lookup<string>>
}

const tooLate = { ok: false, code: 0, retry: true } as const

export const createMessageTexts = (sdk: () => Promise<Client>, patienceMs = usualPatienceMs): MessageTexts => ({
  async messageText(messageId) {
    if (!Number.isFinite(patienceMs)) return read(sdk, messageId)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<Lookup<string>>((resolve) => {
      timer = setTimeout(() => resolve(tooLate), patienceMs)
    })
    try {
      return await Promise.race([late, read(sdk, messageId)])
    } finally {
      clearTimeout(timer)
    }
  },
})

const read = async (sdk: () => Promise<Client>, messageId: string): Promise<Lookup<string>> => {
  const { im } = await sdk()
  const answer = await settle(im.v1.message.get({ path: { message_id: pathId(messageId) } }))
  if (answer instanceof CallFailure) return failedLookup(answer)
  const item = answer.data?.items?.[0]
  if (item?.msg_type !== 'text' || item.deleted) return { ok: false, code: 0, retry: false }
  try {
    const content = JSON.parse(item.body?.content ?? '') as { text?: unknown }
    return typeof content.text === 'string' ? { ok: true, value: content.text } : { ok: false, code: 0, retry: false }
  } catch {
    return { ok: false, code: 0, retry: false }
  }
}
