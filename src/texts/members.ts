import { safe } from './plain.ts'

export const unknownRole = (words: readonly string[]): string => `没认出职责。可以写：${words.join('、')}。`
export const nameSomebody = '请 @ 要登记的人，例如「成员 航天 加 备报 @李工」。要在有他的群里 @我 发。'
const line = (text: (name: string, post: string) => string) => (name: string, post: string) =>
  text(safe(name), safe(post))
export const roleChanged = {
  given: line((name, post) => `已登记：${name}，${post}。`),
  taken: line((name, post) => `已撤销：${name}，${post}。马上生效。`),
  held: line((name, post) => `${name}本来就是${post}，没有变化。`),
  'not-held': line((name, post) => `${name}现在不是${post}，没有变化。`),
  'chain-needed': line((_, post) => `${post}要写明产业链，例如「成员 航天 加 主报 @张工」。`),
} as const
