import * as t from '../texts/relay.ts'
import { type Card, card } from './kit/card.ts'
import { div, note } from './kit/elements.ts'

/** What a chief said, word for word, for the office. */
export interface RelayView {
  name: string
  /** `航天产业链链长` */
  post: string
  atText: string
  /** The group, or 私信. */
  where: string
  words: string
  /** Characters, where there were more. */
  cutAt?: number | undefined
  /** The card that was answered, and what that report asks for. */
  answers?: { what: string; about: string; ask: string } | undefined
}

/** Four bytes are the longest character. */
const bytes = 4

export const relayCard = (v: RelayView): Card =>
  card({
    title: t.relayTitle(v.post),
    template: 'blue',
    summary: t.relaySummary(v.name, v.words),
    elements: [
      div(t.relaySaid({ name: v.name, post: v.post, at: v.atText, where: v.where }), { colour: 'grey' }),
      div(v.words, { max: bytes * (v.cutAt ?? v.words.length) + bytes }),
      v.cutAt !== undefined && note(t.relayCut(v.cutAt)),
      v.answers !== undefined && note(t.relayAnswers(v.answers.what, v.answers.about)),
      v.answers !== undefined && v.answers.ask !== '' && note(t.relayAsk(v.answers.ask)),
      note(t.relayNote),
    ],
  })
