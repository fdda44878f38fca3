import { readChain } from '../../db/chains.ts'
import { readChat } from '../../db/chats.ts'
import type { Sent } from '../../db/outbox.ts'
import { personByOpenId, readPerson } from '../../db/people.ts'
import type { Topic } from '../../db/topics.ts'
import { outgoingTitles, privateTo } from '../../texts/alarms.ts'
import type { Ctx } from '../context.ts'

/** What a message is, in the office's words. */
export const jobTitle = (row: { topic: Topic }): string => outgoingTitles[row.topic]

/** Where a message goes, in words: the group's name, or whose direct message. */
export const placeName = async ({ tx }: Ctx, row: Sent): Promise<string> => {
  if (row.target.type === 'chat_id') return (await readChat(tx, row.target.id))?.name ?? '群'
  const person = row.personId ? await readPerson(tx, row.personId) : await personByOpenId(tx, row.target.id)
  if (person) return privateTo(person.name)
  const chain = row.chainId === undefined ? undefined : await readChain(tx, row.chainId)
  return chain?.name ?? '会话'
}
