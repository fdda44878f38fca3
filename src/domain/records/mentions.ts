import { type NumberSaid, readNumber } from './number.ts'

/** What makes `任务12` a count and no number: 完成任务12项, 任务1-3, 任务5月底前. */
const counting = /^[项个件条户家次份批类名人台套座处宗起桩组轮张笔万亿千百多余元吨亩年月日天周期至到%.~/–—-]/u

/** Records of a kind that a text names by their numbers, each once. What may be a count is none: nothing is claimed. */
export const mentionsOf = (text: string, word: string): NumberSaid[] => {
  const found: NumberSaid[] = []
  const plain = text.normalize('NFKC')
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const said = readNumber(plain.slice(at + word.length))
    if (!said || plain[at - 1] === '子') continue
    const { rest, ...number } = said
    const behind = plain.slice(plain.length - rest.length)
    if (counting.test(behind)) continue
    if (!found.some(({ no, year }) => no === number.no && year === number.year)) found.push(number)
  }
  return found
}
