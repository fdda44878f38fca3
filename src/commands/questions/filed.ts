import type { StatusRow } from '../../cards/status.ts'
import * as t from '../../texts/answers.ts'
import { monthCommandWord } from '../../texts/monthly-lists.ts'
import { nothingOwed } from '../../texts/refusals.ts'
import { countRows, statusRows } from '../../usecases/looking-back/show-status.ts'
import type { Asked } from '../command.ts'
import { kindNamed } from '../named-kind.ts'
import { say } from '../refused.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

/** What people write for now: of the kind that is named, else of the usual one. */
const periodOf = async (asked: Asked, monthly: boolean) => {
  const { kind } = kindNamed(asked, monthly ? monthCommandWord : '')
  const plan = await kind.now(asked)
  if (!plan) return undefined
  const { name, due } = kind.words(plan, asked.rules)
  return { key: kind.periods.keyOf(plan), label: name, due, dueAt: plan.dueAt }
}

const lineOf = ({ chainName, state, timeText, note }: StatusRow, isDue: boolean): string =>
  t.stateLine(chainName, state, isDue, timeText ?? note)
const owes = ({ state }: StatusRow): boolean => state === 'missing' || state === 'draft' || state === 'returned'

/** 我报了吗, 航天报了没: of one's own chains or of the one that is named. */
export const filed: Question = async (asked, reading) => {
  const [named] = reading.chains
  const scope = await scopeOf(asked, 'status', named)
  if ('answer' in scope) return scope.answer
  const period = await periodOf(asked, reading.has('month'))
  if (!period) return say(nothingOwed, scope.where)
  const rows = await statusRows(asked, period.key, scope.chains)
  const [row] = rows
  const counts = countRows(rows)
  const lines =
    rows.length <= 3
      ? rows.map((row) => lineOf(row, asked.now > period.dueAt))
      : [t.filedCount(counts.filed, counts.owed), owingLine(period.label, rows)]
  const monthly = reading.has('month') ? ' 月报' : ''
  const alone = scope.where === 'private' || asked.place.kind === 'p2p'
  const one = rows.length === 1 ? row : undefined
  const mayFile = alone && asked.may('file', one ? { chain: one.chain } : {}).allow
  const mayNudge = alone && asked.may('nudge', one ? { chain: one.chain } : {}).allow
  return answerWith({
    title: `${t.answerTitles.filed} · ${period.label}`,
    lines: [...lines, t.dueOf(period.label, period.due)],
    says: [
      ...(mayFile && rows.some(owes)
        ? [reading.has('month') ? { label: t.says.monthly, words: '月报' } : { label: t.says.weekly, words: '周报' }]
        : []),
      ...(one?.state === 'filed' && alone ? [{ label: t.says.read, words: `查 ${one.chainName} 本周${monthly}` }] : []),
      ...(one?.state === 'filed' && mayFile
        ? [{ label: t.says.correct, words: `更正 ${one.chainName}${monthly}` }]
        : []),
      ...(mayNudge && rows.some(owes)
        ? [{ label: t.says.nudge, words: ['催报', one?.chainName].filter(Boolean).join(' ') + monthly }]
        : []),
    ].slice(0, 3),
    where: scope.where,
  })
}

const owingLine = (label: string, rows: readonly StatusRow[]): string => {
  const names = (state: StatusRow['state']) =>
    rows.filter((row) => row.state === state).map(({ chainName }) => chainName)
  return t.stillOwing(label, [...names('missing'), ...names('returned')], names('draft'))
}

/** 谁没报. */
export const owing: Question = async (asked, reading) => {
  const [named] = reading.chains
  const scope = await scopeOf(asked, 'status', named)
  if ('answer' in scope) return scope.answer
  const period = await periodOf(asked, reading.has('month'))
  if (!period) return say(nothingOwed, scope.where)
  const rows = await statusRows(asked, period.key, scope.chains)
  const alone = scope.where === 'private' || asked.place.kind === 'p2p'
  const monthly = reading.has('month') ? ' 月报' : ''
  return answerWith({
    title: t.answerTitles.owing,
    lines: [owingLine(period.label, rows), t.dueOf(period.label, period.due)],
    says: [
      ...(alone ? [{ label: t.says.status, words: `状态${monthly}` }] : []),
      ...(alone && asked.may('nudge').allow && rows.some(owes)
        ? [{ label: t.says.nudge, words: `催报${monthly}` }]
        : []),
    ],
    where: scope.where,
  })
}
