import type { AssessedChain } from '../db/assessed-chains.ts'
import { yearsWithRules } from '../db/assessment-rules.ts'
import { findChain } from '../domain/names.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import * as t from '../texts/assessment.ts'
import { drawGrades } from '../usecases/assessment/draw-grades.ts'
import { drawSheet } from '../usecases/assessment/draw-sheet.ts'
import { type AssessedYear, assessedYear } from '../usecases/assessment/the-sheets.ts'
import { keep } from './assessment-keep.ts'
import { type KeepWord, keepWords } from './assessment-words.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refused, say } from './refused.ts'
import { noSuchChain } from './which-chain.ts'

/** 考核: grades of a year, or one chain's sheet with every sum; and what the office enters by hand. */
export const assessment: Command = {
  name: '考核',
  aliases: ['assessment', '考核成绩', '成绩单'],
  summary: '看年度考核：每一分怎么来的、依据哪些台账；推进办登记、打分、公布、导出',
  usage: '考核 [产业链] [年份] / 考核 登记|打分|扣分|加分|调整|第三方 …',
  example: '考核 航天',
  action: 'assessment-grade',
  ofAnyChain: true,
  run: async (asked, words) => {
    const { verb, year, rest } = readWords(asked, words)
    const found = await assessedYear(asked, year)
    if (!found) return say(t.noRules(year, await yearsWithRules(asked.tx)))
    if (verb) return keep(asked, found, verb, rest)
    return show(asked, found, rest)
  },
}

/** `2026`, `2026年`: alone in what only shows; behind a word that enters something only with 年, since numbers stand there. */
const readWords = (asked: Asked, words: string): { verb: KeepWord | undefined; year: number; rest: string[] } => {
  const typed = words.split(/\s+/u).filter(Boolean)
  const verb = keepWords.find((word) => word === typed[0])
  const parts = verb ? typed.slice(1) : typed
  const isYear = verb && verb !== '导出' && verb !== '公布' ? /^(20\d{2})年$/u : /^(20\d{2})年?$/u
  const at = parts.findIndex((part) => isYear.test(part.normalize('NFKC')))
  const said = at < 0 ? undefined : isYear.exec((parts[at] ?? '').normalize('NFKC'))?.[1]
  return {
    verb,
    year: Number(said ?? dayOf(asked.now, asked.rules.zone).slice(0, 4)),
    rest: at < 0 ? parts : parts.filter((_, place) => place !== at),
  }
}

const show = async (asked: Asked, year: AssessedYear, words: readonly string[]): Promise<Answer> => {
  const [word] = words
  if (word !== undefined) {
    const named = findChain(word, year.chains)
    if (!('chain' in named)) return noSuchChain(asked, 'assessment', word)
    return sheet(asked, year, named.chain)
  }
  const ownGroup = asked.place.kind === 'group' ? asked.place.chain : undefined
  const open = chainsFor(asked.actor, 'assessment-grade')
  const wanted = ownGroup === undefined ? open : [ownGroup]
  const chains = year.chains.filter(({ id }) => wanted === 'all' || wanted.includes(id))
  const object = wanted === 'all' ? { all: true } : ownGroup === undefined ? {} : { chain: ownGroup }
  const right = asked.may('assessment-grade', object)
  if (!right.allow) return refused(asked, right, 'assessment-grade', ownGroup)
  const inPrivate = asked.place.kind === 'p2p' || right.where === 'private'
  const [only] = chains
  if (!only) return say(t.noChains(year.year))
  if (inPrivate && chains.length === 1 && wanted !== 'all') return sheet(asked, year, only)
  const card = await drawGrades(asked, {
    year: { ...year, chains },
    page: 1,
    withPoints: inPrivate,
    mayExport: inPrivate && mayKeep(asked),
  })
  return { where: right.where, content: { card } }
}

const mayKeep = (asked: Asked): boolean => asked.may('assessment-keep', { all: true }).allow

/** Points are the chain's own and the office's: in private, wherever they are asked for. */
const sheet = async (asked: Asked, year: AssessedYear, chain: AssessedChain): Promise<Answer> => {
  const right = asked.may('assessment', { chain: chain.id })
  if (!right.allow) return refused(asked, right, 'assessment', chain.id)
  return { where: right.where, content: { card: await drawSheet(asked, year, chain) } }
}
