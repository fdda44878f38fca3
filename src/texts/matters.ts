import { hour, minute } from '../domain/time.ts'

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
