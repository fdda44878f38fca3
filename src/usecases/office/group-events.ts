import { type Chat, liveProposals, readChat, saveChat } from '../../db/chats.ts'
import { allGrants, personByOpenId } from '../../db/people.ts'
import * as alarms from '../../texts/alarms.ts'
import { groupGreeting } from '../../texts/reminders.ts'
import { chatUseWords } from '../chat-words.ts'
import type { Ctx } from '../context.ts'
import { sendTo } from '../say.ts'
import { tellOffice, tellOfficeAndAdmin } from '../tell.ts'

/** The greeting of a group that is bound to nothing. */
export const groupGreetingKey = 'greet-group/'

/** The bot is in a group. The event also comes when another bot is added, so the greeting is said once per stay. */
export const joinedGroup = async (
  ctx: Ctx,
  chat: { chatId: string; name: string; external: boolean },
): Promise<void> => {
  const known = await readChat(ctx.tx, chat.chatId)
  if (known?.state === 'active') {
    if (known.name !== chat.name && chat.name !== '') await saveChat(ctx.tx, { ...known, name: chat.name })
    return
  }
  const joined: Chat = {
    chatId: chat.chatId,
    name: chat.name,
    // What was bound while only our own people were in it is not posted to outsiders.
    use: chat.external ? undefined : known?.use,
    chainId: chat.external ? undefined : known?.chainId,
    state: 'active',
    external: chat.external,
    source: known?.source ?? 'event',
  }
  await saveChat(ctx.tx, joined)
  // In a group with outsiders nothing is said at all.
  if (chat.external || joined.use !== undefined) return
  // Feishu may tell late that we are in: nobody is told how to begin what has begun.
  if ((await liveProposals(ctx.tx, chat.chatId)).length > 0) return
  const key = `${groupGreetingKey}${chat.chatId}/${ctx.now}`
  const to = { type: 'chat_id', id: chat.chatId } as const
  await sendTo(ctx, to, { key, topic: 'notice', content: { text: groupGreeting } })
}

/** The bot was removed or the group dissolved: nothing is sent there any more, and whoever relied on it is told. */
export const leftGroup = async (ctx: Ctx, chatId: string, state: 'removed' | 'dissolved'): Promise<void> => {
  const known = await readChat(ctx.tx, chatId)
  if (known?.state !== 'active') return
  await saveChat(ctx.tx, { ...known, state })
  if (known.use === undefined) return
  await tellOfficeAndAdmin(
    ctx,
    `group-lost/${chatId}/${ctx.now}`,
    alarms.groupLost(known.name, await chatUseWords(ctx.tx, known)),
  )
}

export const renamedGroup = async (ctx: Ctx, chatId: string, name: string): Promise<void> => {
  const known = await readChat(ctx.tx, chatId)
  if (known && name !== '') await saveChat(ctx.tx, { ...known, name })
}

/** People came into a bound group: the office is told of those who hold no role, because they read what is posted there. */
export const membersJoined = async (
  ctx: Ctx,
  chatId: string,
  users: { openId: string; name: string }[],
  cause: string,
): Promise<void> => {
  const chat = await readChat(ctx.tx, chatId)
  if (!chat?.use || chat.state !== 'active') return
  const grants = await allGrants(ctx.tx)
  const strangers: string[] = []
  for (const user of users) {
    const person = await personByOpenId(ctx.tx, user.openId)
    if (!person || !grants.some((grant) => grant.personId === person.id)) strangers.push(user.name)
  }
  if (strangers.length > 0)
    await tellOffice(ctx, `member-joined/${chatId}/${cause}`, alarms.memberJoined(chat.name, strangers))
}
