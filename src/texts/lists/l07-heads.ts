import { type Sentence, safe, sentence } from '../plain.ts'

const least = 1
const most = 3

/** 二(八): each chain has a list of one to three. @param names none of them where a group reads it */
export const headsOfChain = (count: number, names: readonly string[]): Sentence => {
  if (count === 0)
    return sentence`头部企业：还没有列入的，方案要每条链 ${least}–${most} 家。列入发「更新 L07-1 头部」。`
  const called = names.length > 0 ? `：${names.map(safe).join('、')}` : ''
  return sentence`头部企业 ${count} 家${called}${count > most ? `，多于方案的 ${least}–${most} 家` : ''}`
}

/** More are told by how many of them have one. */
const listed = 8

export const headsOfAll = (chains: readonly { name: string; count: number }[]): Sentence => {
  const have = chains.filter(({ count }) => count > 0).length
  const each = chains.map(({ name, count }) => `${safe(name)} ${count} 家`).join('，')
  const said = chains.length > listed ? `${have} 条链列入了，${chains.length - have} 条还没有` : each
  return sentence`头部企业（方案要每条链 ${least}–${most} 家）：${said}`
}
