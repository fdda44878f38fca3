import { type Suggestion, understoodAs } from '../cards/answer.ts'
import { itemsBetween } from '../db/items.ts'
import { withoutStops } from '../domain/normalise.ts'
import { chainsFor } from '../domain/rights.ts'
import { nearestChains } from '../domain/words/sounds.ts'
import * as t from '../texts/answers.ts'
import { notFound } from '../texts/look.ts'
import { drawSearch, rangeOf, soughtOf } from '../usecases/looking-back/draw-search.ts'
import { type LookScope, lookScope } from '../usecases/looking-back/look-scope.ts'
import { asksReports, type LookWish, readLook, theRange } from '../usecases/looking-back/read-look.ts'
import { drawVersions } from '../usecases/reports/draw-versions.ts'
import type { ReportKind } from '../usecases/reports/report-kind.ts'
import { soundOf } from '../usecases/words/pinyin.ts'
import type { Answer, Asked, Command } from './command.ts'
import { alsoRecords, lookAtRecords } from './look-records.ts'
import { kindNamed } from './named-kind.ts'
import { answerWith } from './questions/question.ts'
import { refused, say } from './refused.ts'
import { longestSay, noSuchTime } from './unsure.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

const versions = /(?:^|\s)(?:各版|版本|版本记录)$/u

/** 查 … 版本: every revision of one report. */
const showVersions = async (asked: Asked, words: string): Promise<Answer> => {
  const read = await readChainAndWeek(asked, words.trim())
  if ('answer' in read) return read.answer
  const found = await theReport(asked, 'look-back', read, '查')
  if ('answer' in found) return found.answer
  const card = await drawVersions(asked, found.report, 1, found.where === 'private' ? 'p2p' : asked.place.kind)
  return { where: found.where, content: { card } }
}

/** 查 with a text, a person, a state or a light. */
const search = async (asked: Asked, wish: LookWish, scope: LookScope, kind: ReportKind): Promise<Answer> => {
  const where = kind.inPrivate ? 'private' : scope.where
  const names = scope.chains.map(({ name }) => name)
  const alone = where === 'private' || asked.place.kind === 'p2p'
  const also = alone ? await alsoRecords(asked, wish.words) : undefined
  const place = where === 'private' ? 'p2p' : asked.place.kind
  const found = await drawSearch(asked, { wish, kind, scope, place, also })
  if ('card' in found) return { where, content: { card: found.card } }
  const text = notFound({
    chain: scope.chainName,
    sought: soughtOf(wish),
    range: rangeOf(wish),
    chains: names,
    picked: wish.fields.length > 0,
    also,
    ...found.nothing,
  })
  const says = otherwise(asked, wish, scope, kind)
  return says.length === 0
    ? say(text, where)
    : answerWith({ title: t.answerTitles.notFound, lines: [text], says, where })
}

/** Where nothing was found, what may have been meant is a press away: a chain, more time, every chain. Nothing is widened by itself. */
const otherwise = (asked: Asked, wish: LookWish, { chains }: LookScope, { command }: ReportKind): Suggestion[] => {
  const { chain, named, time, typed, words } = wish
  const say = (label: string | undefined, rest: string): Suggestion => {
    const said = ['查', ...rest.split(' '), command?.word].filter(Boolean).join(' ')
    return { label: label ?? said, words: said }
  }
  const meant = (chain ? [] : words).flatMap((word) => {
    const [near] = typed.includes(`「${word}」`) ? [] : nearestChains(word, chains, soundOf).near
    return near
      ? [
          say(
            undefined,
            typed.replace(word, () => near.name),
          ),
        ]
      : []
  })
  const everywhere = named !== undefined && chainsFor(asked.actor, 'look-back') === 'all'
  return [
    ...meant.slice(0, 1),
    ...(time === undefined ? [] : [say(t.says.allTime, typed.replace(time, ''))]),
    ...(everywhere ? [say(t.says.everyChain, typed.replace(named, ''))] : []),
  ].filter((one) => one.words.length <= longestSay)
}

const widerTimes = ['近4周', '近3个月', '今年', '去年']

/** Where nothing was owed in that time: longer ones that hold something, and not the same. */
const wider = async (
  asked: Asked,
  {
    wish,
    kind,
    chains,
    shown,
  }: { wish: LookWish; kind: ReportKind; chains: string[]; shown: { from: string; to: string } },
): Promise<Suggestion[]> => {
  const count = async ({ from, to }: { from: string; to: string }): Promise<number> =>
    (await itemsBetween(asked.tx, { type: kind.periods.type, chains, from, to, limit: 0, offset: 0 })).total
  const { time } = wish
  if (time === undefined || (await count(shown)) > 0) return []
  const counts = new Map<number, Suggestion>()
  for (const range of widerTimes) {
    const held = await count(await kind.range(asked, theRange(range, asked)))
    const words = ['查', wish.typed.replace(time, () => range), kind.command?.word].filter(Boolean).join(' ')
    if (held > 0 && !counts.has(held)) counts.set(held, { label: range, words })
  }
  return [...counts.values()].filter(({ words }) => words.length <= longestSay).slice(0, 3)
}

/** 查: reports of a chain over a range, or those with a text in them, of a person, in a state; words in any order. Without any, the last four weeks. */
export const look: Command = {
  name: '查',
  aliases: ['look', 'find', '查询', '查看', '往期', '搜索', 'search'],
  summary:
    '查往期报告：按产业链、时间、人名、状态、红黄绿灯或文字；加「版本」看每一版；写上「任务」就查任务，写「记录」查所有记录',
  usage: '查 [产业链] [时间] [人名|状态|灯|风险|请链长|受阻|文字] [月报]',
  example: '查 航天 近4周',
  action: 'look-back',
  showsOnly: true,
  run: async (asked, words) => {
    const ofRecords = await lookAtRecords(asked, words)
    if (ofRecords) return ofRecords
    const ofVersions = versions.exec(withoutStops(words))
    if (ofVersions) return showVersions(asked, withoutStops(words).slice(0, ofVersions.index))
    const named = kindNamed(asked, words)
    const { kind } = named
    const read = await readLook(asked, named.words)
    if ('fault' in read) return read.time === undefined ? say(read.fault) : noSuchTime(asked, read.time)
    const { wish } = read
    const scope = await lookScope(asked, wish.chain)
    if ('refused' in scope) return refused(asked, scope.refused, 'look-back', scope.wanted)
    if (asksReports(wish)) return search(asked, wish, scope, kind)
    const range = await kind.range(asked, wish.range)
    const chains = scope.chains.map(({ id }) => id)
    const card = await kind.look(asked, {
      chain: scope.chain?.id ?? 'all',
      chainName: scope.chainName,
      chains,
      from: range.from,
      to: range.to,
      rangeText: range.label,
      page: 1,
      only: wish.unreported,
    })
    const where = kind.inPrivate ? 'private' : scope.where
    const says = wish.unreported ? [] : await wider(asked, { wish, kind, chains, shown: range })
    if (says.length === 0) return { where, content: { card } }
    return { where, content: { card: understoodAs(card, t.widerLine, says) }, suggests: true }
  },
}
