import { readChain } from '../db/chains.ts'
import { readChat } from '../db/chats.ts'
import type { Executor } from '../db/schema.ts'
import type { ChatKind } from '../domain/people.ts'
import { privateTo } from '../texts/alarms.ts'
import { chatUseText } from '../texts/words.ts'
import type { Recipient } from './reminding/recipients.ts'

/** What a group is for, in words: 航天产业链链长群. */
export const chatUseWords = async (
  db: Executor,
  chat: { use?: ChatKind | undefined; chainId?: string | undefined },
): Promise<string> => {
  const chain = chat.chainId === undefined ? undefined : await readChain(db, chat.chainId)
  return chat.use === undefined ? '' : chatUseText(chat.use, chain?.name)
}

/** Everywhere something goes, by name: groups, or where none is bound the people in private. @param meant what such a group is for */
export const placesText = async (
  db: Executor,
  recipients: readonly Recipient[],
  meant: { use: ChatKind; chainId?: string | undefined },
): Promise<string | undefined> => {
  const names: string[] = []
  for (const { type, id, name } of recipients)
    names.push(
      type === 'chat_id' ? (await readChat(db, id))?.name || (await chatUseWords(db, meant)) : privateTo(name ?? ''),
    )
  return names.length > 0 ? names.join('、') : undefined
}
