import { lines, type Sentence, safe, sentence } from './plain.ts'

export const shortestAlias = 2
export const longestAlias = 12

export const aliasHow = sentence`要加叫法，发「叫法 航天 = 卫星链」；不再用，发「叫法 撤销 卫星链」。`
const mostShown = 40
export const aliasList = (all: readonly { target: string; word: string; by: string }[]): Sentence =>
  all.length === 0
    ? lines([sentence`还没有另加的叫法。`, aliasHow])
    : lines([
        sentence`另加的叫法共 ${all.length} 个：`,
        ...all
          .slice(-mostShown)
          .map(({ target, word, by }) => sentence`${safe(target)} = ${safe(word)}（${safe(by)}加）`),
        ...(all.length > mostShown ? [sentence`只列了最近的 ${mostShown} 个。`] : []),
        aliasHow,
      ])
export const aliasAdded = (target: string, word: string): Sentence =>
  sentence`记下了：${safe(word)}就是${safe(target)}，大家现在就能用。不对，发「叫法 撤销 ${safe(word)}」。`
export const aliasRemoved = (word: string): Sentence => sentence`已撤销叫法「${safe(word)}」。`
export const noSuchAlias = (word: string): Sentence =>
  sentence`没有另加过叫法「${safe(word)}」。发「叫法」看都有哪些；区里文件里登记的叫法要请管理员改文件。`
export const aliasTarget = (word: string): Sentence =>
  sentence`没找到「${safe(word)}」：等号前面要写一条产业链，或一个登记过的单位。${aliasHow}`
/** @param means what the word is already */
export const aliasTaken = (word: string, means: string): Sentence =>
  sentence`没有记：「${safe(word)}」已经是${safe(means)}，再当叫法会弄混。请换一个。`
export const aliasLength = sentence`没有记：叫法要 ${shortestAlias} 到 ${longestAlias} 个字，只用汉字、字母、数字，不算后面的「链」。`
/** What a word can be already. */
export const aliasMeans = {
  command: '命令里的词',
  person: '人名',
  report: '周报里的栏目',
  word: '查阅时有意思的词',
  sameAs: (name: string): string => `${name}的名称或叫法`,
}
