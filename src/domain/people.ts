/** Roles as in the district file: 主报, 备报, 配合单位, 专班负责人, 链长, 推进办, 领导小组, 管理员. */
export const roles = ['reporter', 'backup', 'contributor', 'lead', 'chief', 'office', 'leader', 'admin'] as const
export type Role = (typeof roles)[number]

/** Roles that hang on one chain; the others hold for the district. */
export const chainRoles = ['reporter', 'backup', 'contributor', 'lead', 'chief'] as const satisfies readonly Role[]

/** A chain's task force: they file its report and work what falls to it, the main reporter before whoever stands in. */
export const taskForceRoles = ['reporter', 'backup', 'lead'] as const satisfies readonly Role[]

export interface RoleGrant {
  role: Role
  /** Chain id for the roles of one chain. */
  chain?: string
}

/** Who acts. `tenant` other and bots never get this far: they meet silence at the edge. */
export interface Actor {
  personId?: string
  openId: string
  name: string
  grants: readonly RoleGrant[]
}

export type ChatKind = 'chief' | 'taskforce' | 'office' | 'leading'

/** Where something is said: a direct message, a group bound to a chain or to the office, or an unbound group. */
export type Place =
  | { kind: 'p2p' }
  | { kind: 'group'; chatId: string; use: ChatKind; chain?: string }
  | { kind: 'unbound'; chatId: string }
