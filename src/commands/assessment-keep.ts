import { issueCard } from '../cards/assessment.ts'
import type { AssessedChain } from '../db/assessed-chains.ts'
import { entryId } from '../db/assessment-entries.ts'
import type { Rule } from '../domain/assessment/rules.ts'
import { findChain } from '../domain/names.ts'
import type { Action } from '../domain/rights.ts'
import { countCharacters } from '../domain/text.ts'
import * as t from '../texts/assessment.ts'
import { allChainsWord } from '../texts/commands.ts'
import { districtWide } from '../texts/records.ts'
import { enter, type NewEntry, type Settled, settleEntry, withdrawEntry } from '../usecases/assessment/entries.ts'
import { wordsOfEntry } from '../usecases/assessment/entry-words.ts'
import { appealDay } from '../usecases/assessment/issue-sheets.ts'
import { requestAssessment } from '../usecases/assessment/request-file.ts'
import type { AssessedYear } from '../usecases/assessment/the-sheets.ts'
import { type KeepWord, ofPoints, readEntryNumber, readFigure, ruleNamed, rulesByHand } from './assessment-words.ts'
import type { Answer, Asked } from './command.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'

type Words = readonly string[]
type Keep = (asked: Asked, year: AssessedYear, words: Words) => Promise<Answer>

/** What is entered by hand, confirmed, made known or taken along. */
export const keep = async (asked: Asked, year: AssessedYear, verb: KeepWord, words: Words): Promise<Answer> => {
  const action: Action = verb === '打分' ? 'assessment-score' : 'assessment-keep'
  const right = asked.may(action, verb === '打分' ? {} : { all: true })
  if (!right.allow) return refused(asked, right, action)
  return keeps[verb](asked, year, words)
}

const mostReason = 200
const leastReason = 4
const reasonOf = (words: Words): string | undefined => {
  const text = words.join(' ').trim()
  return countCharacters(text) < leastReason ? undefined : [...text].slice(0, mostReason).join('')
}

/** The chain at the beginning of the words; `district` where 全区 stands there. */
const chainOf = (year: AssessedYear, [word]: Words): AssessedChain | 'district' | undefined => {
  if (word === undefined) return undefined
  if ([districtWide, '全区', allChainsWord].includes(word)) return 'district'
  const found = findChain(word, year.chains)
  return 'chain' in found ? found.chain : undefined
}

const askChain = (year: AssessedYear): Answer => say(t.missingWords.chain(year.chains.map(({ name }) => name)))

const entered = async (asked: Asked, wish: Omit<NewEntry, 'sourceKey'>): Promise<Answer> => {
  const outcome = await enter(asked, { ...wish, sourceKey: asked.messageId })
  const line = await wordsOfEntry(asked, outcome.entry)
  switch (outcome.is) {
    case 'entered':
      return say(t.entered(line))
    case 'again':
      return say(t.enteredAgain(line))
    case 'scored':
      return say(t.scoredAlready(line))
    case 'waiting':
      return say(outcome.others.length > 0 ? t.enteredWaiting(line, outcome.others) : t.nobodyElse)
  }
}

/** 登记 航天 年度产值目标 12 依据… */
const register: Keep = async (asked, year, words) => {
  const chain = chainOf(year, words)
  const rest = chain ? words.slice(1) : words
  const { inputs } = year.rules
  const input = inputs.find(({ name }) => rest[0] !== undefined && (name === rest[0] || name.startsWith(rest[0])))
  if (!input) return say(t.missingWords.input(inputs.map(({ name }) => name)))
  if (input.of === 'district' && chain !== 'district') return say(t.missingWords.district(input.name))
  if (input.of === 'chain' && (chain === undefined || chain === 'district'))
    return say(t.missingWords.ofChain(input.name))
  const value = readFigure(rest[1], input.unit)
  if (value === undefined) return say(t.missingWords.value(input.unit))
  const reason = reasonOf(rest.slice(2))
  if (reason === undefined) return say(t.missingWords.reason)
  const chainId = chain === undefined || chain === 'district' ? undefined : chain.id
  return entered(asked, { year: year.year, sort: 'input', of: input.id, chainId, value, reason })
}

/** 打分 航天 4.5 理由: by its chief, or by 领导小组. */
const score: Keep = async (asked, year, words) => {
  const own = year.chains.filter(({ id }) => asked.may('assessment-score', { chain: id }).allow)
  const named = chainOf(year, words)
  const chain = named ?? (own.length === 1 ? own[0] : undefined)
  if (chain === undefined || chain === 'district') return askChain(year)
  const right = asked.may('assessment-score', { chain: chain.id })
  if (!right.allow) return refused(asked, right, 'assessment-score', chain.id)
  const isChief = asked.actor.grants.some((grant) => grant.role === 'chief' && grant.chain === chain.id)
  const by = isChief ? 'chief' : 'leader'
  const rule = rulesByHand(year.rules, 'score').find((one) => 'by' in one && one.by === by)
  if (!rule) return say(t.missingWords.notScorer)
  const rest = named ? words.slice(1) : words
  // 打分 航天 D1 4.5: which line it is follows from who scores, and may be said all the same.
  const figures = ruleNamed(year.rules, rest[0]) === rule ? rest.slice(1) : rest
  return pointed(asked, year, chain, rule, 'score', figures)
}

