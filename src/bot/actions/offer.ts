import { report } from '../../commands/report.ts'
import { reportWords } from '../../commands/report-words.ts'
import { closeOffer, type Offer, readOffer } from '../../db/offers.ts'
import type { MessageWords } from '../../domain/message-words.ts'
import { readReport } from '../../domain/reading/read-report.ts'
import type { Instant } from '../../domain/time.ts'
import type { FieldFault, WeeklyDoubts, WeeklyTyped } from '../../domain/weekly.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawFiled } from '../../usecases/reports/draw-weekly.ts'
import {
  drawEndedOffer,
  drawOffer,
  offeredTyped,
  offerOfCard,
  rereadOffer,
} from '../../usecases/reports/offer-report.ts'
import { submitWeekly } from '../../usecases/reports/submit-weekly.ts'
import { week } from '../../usecases/reports/week.ts'
import { readWeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { tellLeftOut } from '../../usecases/say.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { afterSubmit } from './report-form.ts'
import { keepAsDraft } from './weekly.ts'

/** 确认提交 and 不用了 under a text report read back. */
const press = async (click: Click, action: Wish<'offer'>, reread: MessageWords | undefined): Promise<CardAnswer> => {
  const offer = await readOffer(click.tx, action.offer)
  const weekly = offer && (await readWeeklyItem(click.tx, offer.itemId))
  if (!offer || !weekly) return { toast: toasts.oldCard }
  if (offer.personId !== click.actor.personId) return { toast: toasts.wrongChat }
  const object = { chain: weekly.chain.id }
  if (!click.may('file', object).allow) return refuseClick(click, 'file', object)
  if (offer.state === 'withdrawn')
    return { toast: toasts.offerWithdrawn, card: drawEndedOffer(click, weekly, 'withdrawn') }
  if (offer.state === 'cancelled')
    return { toast: toasts.offerDropped, card: drawEndedOffer(click, weekly, 'cancelled') }
  if (action.do === 'cancel' && offer.state === 'confirmed')
    return { toast: toasts.alreadySettled, card: drawFiled(click, weekly) }
  if (action.do === 'cancel') {
    await closeOffer(click.tx, offer.id, 'cancelled')
    return { toast: toasts.offerDropped, card: drawEndedOffer(click, weekly, 'cancelled') }
  }
  const words = (text: string) => reportWords(text, report, weekly.chain)
  const edited =
    reread === undefined || offer.state !== 'open'
      ? undefined
      : await rereadOffer(click, weekly, offer, { message: reread.text, words: words(reread.text), at: click.sentAt })
  if (edited) {
    await tellLeftOut(click, click.actor, click.eventId, reread?.leftOut ?? [])
    const typed = withChanges(edited, offer, click.form)
    return { toast: toasts.offerReread, card: await drawOffer(click, weekly, edited, { typed }) }
  }

  const outcome = await submitWeekly(click, {
    itemId: offer.itemId,
    // What was confirmed once is not filed again over what stands now.
    rev: offer.state === 'confirmed' ? -1 : action.rev,
    form: click.form ?? offer.typed,
    drawn: { typed: offeredTyped(weekly, offer), at: offer.sentAt },
    unanswered: Object.keys(offer.doubts) as (keyof WeeklyDoubts)[],
    noNews: saysNoNews(offer, words(offer.text), click.form),
    sourceKey: click.eventId,
    sentAt: sentAtOf(offer, click),
    clickedCard: click.card.id,
  })
  if (outcome.kind === 'filed' || outcome.kind === 'unchanged') await closeOffer(click.tx, offer.id, 'confirmed')
  if (outcome.kind === 'faults') {
    const { typed = {}, faults = [] } = outcome.filling
    const filling = { faults, typed: withQuoted(typed, faults, offer.doubts) }
    return { toast: toasts.faults, card: await drawOffer(click, outcome.report, offer, filling) }
  }
  if (outcome.kind === 'stale' && offer.state === 'confirmed')
    return { toast: toasts.alreadySettled, card: drawFiled(click, outcome.report) }
  if (outcome.kind === 'stale')
    return { toast: toasts.staleKept, card: await drawOffer(click, outcome.report, offer, outcome.filling) }
  return afterSubmit(click, week, outcome)
}

/** Whoever answers that the words ask something of somebody, or tell of a risk, need not type them again. */
const withQuoted = (typed: WeeklyTyped, faults: readonly FieldFault[], doubts: WeeklyDoubts): WeeklyTyped => {
  const needed = (field: 'ask_detail' | 'risk_detail') =>
    faults.some((fault) => fault.field === field && fault.reason === 'detail-needed')
  return {
    ...typed,
    ...(needed('ask_detail') && doubts.ask_level !== undefined && { ask_detail: doubts.ask_level }),
    ...(needed('risk_detail') && doubts.risk !== undefined && { risk_detail: doubts.risk }),
  }
}

/** The message read anew, with what the person has changed on the card meanwhile. */
const withChanges = (read: Offer, offered: Offer, form: Record<string, unknown> | undefined): Offer['typed'] => {
  // A pick stands at 无 by itself, unless the words left it open: then 无 is an answer.
  const standing: Record<string, unknown> = {
    ask_level: 'none',
    risk: 'none',
    ...emptied(offered.doubts),
    ...offered.typed,
  }
  const shown = (value: unknown) => (value === undefined ? '' : String(value).trim())
  const changed = Object.entries(form ?? {}).filter(
    ([name, value]) => typeof value === 'string' && shown(value) !== shown(standing[name]),
  )
  return { ...read.typed, ...Object.fromEntries(changed) }
}

const emptied = (doubts: WeeklyDoubts) => Object.fromEntries(Object.keys(doubts).map((pick) => [pick, undefined]))

const textFields = ['progress', 'next_plan', 'ask_detail', 'risk_detail'] as const

const written = (
  form: Record<string, unknown> | undefined,
  offered: Offer['typed'],
  name: (typeof textFields)[number],
) => {
  const value = form === undefined ? offered[name] : form[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** A message that said 无新增 files as such, unless progress was added on the card. What else was said is kept. */
const saysNoNews = (offer: Offer, words: string, form: Record<string, unknown> | undefined): boolean =>
  readReport(words).noNews && written(form, offer.typed, 'progress') === ''

/** 逾期 is judged by when the report was sent: the message, unless its words were changed on the card. */
const sentAtOf = (offer: Offer, click: Click): Instant =>
  textFields.every((name) => written(click.form, offer.typed, name) === (offer.typed[name] ?? '').trim())
    ? offer.sentAt
    : click.sentAt

export const offerButton: Button<'offer'> = {
  right: 'file',
  mark: ({ offer }) => offer,
  byName: async ({ tx }, name, card) => {
    const word = named(['confirm', 'cancel'], name)
    const offer = word && (await offerOfCard(tx, card))
    return offer && { on: 'offer', do: word, offer: offer.id }
  },
  press,
  keepTyped: async (click, action) => {
    const offer = await readOffer(click.tx, action.offer)
    return offer && keepAsDraft(click, offer.itemId)
  },
}
