import { failedLookup, type Lookup, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import { findPeople } from './find-people.ts'
import { inTime, usualPatienceMs } from './in-time.ts'
import { allPages } from './paging.ts'
import { pathId, type Sdk } from './sdk.ts'

export interface Member {
  openId: string
  name: string
}

export interface ChatInfo {
  name: string
  /** Open to people of other tenants, or not known to be closed because the bot is not inside. */
  external: boolean
  status: 'normal' | 'dissolved'
}

export interface Directory {
  /** Who is in the chat; Feishu leaves bots out. */
  members(chatId: string): Promise<Lookup<Member[]>>
  /** Feishu tells little about a chat the bot is not in, and may refuse a dissolved one with 232009. */
  chat(chatId: string): Promise<Lookup<ChatInfo>>
  /** The groups the bot is in; no direct chats. */
  chats(): Promise<Lookup<{ chatId: string; name: string }[]>>
  /** Mobile or e-mail, as written, → open_id. Who is not found is absent. */
  findPeople(by: { mobiles: string[]; emails: string[] }): Promise<Lookup<Map<string, string>>>
  /** Of one mobile, while somebody waits. undefined: nobody of that number, or outside of the contact range. Not ok when Feishu does not tell within 1.2 s. */
  personByMobile(mobile: string): Promise<Lookup<string | undefined>>
  /** undefined: nobody of that id in the contact range, or no scope to see the name. */
  personName(openId: string): Promise<Lookup<string | undefined>>
}

const pageSize = 100
/** 41012 no such id, 41050 outside the contact range. */
const nobody: readonly (number | undefined)[] = [41012, 41050]

const mapped = <A, B>(lookup: Lookup<A>, map: (value: A) => B): Lookup<B> =>
  lookup.ok ? { ok: true, value: map(lookup.value) } : lookup

const tooLate = { ok: false, code: 0, retry: true } as const

export const createDirectory = (sdk: () => Promise<Sdk>, patienceMs = usualPatienceMs): Directory => ({
  async members(chatId) {
    const { im } = await sdk()
    const path = { chat_id: pathId(chatId) }
    const pages = await allPages((page_token) =>
      im.v1.chatMembers.get({
        path,
        params: { member_id_type: 'open_id', page_size: pageSize, ...(page_token ? { page_token } : {}) },
      }),
    )
    return mapped(pages, (items) => {
      const names = new Map<string, string>()
      for (const { member_id, name } of items) if (member_id) names.set(member_id, name ?? '')
      return [...names].map(([openId, name]) => ({ openId, name }))
    })
  },

  async chat(chatId) {
    const { im } = await sdk()
    const answer = await settle(im.v1.chat.get({ path: { chat_id: pathId(chatId) } }))
    if (answer instanceof CallFailure) return failedLookup(answer)
    const { name = '', external = true, chat_status } = answer.data ?? {}
    return {
      ok: true,
      value: { name, external, status: chat_status?.startsWith('dissolved') ? 'dissolved' : 'normal' },
    }
  },

  async chats() {
    const { im } = await sdk()
    const pages = await allPages((page_token) =>
      im.v1.chat.list({ params: { page_size: pageSize, ...(page_token ? { page_token } : {}) } }),
    )
    return mapped(pages, (items) =>
      items.flatMap(({ chat_id, name = '' }) => (chat_id ? [{ chatId: chat_id, name }] : [])),
    )
  },

  findPeople: (by) => findPeople(sdk, by),

  personByMobile: async (mobile) => {
    const found = await inTime(patienceMs, findPeople(sdk, { mobiles: [mobile], emails: [] }), tooLate)
    return mapped(found, (people) => people.get(mobile))
  },

  async personName(openId) {
    const { contact } = await sdk()
    const answer = await settle(
      contact.v3.user.get({ path: { user_id: pathId(openId) }, params: { user_id_type: 'open_id' } }),
    )
    if (!(answer instanceof CallFailure)) return { ok: true, value: answer.data?.user?.name }
    return nobody.includes(answer.facts.code) ? { ok: true, value: undefined } : failedLookup(answer)
  },
})
