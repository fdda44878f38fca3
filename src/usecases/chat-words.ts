import { readChain } from '../db/chains.ts'
import type { Executor } from '../db/schema.ts'
import type { ChatKind } from '../domain/people.ts'
import { chatUseText } from '../texts/words.ts'

/** What a group is for, in words: 航天产业链链长群. */
export const chatUseWords = async (
  db: Executor,
  chat: { use?: ChatKind | undefined; chainId?: string | undefined },
): Promise<string> => {
  const chain = chat.chainId === undefined ? undefined : await readChain(db, chat.chainId)
  return chat.use === undefined ? '' : chatUseText(chat.use, chain?.name)
}
