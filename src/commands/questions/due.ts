import type { PeriodPlan } from '../../domain/report.ts'
import { chainsFor } from '../../domain/rights.ts'
import * as t from '../../texts/answers.ts'
import { nothingOwed } from '../../texts/refusals.ts'
import { statusRows } from '../../usecases/looking-back/show-status.ts'
import type { ReportKind } from '../../usecases/reports/report-kind.ts'
import { formWord, usualKind } from '../named-kind.ts'
import { say } from '../refused.ts'
import { answerWith, type Question } from './question.ts'

/** 几点截止: of every kind of report that is open or of those that are named, and how one's own reports stand. */
export const due: Question = async (asked, reading) => {
  const { tx, now } = asked
  const named = asked.kinds.filter((kind) => new RegExp(kind.named, 'u').test(reading.text))
  const open: { kind: ReportKind; plan: PeriodPlan; line: string }[] = []
  for (const kind of named.length > 0 ? named : asked.kinds) {
    const [plan] = await kind.periods.lockedAfter(tx, now)
    if (!plan) continue
    const words = kind.words(plan, asked.rules)
    open.push({ kind, plan, line: t.dueOf(words.name, words.due) })
  }
  const usual = open.find(({ kind }) => kind === usualKind(asked))
  const own = chainsFor(asked.actor, 'file')
  const inPrivate = asked.place.kind === 'p2p'
  const rows =
    usual && inPrivate && own !== 'all' ? await statusRows(asked, usual.kind.periods.keyOf(usual.plan), own) : []
  const states = rows
    .filter(({ state }) => state !== 'exempt')
    .map(({ chainName, state }) => t.stateLine(chainName, state, usual !== undefined && now > usual.plan.dueAt))
  const lines = [...open.map(({ line }) => line), ...states.slice(0, 3)]
  if (lines.length === 0) return say(nothingOwed, 'here')
  const mayFile = inPrivate && own !== 'all' && own.length > 0
  return answerWith({
    title: t.answerTitles.due,
    lines,
    says: [
      ...(mayFile ? open.map(({ kind }) => t.fillSay(formWord(kind))) : []),
      ...(inPrivate && asked.may('nudge').allow ? [{ label: t.says.owing, words: '谁没报' }] : []),
    ].slice(0, 3),
    where: 'here',
  })
}
