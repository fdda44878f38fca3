import { eventScopes } from '../push/subscribed.ts'

/** The scopes that can be asked for here; a test holds it to those that the routes want. */
const scopes: ReadonlySet<string> = new Set([
  'admin:app.info:readonly',
  'application:application.app_version:readonly',
  'application:application:patch',
  'application:application:self_manage',
  'calendar:calendar:readonly',
  'cardkit:card:write',
  'contact:contact.base:readonly',
  'contact:contact:readonly',
  'contact:contact:readonly_as_app',
  'contact:user.base:readonly',
  'contact:user.basic_profile:readonly',
  'contact:user.email:readonly',
  'contact:user.employee_id:readonly',
  'contact:user.id:readonly',
  'contact:user.phone:readonly',
  'calendar:calendar',
  'docx:document:readonly',
  'im:chat',
  'im:chat.group_info:readonly',
  'im:chat.members:bot_access',
  'im:chat.members:read',
  'im:chat.members:write_only',
  'im:chat:create',
  'im:chat:read',
  'im:chat:readonly',
  'im:message',
  'im:message.group_at_msg:readonly',
  'im:message.group_msg',
  'im:message.group_msg:readonly',
  'im:message.history:readonly',
  'im:message.p2p_msg',
  'im:message.p2p_msg:readonly',
  'im:message.pins',
  'im:message.pins:read',
  'im:message.pins:write_only',
  'im:message.reactions:read',
  'im:message.reactions:write_only',
  'im:message.urgent',
  'im:message:readonly',
  'im:message:recall',
  'im:message:send',
  'im:message:send_as_bot',
  'im:message:update',
  'im:resource',
  'im:resource:read',
  'im:resource:upload',
  'tenant:tenant:readonly',
])

const events: ReadonlySet<string> = new Set([
  ...Object.keys(eventScopes),
  'im.message.receive_v1',
  'im.message.reaction.created_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'application.bot.menu_v6',
])

const callbacks: ReadonlySet<string> = new Set(['card.action.trigger', 'url.preview.get', 'profile.view.get'])

/** What the console offers; a name beside it exists nowhere. */
export const known = {
  scope: (name: string): boolean => scopes.has(name),
  event: (name: string): boolean => events.has(name),
  callback: (name: string): boolean => callbacks.has(name),
}
