import * as t from '../texts/commands.ts'
import { type Card, card } from './kit/card.ts'
import { div, note, personShown } from './kit/elements.ts'

/** Somebody without a post says who they are: to the office and the administrator, who know whether it is so. */
export interface KnockView {
  openId: string
  /** Known of somebody whose posts have ended; nobody tells the name of others. */
  name: string
  words: string
}

export const knockCard = (v: KnockView): Card =>
  card({
    title: t.knockTitle,
    template: 'orange',
    summary: t.knockTitle,
    elements: [
      personShown(v.openId),
      v.name !== '' && div(t.knockName(v.name)),
      div(t.knockWords(v.words), { max: 400 }),
      note(t.knockTodo),
    ],
  })
