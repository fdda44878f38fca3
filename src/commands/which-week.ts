import type { Chain } from '../db/chains.ts'
import { currentPeriod, itemId, periodCovering } from '../db/items.ts'
import { readRange } from '../domain/range.ts'
import { type Action, chainsFor } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import { notPossible, oneWeekOnly } from '../texts/corrections.ts'
import { nothingOwed, unknownChain } from '../texts/refusals.ts'
import { readWeeklyItem, type WeeklyItem } from '../usecases/weekly-item.ts'
import type { Answer, Asked } from './command.ts'
import { refused, say } from './refused.ts'
import { chainsOpenTo, leadingChain, theChain } from './which-chain.ts'

interface WeekNamed {
  key: string
  /** A bare number: the latest such week that has begun, but one that lies ahead and is open is meant as well. */
  ahead: boolean
}

interface ReportNamed {
  chain?: Chain
  week?: WeekNamed
  rest: string
}

const reportWord = /^(?:周报|工作动态)(?=\s|$)\s*/u

/** Chain and week at the beginning, in either order, either left out; `rest` is what follows them. */
export const readChainAndWeek = async (asked: Asked, words: string): Promise<ReportNamed | { answer: Answer }> => {
  let rest = words.replace(reportWord, '')
  let chain: Chain | undefined
  let week: WeekNamed | undefined
  for (let steps = 0; steps < 3; steps++) {
    const [word = ''] = rest.split(/\s/)
    const named = chain ? undefined : (await leadingChain(asked, word)).chain
    const range = named || week !== undefined ? undefined : readRange(word, dayOf(asked.now, asked.rules.zone))
    if (range?.ok && range.value.from !== range.value.to) return { answer: say(oneWeekOnly) }
    if (range && !range.ok && range.fault.reason === 'no-such-week') return { answer: say(oneWeekOnly) }
    if (!named && !range?.ok) break
    if (named) chain = named
    if (range?.ok) week = { key: range.value.to, ahead: /^\D{0,2}\d{1,2}周?$/u.test(word) }
    rest = rest.slice(word.length).trim().replace(reportWord, '')
  }
  return { rest, ...(chain && { chain }), ...(week !== undefined && { week }) }
}

/**
 * The one report that is meant by `航天 W38`: this period's where no week is written.
 * @param action the right for it, asked with the chain.
 */
export const theReport = async (
  asked: Asked,
  action: Action,
  read: ReportNamed,
  example: string,
): Promise<{ weekly: WeeklyItem; where: Answer['where'] } | { answer: Answer }> => {
  const own = asked.place.kind === 'group' && asked.place.chain !== undefined
  const [word = ''] = read.rest.split(/\s/)
  // A first word that names no chain is a slip, and said to be one where several could be meant.
  if (!read.chain && !own && word !== '' && chainsFor(asked.actor, action) === 'all')
    return { answer: say(unknownChain((await chainsOpenTo(asked, action)).map(({ name }) => name))) }
  const chosen = await theChain(asked, action, read.chain, example)
  if ('answer' in chosen) return chosen
  const { chain } = chosen
  const right = asked.may(action, { chain: chain.id })
  if (!right.allow) return { answer: await refused(asked, right, action, chain.id) }
  const { tx, now } = asked
  const period = read.week ? await periodOf(asked, read.week) : await currentPeriod(tx, now)
  const weekly = period && (await readWeeklyItem(tx, itemId(chain.id, period.period)))
  if (weekly) return { weekly, where: right.where }
  const none = read.week ? notPossible['no-period'](chain.name, read.week.key) : nothingOwed
  return { answer: say(none, right.where) }
}

const periodOf = async ({ tx }: Asked, { key, ahead }: WeekNamed) =>
  (await periodCovering(tx, key)) ??
  (ahead ? await periodCovering(tx, `${Number(key.slice(0, 4)) + 1}${key.slice(4)}`) : undefined)
