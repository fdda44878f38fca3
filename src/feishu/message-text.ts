import type { Written } from '../domain/message-words.ts'
import { oneLine } from '../domain/text.ts'
import { failedLookup, type Lookup, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import { inTime, usualPatienceMs } from './in-time.ts'
import { pathId, type Sdk } from './sdk.ts'

export interface MessageTexts {
  /** A message as it stands now, edited or not. Not ok when Feishu does not tell within 1.2 s, or it is gone. */
  messageText(messageId: string): Promise<Lookup<Written>>
}

const tooLate = { ok: false, code: 0, retry: true } as const

export const createMessageTexts = (sdk: () => Promise<Sdk>, patienceMs = usualPatienceMs): MessageTexts => ({
  messageText: (messageId) => inTime(patienceMs, read(sdk, messageId), tooLate),
})

const read = async (sdk: () => Promise<Sdk>, messageId: string): Promise<Lookup<Written>> => {
  const { im } = await sdk()
  const answer = await settle(im.v1.message.get({ path: { message_id: pathId(messageId) } }))
  if (answer instanceof CallFailure) return failedLookup(answer)
  const item = answer.data?.items?.[0]
  if (!item?.msg_type || item.deleted) return { ok: false, code: 0, retry: false }
  const mentions = (item.mentions ?? []).map(({ key, name, id }) => ({ key, name: oneLine(name), openId: id }))
  return { ok: true, value: { type: item.msg_type, content: item.body?.content ?? '', mentions } }
}
