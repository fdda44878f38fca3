import type { Chain } from '../db/chains.ts'
import { currentPeriod, itemId, periodCovering } from '../db/items.ts'
import { plainWord } from '../domain/normalise.ts'
import { readRange, type WeekRange } from '../domain/range.ts'
import { type Action, chainsFor } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import { notPossible, oneMonthOnly, oneWeekOnly } from '../texts/corrections.ts'
import { nothingOwed } from '../texts/refusals.ts'
import type { KindCommand } from '../usecases/reports/kind-command.ts'
import { kindOf, type ReportItem, readReportItem } from '../usecases/reports/report-item.ts'
import type { ReportKind } from '../usecases/reports/report-kind.ts'
import type { Answer, Asked } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain, noSuchChain, theChain } from './which-chain.ts'

interface WeekNamed {
  key: string
  /** A bare number: the latest such week that has begun, but one that lies ahead and is open is meant as well. */
  ahead: boolean
}

interface ReportNamed {
  chain?: Chain
  week?: WeekNamed
  /** 月报 was written. Without a period, the one people write for now is meant. */
  other?: { kind: Called; period?: string | undefined }
  rest: string
}

const weeklyWord = /^(?:周报|工作动态)$/u
type Called = ReportKind & { command: KindCommand }
const called = ({ kinds }: Asked): Called[] => kinds.filter((kind): kind is Called => kind.command !== undefined)

/** `月报`, and with the time before it in one word: `9月月报`. */
const namedBy = (asked: Asked, word: string): { kind: Called; time: string } | undefined => {
  for (const kind of called(asked)) {
    const found = new RegExp(`^(.*?)(?:${kind.named})$`, 'u').exec(word)
    if (found) return { kind, time: found[1] ?? '' }
  }
  return undefined
}

/** Chain and week, or chain, month and 月报, at the beginning, in any order, each left out at will; `rest` is what follows them. */
export const readChainAndWeek = async (asked: Asked, words: string): Promise<ReportNamed | { answer: Answer }> => {
  const rangeOf = (word: string) => readRange(word, dayOf(asked.now, asked.rules.zone))
  let rest = words.trim()
  let chain: Chain | undefined
  let week: WeekNamed | undefined
  let span: WeekRange | undefined
  let kind: Called | undefined
  for (let steps = 0; steps < 4; steps++) {
    const [first = ''] = rest.split(/\s/)
    const word = plainWord(first)
    const report = kind ? undefined : namedBy(asked, word)
    const time = report ? report.time : word
    const named = chain || report ? undefined : (await leadingChain(asked, word)).chain
    const range = named || !time || week || span ? undefined : rangeOf(time)
    if (range && !range.ok && range.fault.reason === 'no-such-week') return { answer: say(oneWeekOnly) }
    if (range && !range.ok && range.fault.reason === 'no-such-month') return { answer: say(oneMonthOnly) }
    const bare = weeklyWord.test(word) || (report && !time)
    if (!named && !range?.ok && !bare) break
    if (named) chain = named
    if (range?.ok && range.value.from === range.value.to)
      week = { key: range.value.to, ahead: /^\D{0,2}\d{1,2}周?$/u.test(word) }
    else if (range?.ok) {
      span = range.value
      const { value } = range
      if (!called(asked).some(({ command }) => command.periodOf(value))) return { answer: say(oneWeekOnly) }
    }
    if (report) kind = report.kind
    rest = rest.slice(first.length).trim()
  }
  if (span && !kind) return { answer: say(oneWeekOnly) }
  const period = span && kind?.command.periodOf(span)
  if (kind && (week || (span && !period))) return { answer: say(kind.command.unclear) }
  return { rest, ...(chain && { chain }), ...(week && { week }), ...(kind && { other: { kind, period } }) }
}

/**
 * The one report that is meant by `航天 W38` or `航天 2026-09 月报`: this period's where none is written.
 * @param action the right for it, asked with the chain.
 */
export const theReport = async (
  asked: Asked,
  action: Action,
  read: ReportNamed,
  example: string,
): Promise<{ report: ReportItem; where: Answer['where'] } | { answer: Answer }> => {
  const own = asked.place.kind === 'group' && asked.place.chain !== undefined
  const [word = ''] = read.rest.split(/\s/)
  // A first word that names no chain is a slip, and said to be one where several could be meant.
  if (!read.chain && !own && word !== '' && chainsFor(asked.actor, action) === 'all')
    return { answer: await noSuchChain(asked, action, plainWord(word)) }
  const chosen = await theChain(asked, action, read.chain, example)
  if ('answer' in chosen) return chosen
  const { chain } = chosen
  const right = asked.may(action, { chain: chain.id })
  if (!right.allow) return { answer: await refused(asked, right, action, chain.id) }
  const id = await idOf(asked, chain.id, read)
  const report = id === undefined ? undefined : await readReportItem(asked, id)
  if (report)
    return { report, where: action === 'look-back' && kindOf(asked, report).inPrivate ? 'private' : right.where }
  const { week, other } = read
  const none = week
    ? notPossible['no-period'](chain.name, week.key)
    : other?.period
      ? other.kind.command.none(chain.name, other.period)
      : nothingOwed
  return { answer: say(none, right.where) }
}

const idOf = async (asked: Asked, chain: string, { week, other }: ReportNamed): Promise<string | undefined> => {
  if (other) {
    const { periods, now } = other.kind
    const plan = other.period ? undefined : await now(asked)
    const period = other.period ?? (plan && periods.keyOf(plan))
    return period && periods.itemId(chain, period)
  }
  const period = week ? await periodOf(asked, week) : await currentPeriod(asked.tx, asked.now)
  return period && itemId(chain, period.period)
}

const periodOf = async ({ tx }: Asked, { key, ahead }: WeekNamed) =>
  (await periodCovering(tx, key)) ??
  (ahead ? await periodCovering(tx, `${Number(key.slice(0, 4)) + 1}${key.slice(4)}`) : undefined)
