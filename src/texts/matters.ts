import { hour, minute } from '../domain/time.ts'
import { type Sentence, sentence } from './plain.ts'

/** `发生后 1 小时 20 分报` */
export const reportedAfter = (ms: number): string => {
  const hours = Math.floor(ms / hour)
  const minutes = Math.floor((ms % hour) / minute)
  if (hours === 0 && minutes === 0) return '发生时就报了'
  return `发生后${hours > 0 ? ` ${hours} 小时` : ''}${minutes > 0 ? ` ${minutes} 分` : ''}报`
}
export const notUrgent = '没有加急权限，按普通消息发出'
export const chiefTold = (at: string): string => `已报链长（${at}）`
export const maybeSame = (number: string): string => `可能与${number}是同一件`
/** What somebody else had reported of it, as its 续报. */
export const alsoReported = (number: string, words: readonly string[]): string => `${number}也报了：${words.join('，')}`

/** On top of a 首报 that may not have arrived. */
export const sentAgain = '上一条可能没有送到，重发一次'
/** To the office, wherever it is told: the number alone. */
export const unseenMatter = (number: string): Sentence =>
  sentence`${number}还没有人阅，之前的消息可能没有送到。请推进办私信发「${number}」看。`
/** To whoever reported it. */
export const unseenYours = (number: string): Sentence =>
  sentence`${number}还没有人阅：飞书刚才不通，已经重新送。急事请打电话。`
