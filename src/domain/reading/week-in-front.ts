import { chainKeys, type NamedChain } from '../names.ts'

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')

const numbered = String.raw`(?:20\d\d[-年]?)?(?:W\d{1,2}|第\d{1,2}周)`
const behind = '(?:的?(?:工作)?(?:周报|动态))?'
const stop = String.raw`(?=[\s:：,，。】》」\]]|本周|$)`
// 上周 begins many a sentence: it is a title only in front of 周报, a line's end or the first heading.
const before = String.raw`上[周期](?=的?(?:工作)?(?:周报|动态)|[^\S\n]*\n|[\s:：,，]*本[周期](?:工作)?进展)`

/**
 * The week that a report says it is of, in front of everything else: `W37 本周进展：…`, `航天产业链第37周周报`, `上周周报`. Words that only speak of a week are none.
 * @returns the week as it was written, and the text without it.
 */
export const weekInFront = (text: string, chains: readonly NamedChain[]): { week?: string; rest: string } => {
  const keys = chains.flatMap(chainKeys).map(escaped).join('|')
  const chain = keys === '' ? '' : `(?:(?:${keys})(?:重点)?(?:产业)?链?(?:专班)?)?`
  const front = new RegExp(
    String.raw`^([\s#*【《「\[]*${chain}[\s:：]*(?:补报|周报)?[\s:：]*)(${numbered}|${before})(${behind})${stop}`,
    'iu',
  )
  const found = front.exec(text)
  if (!found) return { rest: text }
  const [whole, lead = '', week = ''] = found
  return { week, rest: `${lead}${text.slice(whole.length)}`.replace(/^\s+/u, '') }
}
