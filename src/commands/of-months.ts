import { latestMonth, monthsLockedAfter, readMonthPlan } from '../db/months.ts'
import { type MonthPlan, monthOf, previousMonth } from '../domain/month-plan.ts'
import { withoutStops } from '../domain/normalise.ts'
import { dayOfWeek } from '../domain/time.ts'
import { nothingOwed } from '../texts/refusals.ts'
import { drawPreview } from '../usecases/digest/preview-digest.ts'
import type { LookScope } from '../usecases/looking-back/look-scope.ts'
import { type LookWish, theRange } from '../usecases/looking-back/read-look.ts'
import { drawMonthLook } from '../usecases/monthly/look-months.ts'
import { type MonthTarget, monthDigest } from '../usecases/monthly/month-digest.ts'
import type { Answer, Asked } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** `月报` among the words, or in one with its time: `9月月报`. */
const monthWord = /(?<=^|\s)(\S*月份?)?(?:月报|月度进展)(?=\s|$)/u

/** 状态, 催报, 查 and 汇总 mean the month where 月报 is written. @returns the other words; undefined where it is not meant. */
export const wordsOfMonth = (words: string): string | undefined => {
  const typed = withoutStops(words)
  const found = monthWord.exec(typed)
  if (!found) return undefined
  const [whole, time = ''] = found
  return [typed.slice(0, found.index), time, typed.slice(found.index + whole.length)]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
}

/** The month people write for now: the earliest whose lock is ahead, else the last one opened. */
export const monthNow = async (asked: Asked): Promise<MonthPlan | undefined> =>
  (await monthsLockedAfter(asked.tx, asked.now))[0] ?? latestMonth(asked.tx)

/** Where no time is written: about three months. */
const usualRange = '近13周'

/** 查 … 月报. In private wherever it is asked: it shows figures as typed, and a chain of few enterprises shows theirs. */
export const lookOfMonths = async (asked: Asked, wish: LookWish, scope: LookScope): Promise<Answer> => {
  const { from, to } = wish.range ?? theRange(usualRange, asked)
  const dueWeekday = asked.rules.clock.due.weekday
  const monthAt = (week: string) => monthOf(dayOfWeek(week, dueWeekday))
  const card = await drawMonthLook(asked, {
    chain: scope.chain?.id ?? 'all',
    chains: scope.chains.map(({ id }) => id),
    chainName: scope.chainName,
    from: monthAt(from),
    to: monthAt(to),
    page: 1,
    only: wish.unreported,
  })
  return { where: 'private', content: { card } }
}

const ofLeading = /^(?:领导小组|领导小组群)(?:\s|$)/u

/** 汇总 … 月报: a preview of the month card of a chain's chief, of the office or of 领导小组. */
export const digestOfMonth = async (asked: Asked, words: string, early: boolean): Promise<Answer> => {
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
  const card = plan && (await drawPreview(asked, monthDigest(plan, target), 'preview', early))
  return card ? { where: right.where, content: { card } } : say(nothingOwed)
}
