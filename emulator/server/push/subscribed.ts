import type { World } from '../world.ts'

const chatRead = ['im:chat', 'im:chat:readonly', 'im:chat:read']
const botMember = ['im:chat', 'im:chat:readonly', 'im:chat.members:bot_access']
const userMember = ['im:chat', 'im:chat:readonly', 'im:chat.members:read']
const messageRead = ['im:message', 'im:message:readonly']
const contact = ['contact:contact.base:readonly', 'contact:contact:readonly', 'contact:contact:readonly_as_app']

/** Any one scope of a list is enough; an event that is not here needs none. */
export const eventScopes: Record<string, readonly string[]> = {
  'im.message.recalled_v1': [...messageRead, 'im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly'],
  'im.message.message_read_v1': messageRead,
  'im.chat.member.bot.added_v1': botMember,
  'im.chat.member.bot.deleted_v1': botMember,
  'im.chat.member.user.added_v1': userMember,
  'im.chat.member.user.deleted_v1': userMember,
  'im.chat.disbanded_v1': chatRead,
  'im.chat.updated_v1': chatRead,
  'contact.user.deleted_v3': contact,
  'contact.user.updated_v3': contact,
}

export const hasScope = (world: World, anyOf: readonly string[]): boolean =>
  anyOf.length === 0 || anyOf.some((scope) => world.app.scopes.has(scope))

/** Why the platform would not push this event, or undefined. */
export function whyNotPushed(world: World, type: string): string | undefined {
  if (!world.app.events.has(type)) return `not subscribed to ${type}`
  const scopes = eventScopes[type]
  if (scopes && !hasScope(world, scopes)) return `scope missing for ${type}: ${scopes.join(' or ')}`
  return undefined
}
