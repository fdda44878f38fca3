/** A button of the bot's menu: what is written on it, and the command that its event names. `under` opens from another one. */
export interface MenuButton {
  name: string
  /** Absent: it only opens those under it. */
  key?: string
  under?: string
}

/**
 * What the bot is in Feishu's console. `lianzhang setup` writes it, `lianzhang check` looks for it, the guide lists it, and the demo's
 * tenant is seeded with it.
 */
export const manifest = {
  name: '链长制工作助手',
  description: '每周收各链的工作动态，提醒没报的，把摘要发到链长群',
  /** All of the tenant kind; why each is wanted stands in docs/feishu-setup.zh-CN.md. */
  scopes: [
    'im:message:send_as_bot',
    'im:message.p2p_msg:readonly',
    'im:message.group_at_msg:readonly',
    'im:chat:readonly',
    'im:message:readonly',
    'im:resource:upload',
    'im:message.urgent',
    'contact:user.id:readonly',
    'contact:contact.base:readonly',
  ],
  /** Asked for as well, and done without where an administrator leaves it out: `check` only mentions it. */
  optionalScopes: ['calendar:calendar'],
  /** For `setup` alone: the first reads the app, the second changes it. The bot needs neither. */
  setupScopes: ['application:application:self_manage', 'application:application:patch'],
  events: [
    'im.message.receive_v1',
    'im.message.recalled_v1',
    'im.chat.member.bot.added_v1',
    'im.chat.member.bot.deleted_v1',
    'im.chat.member.user.added_v1',
    'im.chat.disbanded_v1',
    'im.chat.updated_v1',
    'im.chat.access_event.bot_p2p_chat_entered_v1',
    'application.bot.menu_v6',
    'contact.user.deleted_v3',
  ],
  callbacks: ['card.action.trigger'],
  /** Three at the top at most, as public projects report; so two lie under 更多. */
  menu: [
    { name: '填周报', key: 'weekly' },
    { name: '报送状态', key: 'status' },
    { name: '更多' },
    { name: '我的', key: 'mine', under: '更多' },
    { name: '帮助', key: 'help', under: '更多' },
  ],
} as const satisfies {
  name: string
  description: string
  scopes: readonly string[]
  optionalScopes: readonly string[]
  setupScopes: readonly string[]
  events: readonly string[]
  callbacks: readonly string[]
  menu: readonly MenuButton[]
}

/** All that the bot itself has a use for. */
export const botScopes: readonly string[] = [...manifest.scopes, ...manifest.optionalScopes]

/** What the console takes under 权限管理 → 批量导入. */
export const importJson = (scopes: readonly string[]): string =>
  JSON.stringify({ scopes: { tenant: scopes, user: [] } }, null, 2)
