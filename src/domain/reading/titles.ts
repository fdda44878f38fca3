import { chainKeys, type NamedChain } from '../names.ts'

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
const halfWidth = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')')

const marks = '[\\s#*■●•·\\-【\\[《「]*(?:(?:[（(]?[\\d一二三四五六七八九十]{1,3}[)）、.．])\\s*)?[【《「]?'
const suffix = '(?:重点)?(?:产业)?链(?:专班)?'
const week = '(?:第?\\d{1,2}周)?'
const about = '(?:本周|这周|本期|周报|周四|工作(?:周报|动态|进展)|进展(?:情况)?[:：\\n]|动态)'
const titleOf = (chain: NamedChain): RegExp => {
  const key = chainKeys(chain)
    .map(escaped)
    .sort((a, b) => b.length - a.length)
    .join('|')
  // A chain's name alone may begin a sentence: 航天进展顺利. With a mark behind it, it is a title.
  return new RegExp(
    `^${marks}(?:(?:${key})${suffix}${week}(?:[】》」\\]:：]+\\s*|(?=\\s|$|${about}))|(?:${key})${week}(?:[】》」\\]]?[:：]\\s*|[】》」\\]]\\s*|$|(?=周报)))`,
    'iu',
  )
}

/** Chains that a text names as whose report follows, 航天产业链本周进展：…, and the text without those names. */
export const readTitles = <C extends NamedChain>(text: string, chains: readonly C[]): { chains: C[]; rest: string } => {
  const titles = chains.map((chain) => ({ chain, title: titleOf(chain) }))
  const named = new Set<C>()
  const pieces = text.split(/(?<=[\n；;。])/u).map((piece) => {
    const compared = halfWidth(piece)
    for (const { chain, title } of titles) {
      const found = title.exec(compared.trimEnd())
      if (!found) continue
      named.add(chain)
      return piece.slice(found[0].length)
    }
    return piece
  })
  return { chains: [...named], rest: named.size === 0 ? text : pieces.join('') }
}
