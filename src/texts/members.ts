import { type Sentence, safe, sentence } from './plain.ts'
import { type Helpers, postNamed } from './refusals.ts'

export const unknownRole = (words: readonly string[]): Sentence => sentence`没认出职责。可以写：${words.join('、')}。`
const mostNamesakes = 5
const newcomers = '名册里还没有的人，请在姓名后面写上手机号，或在有他的、已绑定的群里 @我 和 @他 发。'
export const nameSomebody = sentence`请写要登记的人的姓名，例如「成员 航天 加 备报 李工」。${newcomers}`
export const notInRoster = (name: string): Sentence => sentence`名册里没有「${safe(name)}」，请核对姓名。${newcomers}`
/** How somebody is added, for whoever asks without saying whom. */
export const howToAdd = (words: readonly string[]): readonly Sentence[] => [
  sentence`发「成员 产业链 加 职责 姓名 手机号」，例如「成员 航天 加 主报 李工 手机号」；推进办、领导小组、管理员不写产业链。`,
  sentence`职责可以写：${words.join('、')}。手机号要和本人飞书的一致，只用来查人，不留存。`,
  sentence`名册里有的人不用写手机号；也可以在有他的、已绑定的群里 @我 和 @他 发。`,
]
export const howToAddTitle = '怎么加人'
export const nobodyOfNumber = sentence`飞书里没有找到这个手机号的人，没有登记。请核对号码；号码没错的，请把他加进应用的可用范围和通讯录权限范围后再发一次。`
export const feishuSilent = sentence`飞书没有应答，没有查到这个手机号是谁，没有登记。请再发一次。`
/** The number belongs to somebody who is called otherwise. */
export const otherName = (known: string, typed: string): Sentence =>
  sentence`这个手机号在名册里是「${safe(known)}」，不是「${safe(typed)}」，没有登记。请核对姓名和号码。`
/** @param people each with the posts held, `李工，航天产业链备报` */
export const severalNamed = (name: string, people: readonly { name: string; posts: readonly string[] }[]): Sentence =>
  sentence`名册里叫「${safe(name)}」的有 ${people.length} 位：${people
    .slice(0, mostNamesakes)
    .map((one) => [one.name, ...one.posts.slice(0, 2)].map(safe).join('，'))
    .join('；')}。姓名不同的请写全；一样的，请在有他的、已绑定的群里 @我 和 @他 发。`
/** Asked in a group that is not bound; the answer stands in private. */
export const changeHere = (words: string): Sentence =>
  sentence`这个群还没有绑定，不能在群里改职责。请在这里发「${safe(words)}」，人写姓名就行。${newcomers}`
const line = (text: (name: string, post: string) => string) => (name: string, post: string) =>
  text(safe(name), safe(post))
export const roleChanged = {
  given: line((name, post) => sentence`已登记：${name}，${post}。`),
  taken: line((name, post) => sentence`已撤销：${name}，${post}。马上生效。`),
  held: line((name, post) => sentence`${name}本来就是${post}，没有变化。`),
  'not-held': line((name, post) => sentence`${name}现在不是${post}，没有变化。`),
  'last-admin': line((name, post) => sentence`没有撤销：至少要有一位${post}，请先登记另一位，再撤${name}。`),
  'chain-needed': line((_, post) => sentence`${post}要写明产业链，例如「成员 航天 加 主报 张工」。`),
} as const

/** Behind 已登记. */
export const notFoundYet = sentence`在飞书里还没有找到这个人，找到以前收不到消息。`

/** To the administrator, who does it by writing the words. @param inPrivate the name alone says who is meant */
export const proposed = (
  by: string,
  v: { give: boolean; post: string; name: string; words: string; inPrivate: boolean },
): Sentence =>
  sentence`【提请】${safe(by)}提请：${safe(v.post)}${v.give ? '登记' : '撤销'}${safe(v.name)}。\n请：同意就在${v.inPrivate ? '这里' : '有他的、已绑定的群里 @我 和 @他，'}发「${safe(v.words)}」。`
export const proposedBinding = (by: string, v: { group: string; use: string; typed: string }): Sentence =>
  sentence`【提请】${safe(by)}提请：把群「${safe(v.group)}」绑定为${safe(v.use)}。\n请：同意就在那个群里 @我 发「${safe(v.typed)}」。`
export const askedAdmin = (helpers: Helpers): Sentence => sentence`已请${postNamed(helpers)}办理，办好后生效。`
