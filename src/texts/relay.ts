import { type Sentence, safe, sentence } from './plain.ts'

/** What a chief said, on its way to the office. It creates nothing, and no word here says that it does. */
export const relayTitle = (post: string): string => `${post}的话，请看`
export const relaySummary = (name: string, words: string): string => `${name}：${words}`
export const relaySaid = (v: { name: string; post: string; at: string; where: string }): string =>
  `${v.name}（${v.post}），${v.at}，在${v.where}里说：`
export const relayInPrivate = '私信'
export const relayCut = (limit: number): string => `太长，只转了前 ${limit} 字，全文请向本人要。`
/** @param what `链长群摘要`; `about` the chain and the period it speaks of. */
export const relayAnswers = (what: string, about: string): string =>
  `答的是「${what}」${about === '' ? '' : `：${about}`}`
export const relayAsk = (ask: string): string => `这一期报的：${ask}`
export const relayNote = '这是转来的原话，没有立批示，也没有交办。请推进办接着办，办得怎样请告诉本人。'

export const relayed = (words: string, cutAt: number | undefined): Sentence =>
  cutAt === undefined
    ? sentence`已转推进办：「${safe(words)}」`
    : sentence`已转推进办：「${safe(words)}」太长，只转了前 ${cutAt} 字。`
export const relayNobody: Sentence = sentence`没有转出去：推进办现在没有能收到的人。请找管理员登记推进办。`
