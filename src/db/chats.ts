import type { ChatKind, Place } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** A group the bot knows. `use` is absent while it is bound to nothing. */
export interface Chat {
  chatId: string
  name: string
  use?: ChatKind | undefined
  chainId?: string | undefined
  state: 'active' | 'removed' | 'dissolved'
  external: boolean
  source: 'file' | 'chat' | 'event'
}

const toChat = (row: Database['chat']): Chat => ({
  chatId: row.chat_id,
  name: row.name,
  use: (row.use ?? undefined) as ChatKind | undefined,
  chainId: row.chain_id ?? undefined,
  state: row.state as Chat['state'],
  external: row.external === 1,
  source: row.source as Chat['source'],
})

export const saveChat = async (tx: Tx, chat: Chat): Promise<void> => {
  const row = {
    name: chat.name,
    use: chat.use ?? null,
    chain_id: chat.chainId ?? null,
    state: chat.state,
    external: chat.external ? 1 : 0,
    source: chat.source,
  }
  await tx
    .insertInto('chat')
    .values({ chat_id: chat.chatId, ...row })
    .onConflict((conflict) => conflict.column('chat_id').doUpdateSet(row))
    .execute()
}

export const readChat = async (db: Executor, chatId: string): Promise<Chat | undefined> => {
  const row = await db.selectFrom('chat').selectAll().where('chat_id', '=', chatId).executeTakeFirst()
  return row && toChat(row)
}

export const allChats = async (db: Executor): Promise<Chat[]> =>
  (await db.selectFrom('chat').selectAll().orderBy('chat_id').execute()).map(toChat)

/** Groups whose name Feishu has not told yet: the bot is not in them, or Feishu was away. */
export const namelessChats = async (db: Executor): Promise<string[]> =>
  (await allChats(db)).filter(({ name, state }) => name === '' && state === 'active').map(({ chatId }) => chatId)

/** Where a 简报 may be posted. */
export const isBulletinGroup = ({ use, state }: Pick<Chat, 'use' | 'state'>): boolean =>
  state === 'active' && (use === 'office' || use === 'chief' || use === 'leading')

/** Groups of one use the bot can still speak in. */
export const chatsFor = async (db: Executor, use: ChatKind, chainId?: string): Promise<Chat[]> =>
  (chainId === undefined ? await byUse(db, { use }) : await byUseAndChain(db, { use, chainId })).map(toChat)

const byUse = prepared<{ use: string }, Database['chat']>((db, slot) =>
  db.selectFrom('chat').selectAll().where('use', '=', slot('use')).where('state', '=', 'active').orderBy('chat_id'),
)

const byUseAndChain = prepared<{ use: string; chainId: string }, Database['chat']>((db, slot) =>
  db
    .selectFrom('chat')
    .selectAll()
    .where('use', '=', slot('use'))
    .where('chain_id', '=', slot('chainId'))
    .where('state', '=', 'active')
    .orderBy('chat_id'),
)

export const placeOf = async (db: Executor, chatId: string, chatType: 'p2p' | 'group'): Promise<Place> => {
  if (chatType === 'p2p') return { kind: 'p2p' }
  const chat = await readChat(db, chatId)
  if (!chat?.use) return { kind: 'unbound', chatId }
  return { kind: 'group', chatId, use: chat.use, ...(chat.chainId === undefined ? {} : { chain: chat.chainId }) }
}

export interface BindProposal {
  id: string
  chatId: string
  use: ChatKind
  chainId?: string | undefined
  proposedBy: string
  proposedIn: string
  /** Names of people in the group who hold no role that entitles them; undefined until Feishu has told who is in it. */
  outsiders?: string[] | undefined
  /** How many people are in the group. */
  members?: number | undefined
  /** `replaced` by a newer one for the same group; `gone`: the yes came when the group could not be bound any more. */
  state: 'asking' | 'open' | 'confirmed' | 'cancelled' | 'replaced' | 'gone'
  createdAt: Instant
}

export const saveProposal = async (tx: Tx, proposal: BindProposal): Promise<void> => {
  const row = {
    chat_id: proposal.chatId,
    use: proposal.use,
    chain_id: proposal.chainId ?? null,
    proposed_by: proposal.proposedBy,
    proposed_in: proposal.proposedIn,
    outsiders: proposal.outsiders ? JSON.stringify(proposal.outsiders) : null,
    members: proposal.members ?? null,
    state: proposal.state,
    created_at: proposal.createdAt,
  }
  await tx
    .insertInto('bind_proposal')
    .values({ id: proposal.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

const toProposal = (row: Database['bind_proposal']): BindProposal => ({
  id: row.id,
  chatId: row.chat_id,
  use: row.use as ChatKind,
  chainId: row.chain_id ?? undefined,
  proposedBy: row.proposed_by,
  proposedIn: row.proposed_in,
  outsiders: row.outsiders ? (JSON.parse(row.outsiders) as string[]) : undefined,
  members: row.members ?? undefined,
  state: row.state as BindProposal['state'],
  createdAt: row.created_at,
})

export const readProposal = async (db: Executor, id: string): Promise<BindProposal | undefined> => {
  const row = await db.selectFrom('bind_proposal').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toProposal(row)
}

/** Those about a group that still wait for Feishu or for a yes. */
export const liveProposals = async (db: Executor, chatId: string): Promise<BindProposal[]> =>
  (
    await db
      .selectFrom('bind_proposal')
      .selectAll()
      .where('chat_id', '=', chatId)
      .where('state', 'in', ['asking', 'open'])
      .orderBy('created_at')
      .execute()
  ).map(toProposal)
