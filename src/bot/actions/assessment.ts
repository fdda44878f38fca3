import { issueCard, secondCard } from '../../cards/assessment.ts'
import { readEntry } from '../../db/assessment-entries.ts'
import { chainsFor } from '../../domain/rights.ts'
import { assessmentToasts, issueAsk, issuedSaid, secondAsk, settledLine } from '../../texts/assessment.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawGrades } from '../../usecases/assessment/draw-grades.ts'
import { settleEntry } from '../../usecases/assessment/entries.ts'
import { wordsOfEntry } from '../../usecases/assessment/entry-words.ts'
import { issueSheets } from '../../usecases/assessment/issue-sheets.ts'
import { secondFor } from '../../usecases/assessment/second-person.ts'
import { assessedYear } from '../../usecases/assessment/the-sheets.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

const all = { all: true }

const press = async (click: Click, action: Wish<'assessment'>): Promise<CardAnswer> => {
  const found = await assessedYear(click, action.year)
  if (!found) return { toast: toasts.oldCard }
  if (action.do === 'issue') {
    if (!click.may('assessment-keep', all).allow) return refuseClick(click, 'assessment-keep', all)
    const issued = await issueSheets(click, action.year)
    if (!issued) return { toast: assessmentToasts.issuedAgain }
    const ask = issueAsk(issued.chains, issued.until, found.rules.appeal_workdays)
    const said = issuedSaid(issued.chains, issued.until)
    return { toast: assessmentToasts.issued, card: issueCard({ year: action.year, ask, said }) }
  }
  if (!click.may('assessment-grade').allow) return refuseClick(click, 'assessment-grade', {})
  const open = chainsFor(click.actor, 'assessment-grade')
  const ownGroup = click.place.kind === 'group' ? click.place.chain : undefined
  const chains = found.chains.filter(({ id }) =>
    ownGroup === undefined ? open === 'all' || open.includes(id) : id === ownGroup,
  )
  const inPrivate = click.place.kind === 'p2p'
  return {
    card: await drawGrades(click, {
      year: { ...found, chains },
      page: action.page + (action.do === 'next' ? 1 : -1),
      withPoints: inPrivate,
      mayExport: inPrivate && click.may('assessment-keep', all).allow,
    }),
  }
}

export const assessmentButton: Button<'assessment'> = {
  right: 'assessment-grade',
  mark: ({ year }) => String(year),
  press,
}

/** 同意 and 不同意 under what a colleague has entered. */
const second = async (click: Click, action: Wish<'assess-entry'>): Promise<CardAnswer> => {
  if (!click.may('assessment-keep', all).allow) return refuseClick(click, 'assessment-keep', all)
  const outcome = await settleEntry(click, action.entry, action.do === 'agree')
  if (outcome.is === 'none') return { toast: toasts.oldCard }
  if (outcome.is === 'own') return { toast: assessmentToasts.own }
  const entry = (await readEntry(click.tx, action.entry)) ?? outcome.entry
  const settled = settledLine(entry.second?.name ?? '', entry.state === 'valid')
  const why = (await secondFor(click, entry.year, entry.chainId)) ?? 'own'
  const card = secondCard({
    line: await wordsOfEntry(click, entry),
    ask: secondAsk(entry.by.name, why),
    entry: entry.id,
    settled,
  })
  if (outcome.is === 'settled') return { toast: assessmentToasts.settled, card }
  return { toast: action.do === 'agree' ? assessmentToasts.agreed : assessmentToasts.refused, card }
}

export const assessEntryButton: Button<'assess-entry'> = {
  right: 'assessment-keep',
  mark: ({ entry }) => entry,
  press: second,
}
