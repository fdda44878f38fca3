import { allChains } from '../db/chains.ts'
import { latestMonth, monthsLockedAfter, readMonthPlan } from '../db/months.ts'
import { type MonthPlan, monthOf, previousMonth } from '../domain/monthly-clock.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOfWeek } from '../domain/time.ts'
import { allChainsWord } from '../texts/commands.ts'
import { nothingOwed } from '../texts/refusals.ts'
import { drawMonthLook } from '../usecases/monthly/look-months.ts'
import type { MonthTarget } from '../usecases/monthly/month-digest.ts'
import { drawMonthPreview } from '../usecases/monthly/preview-month.ts'
import { readChainAndRange } from './chain-and-range.ts'
import type { Answer, Asked } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

const lastWord = /(?:^|\s)(?:月报|月度进展)$/u

/** 状态, 催报, 查 and 汇总 mean the month when 月报 stands at their end. @returns the words before it; undefined where it is not meant. */
export const wordsOfMonth = (words: string): string | undefined => {
  const found = lastWord.exec(words.trim())
  return found ? words.trim().slice(0, found.index).trim() : undefined
}

/** The month people write for now: the earliest whose lock is ahead, else the last one opened. */
export const monthNow = async (asked: Asked): Promise<MonthPlan | undefined> =>
  (await monthsLockedAfter(asked.tx, asked.now))[0] ?? latestMonth(asked.tx)

/** Where no time is written: about three months. */
const usualRange = '近13周'

/** 查 … 月报. In private wherever it is asked: it shows figures as typed, and a chain of few enterprises shows theirs. */
export const lookOfMonths = async (asked: Asked, words: string): Promise<Answer> => {
  const wish = await readChainAndRange(asked, words, { action: 'look-back', usual: usualRange })
  if ('answer' in wish) return wish.answer
  const wanted = wish.chain?.id ?? (asked.place.kind === 'group' ? asked.place.chain : undefined)
  const right = asked.may('look-back', wanted === undefined ? {} : { chain: wanted })
  if (!right.allow) return refused(asked, right, 'look-back', wanted)
  const open = chainsFor(asked.actor, 'look-back')
  const all = (await allChains(asked.tx)).filter(({ id }) => open === 'all' || open.includes(id))
  const chosen = wanted === undefined ? all : all.filter(({ id }) => id === wanted)
  const dueWeekday = asked.rules.clock.due.weekday
  const monthAt = (week: string) => monthOf(dayOfWeek(week, dueWeekday))
  const card = await drawMonthLook(asked, {
    chains: chosen.map(({ id }) => id),
    chainName: chosen.length === 1 ? (chosen[0]?.name ?? '') : allChainsWord,
    from: monthAt(wish.range.from),
    to: monthAt(wish.range.to),
  })
  return { where: 'private', content: { card } }
}

const ofLeading = /^(?:领导小组|领导小组群)(?:\s|$)/u

/** 汇总 … 月报: a preview of the month card of a chain's chief, of the office or of 领导小组. */
export const digestOfMonth = async (asked: Asked, words: string): Promise<Answer> => {
  const leading = ofLeading.exec(words)
  const rest = leading ? words.slice(leading[0].length) : words
  const named = await chainOrAll(asked, rest, 'digest', /^[本上]月$/u)
  if ('answer' in named) return named.answer
  const { chain } = named
  const right = asked.may('digest', chain ? { chain: chain.id } : { all: true })
  if (!right.allow) return refused(asked, right, 'digest', chain?.id)
  const now = await monthNow(asked)
  const plan = now && /上月/u.test(named.rest) ? await readMonthPlan(asked.tx, previousMonth(now.month)) : now
  const target: MonthTarget = chain ? { kind: 'chief', chainId: chain.id } : { kind: leading ? 'leading' : 'office' }
  const card = plan && (await drawMonthPreview(asked, plan, target, 'preview'))
  return card ? { where: right.where, content: { card } } : say(nothingOwed)
}
