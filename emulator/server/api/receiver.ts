import type { EmuChat } from '../types.ts'
import { openDirectChat, type World } from '../world.ts'
import { ApiError } from './api-error.ts'
import type { Call } from './route.ts'

const idForms: Record<string, RegExp> = {
  open_id: /^ou_\w+$/,
  union_id: /^on_\w+$/,
  user_id: /^[\w-]{1,64}$/,
  email: /^[^@\s]+@[^@\s]+$/,
  chat_id: /^oc_\w+$/,
}

/** The chat a send goes to; a person's direct chat is made on the way, as Feishu does. */
export function findReceiver(world: World, idType: string, id: string): EmuChat {
  const form = idForms[idType]
  if (!form)
    throw new ApiError(99992402, 'field validation failed', {
      error: { field_violations: [{ field: 'receive_id_type', value: idType }] },
    })
  if (!form.test(id)) throw new ApiError(230034, `The receive_id is invalid: ${id} is not a ${idType}`)
  if (idType === 'chat_id') {
    const chat = world.chats.get(id)
    if (!chat) throw new ApiError(230034, 'The receive_id is invalid.')
    return chat
  }
  const field = idType as 'open_id' | 'union_id' | 'user_id' | 'email'
  const person = [...world.people.values()].find((candidate) => candidate[field] === id)
  if (!person && idType === 'open_id')
    throw new ApiError(99992351, `The request you send is not a valid {open_id} or not exists: ${id}`)
  if (!person) throw new ApiError(230034, 'The receive_id is invalid.')
  if (!person.available || person.resigned) throw new ApiError(230013, 'Bot has NO availability to this user.')
  if (person.tenant_key !== world.tenant_key)
    throw world.modes.crossTenantCode === 230038
      ? new ApiError(230038, 'Cross tenant p2p chat operate forbid.')
      : new ApiError(99992364, 'user id cross tenant')
  return openDirectChat(world, person.open_id)
}

/** Five a second into one chat, whichever way they are sent. */
export function countSend({ limits }: Call, { chat_id }: EmuChat): void {
  if (!limits.take(`chat ${chat_id}`, 5)) throw new ApiError(230020, 'This operation triggers the frequency limit.')
}

/** Whether the bot may write into this chat now. */
export function checkMaySpeak(world: World, chat: EmuChat): void {
  if (chat.status !== 'normal')
    throw new ApiError(232009, 'Your request specifies a chat which has already been dissolved.')
  if (chat.mode === 'group') {
    if (!chat.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
    if (chat.muted)
      throw new ApiError(world.modes.mutedCode, 'These operations are NOT allowed at current group settings.')
    return
  }
  const person = world.people.get(chat.members[0] ?? '')
  if (!person?.available || person.resigned) throw new ApiError(230013, 'Bot has NO availability to this user.')
  if (person.blocked_bot) throw new ApiError(230053, 'The user has stopped the bot from sending messages.')
}
