import type { StatusRow } from '../../cards/status.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { holders } from '../../db/people.ts'
import { nameKey } from '../../domain/names.ts'
import type { Role } from '../../domain/people.ts'
import { chainsFor } from '../../domain/rights.ts'
import type { Reading } from '../../domain/words/reading.ts'
import * as t from '../../texts/answers.ts'
import { nothingOwed } from '../../texts/refusals.ts'
import { countRows, statusRows } from '../../usecases/looking-back/show-status.ts'
import type { Asked } from '../command.ts'
import { formWord, kindNamed } from '../named-kind.ts'
import { say } from '../refused.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

/** How the reports stand that people write for now: of the named chain or all that may be seen, of the named kind or the usual one. */
const standing = async (asked: Asked, reading: Reading<Chain>) => {
  const [person] = reading.words('person')
  const reported = person === undefined ? reading.chains : await reportedBy(asked, person)
  const [named] = reported
  const scope = await scopeOf(asked, 'status', named)
  if ('answer' in scope) return scope
  const { where } = scope
  if (person !== undefined && !named)
    return { answer: answerWith({ title: t.answerTitles.filed, lines: [t.reportsNothing(person)], where }) }
  const open = chainsFor(asked.actor, 'status')
  const chains =
    reported.length === 0
      ? scope.chains
      : reported.map(({ id }) => id).filter((id) => open === 'all' || open.includes(id))
  const { kind } = kindNamed(asked, reading.words('month')[0] ?? '')
  const plan = await kind.now(asked)
  if (!plan) return { answer: say(nothingOwed, where) }
  return {
    kind,
    words: kind.words(plan, asked.rules),
    isDue: asked.now > plan.dueAt,
    rows: await statusRows(asked, kind.periods.keyOf(plan), chains),
    where,
    /** Nobody else reads the answer: it may offer what only this person may do. */
    alone: where === 'private' || asked.place.kind === 'p2p',
    /** A command about this kind of report. */
    command: (...parts: (string | undefined)[]) => [...parts, kind.command?.word].filter(Boolean).join(' '),
  }
}

/** The chains for which somebody of that name reports or may stand in. */
const reportedBy = async ({ tx }: Asked, name: string): Promise<Chain[]> => {
  const posts: readonly Role[] = ['reporter', 'backup', 'lead']
  const held = await Promise.all(posts.map((post) => holders(tx, post)))
  const ids = held.flat().flatMap((one) => (nameKey(one.name) === nameKey(name) ? [one.grant.chain] : []))
  return (await allChains(tx)).filter(({ id }) => ids.includes(id))
}

const lineOf = ({ chainName, state, timeText, note }: StatusRow, isDue: boolean): string =>
  t.stateLine(chainName, state, isDue, timeText ?? note)
const owes = ({ state }: StatusRow): boolean => state === 'missing' || state === 'draft' || state === 'returned'

/** 我报了吗, 航天报了没: of one's own chains or of the one that is named. */
export const filed: Question = async (asked, reading) => {
  const found = await standing(asked, reading)
  if ('answer' in found) return found.answer
  const { kind, words, rows, where, alone, command } = found
  const counts = countRows(rows)
  const lines =
    rows.length <= 3
      ? rows.map((row) => lineOf(row, found.isDue))
      : [t.filedCount(counts.filed, counts.owed), owingLine(words.name, rows)]
  const [one] = rows.length === 1 ? rows : []
  const about = one ? { chain: one.chain } : {}
  const mayFile = alone && asked.may('file', about).allow
  const mayNudge = alone && asked.may('nudge', about).allow
  const owing = rows.some(owes)
  const isIn = alone && one?.state === 'filed'
  return answerWith({
    title: `${t.answerTitles.filed} · ${words.name}`,
    lines: [...lines, t.dueOf(words.name, words.due)],
    says: [
      ...(mayFile && owing ? [t.fillSay(formWord(kind))] : []),
      ...(isIn ? [{ label: t.says.read, words: `查 ${one.chainName} ${words.query}` }] : []),
      ...(isIn && mayFile ? [{ label: t.says.correct, words: `更正 ${one.chainName} ${words.query}` }] : []),
      ...(mayNudge && owing ? [{ label: t.says.nudge, words: command('催报', one?.chainName) }] : []),
    ].slice(0, 3),
    where,
  })
}

const owingLine = (label: string, rows: readonly StatusRow[]): string => {
  const names = (state: StatusRow['state']) =>
    rows.filter((row) => row.state === state).map(({ chainName }) => chainName)
  return t.stillOwing(label, { missing: names('missing'), drafts: names('draft'), returned: names('returned') })
}

/** 谁没报. */
export const owing: Question = async (asked, reading) => {
  const found = await standing(asked, reading)
  if ('answer' in found) return found.answer
  const { words, rows, where, alone, command } = found
  const mayNudge = alone && asked.may('nudge').allow && rows.some(owes)
  return answerWith({
    title: t.answerTitles.owing,
    lines: [owingLine(words.name, rows), t.dueOf(words.name, words.due)],
    says: [
      ...(alone ? [{ label: t.says.status, words: command('状态') }] : []),
      ...(mayNudge ? [{ label: t.says.nudge, words: command('催报') }] : []),
    ],
    where,
  })
}