const pointed = async (
  asked: Asked,
  year: AssessedYear,
  chain: AssessedChain,
  rule: Rule,
  sort: 'score' | 'adjust',
  [word, ...rest]: Words,
): Promise<Answer> => {
  const value = readFigure(word, ofPoints)
  if (value === undefined) return say(sort === 'adjust' ? t.missingWords.adjust : t.missingWords.score(chain.name))
  if (sort === 'score' && (value < 0 || value > rule.points)) return say(t.missingWords.most(rule.points))
  if (sort === 'adjust' && (value === 0 || Math.abs(value) > 100)) return say(t.missingWords.adjust)
  const reason = reasonOf(rest)
  if (reason === undefined) return say(t.missingWords.reason)
  return entered(asked, { year: year.year, sort, of: rule.id, chainId: chain.id, value, reason })
}

/** 扣分 航天 C5 依据…, 加分 航天 J2 依据… */
const found =
  (sort: 'deduct' | 'bonus'): Keep =>
  async (asked, year, words) => {
    const chain = chainOf(year, words)
    if (chain === undefined || chain === 'district') return askChain(year)
    const rule = ruleNamed(year.rules, words[1], sort)
    if (!rule) return say(t.missingWords.rule(rulesByHand(year.rules, sort).map(({ id, title }) => `${id} ${title}`)))
    const reason = reasonOf(words.slice(2))
    if (reason === undefined) return say(t.missingWords.reason)
    return entered(asked, { year: year.year, sort, of: rule.id, chainId: chain.id, value: 1, reason })
  }

/** 调整 航天 B1 +0.5 理由 */
const adjust: Keep = async (asked, year, words) => {
  const chain = chainOf(year, words)
  if (chain === undefined || chain === 'district') return askChain(year)
  const rule = ruleNamed(year.rules, words[1])
  if (!rule) return say(t.missingWords.rule(rulesByHand(year.rules).map(({ id }) => id)))
  return pointed(asked, year, chain, rule, 'adjust', words.slice(2))
}

/** 第三方 航天 86.5 说明 */
const third: Keep = async (asked, year, words) => {
  const chain = chainOf(year, words)
  if (chain === undefined || chain === 'district') return askChain(year)
  const value = readFigure(words[1], ofPoints)
  if (value === undefined || value < 0 || value > 100) return say(t.missingWords.third)
  const reason = reasonOf(words.slice(2))
  if (reason === undefined) return say(t.missingWords.reason)
  return entered(asked, { year: year.year, sort: 'third', of: 'third', chainId: chain.id, value, reason })
}

const settled = async (
  asked: Asked,
  outcome: Settled,
  said: string,
  how: 'agreed' | 'refused' | 'withdrawn',
): Promise<Answer> => {
  if (outcome.is === 'none') return say(t.noEntry(said))
  if (outcome.is === 'own') return say(t.ownEntry)
  if (outcome.is === 'settled') return say(t.settledAlready)
  const line = await wordsOfEntry(asked, outcome.entry)
  return say(how === 'withdrawn' ? t.withdrawn(line) : t.tellProposer(line, asked.actor.name, how === 'agreed'))
}

const numbered =
  (
    work: (asked: Asked, id: string, reason: string | undefined) => Promise<Settled>,
    how: 'agreed' | 'refused' | 'withdrawn',
  ): Keep =>
  async (asked, year, [word = '', ...rest]) => {
    const no = readEntryNumber(word)
    if (no === undefined) return say(t.noEntry(word))
    const reason = reasonOf(rest)
    if (how !== 'agreed' && reason === undefined) return say(t.missingWords.reason)
    return settled(asked, await work(asked, entryId(year.year, no), reason), t.entryNumber(no), how)
  }

const agree = numbered((asked, id) => settleEntry(asked, id, true), 'agreed')

/** 公布: shown before it is done. */
const issue: Keep = async (asked, year) => ({
  where: 'private',
  content: {
    card: issueCard({
      year: year.year,
      ask: t.issueAsk(year.chains.length, appealDay(asked, year.rules.appeal_workdays), year.rules.appeal_workdays),
    }),
  },
})

/** 导出 表格, 通报 or 强市: a file in private. */
const takeAlong: Keep = (asked, year, words) => {
  const form = words.some((one) => /通报|word|docx/iu.test(one))
    ? 'notice'
    : words.some((one) => /强市/u.test(one))
      ? 'city'
      : 'table'
  return privateFile(asked, (from) => requestAssessment(asked, year.year, form, from))
}

const keeps: Readonly<Record<KeepWord, Keep>> = {
  登记: register,
  打分: score,
  扣分: found('deduct'),
  加分: found('bonus'),
  调整: adjust,
  第三方: third,
  确认: agree,
  同意: agree,
  不同意: numbered((asked, id, why) => settleEntry(asked, id, false, why), 'refused'),
  撤回: numbered((asked, id, why = '') => withdrawEntry(asked, id, why), 'withdrawn'),
  公布: issue,
  导出: takeAlong,
}
