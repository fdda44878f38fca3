import { nameList, safe } from './plain.ts'
import type { Helpers } from './refusals.ts'
import { roleWords } from './words.ts'

export const unknownRole = (words: readonly string[]): string => `没认出职责。可以写：${words.join('、')}。`
export const nameSomebody = '请 @ 要登记的人，例如「成员 航天 加 备报 @李工」。要在有他的群里 @我 发。'
const line = (text: (name: string, post: string) => string) => (name: string, post: string) =>
  text(safe(name), safe(post))
export const roleChanged = {
  given: line((name, post) => `已登记：${name}，${post}。`),
  taken: line((name, post) => `已撤销：${name}，${post}。马上生效。`),
  held: line((name, post) => `${name}本来就是${post}，没有变化。`),
  'not-held': line((name, post) => `${name}现在不是${post}，没有变化。`),
  'last-admin': line((name, post) => `没有撤销：至少要有一位${post}，请先登记另一位，再撤${name}。`),
  'chain-needed': line((_, post) => `${post}要写明产业链，例如「成员 航天 加 主报 @张工」。`),
} as const

/** To the administrator, who does it by writing the same words. */
export const proposed = (by: string, v: { give: boolean; post: string; name: string; typed: string }): string =>
  `【提请】${safe(by)}提请：${safe(v.post)}${v.give ? '登记' : '撤销'}${safe(v.name)}。\n请：同意就在有他的群里 @我 和 @他，发「${safe(v.typed)}」。`
export const proposedBinding = (by: string, v: { group: string; use: string; typed: string }): string =>
  `【提请】${safe(by)}提请：把群「${safe(v.group)}」绑定为${safe(v.use)}。\n请：同意就在那个群里 @我 发「${safe(v.typed)}」。`
export const askedAdmin = ({ roles, names = [] }: Helpers): string =>
  `已请${roles.map((role) => roleWords[role]).join('或')}${names.length > 0 ? `（${nameList(names)}）` : ''}办理，办好后生效。`
